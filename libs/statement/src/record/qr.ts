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
    // Neighbours in one piece, so that no printer leaves a white hair between them.
    for (let column = 0; column < modules.size; column += 1) {
      const from = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > from) document.rect(x + from * step, y + row * step, (column - from) * step, step);
    }
  }
  document.fill(colour);
}
