/**
 * One A4 page that says where and when it was printed, in a font that every printer has. Written by hand, because the
 * page is one line and a library for it would be the larger thing to check (ISO 32000-1, 7.5).
 */
export function testPage(siteName: string, at: Date): Uint8Array {
  const text = `Test - ${asciiOf(siteName)} - ${at.toISOString()}`;
  const content = `BT /F1 18 Tf 72 740 Td (${text.replaceAll(/[\\()]/g, (sign) => `\\${sign}`)}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}

const asciiOf = (text: string) => text.normalize('NFD').replaceAll(/[^\x20-\x7e]/g, '');
