import type PDFDocument from 'pdfkit';
import QRCode from 'qrcode';

/** A QR code as one filled shape, `side` points wide; the caller leaves white around it. */
export function drawQr(
  document: InstanceType<typeof PDFDocument>,
  content: string,
  x: number,
  y: number,
  side: number,
  colour: string,
): void {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
  const step = side / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) document.rect(x + column * step, y + row * step, step, step);
    }
  }
  document.fill(colour);
}
