/** Corners, a rule of 100 mm and one line of text: what a technician lays a ruler on. Units of PDF: 1/72 inch. */
const POINTS_PER_MM = 72 / 25.4;
const mm = (value: number) => (value * POINTS_PER_MM).toFixed(2);

const DRAWING = [
  '1 w',
  ...[
    [10, 10, 20, 10],
    [10, 10, 10, 20],
    [200, 287, 190, 287],
    [200, 287, 200, 277],
    [55, 150, 155, 150],
    [55, 146, 55, 154],
    [155, 146, 155, 154],
  ].map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => `${mm(x1)} ${mm(y1)} m ${mm(x2)} ${mm(y2)} l S`),
  `BT /F1 14 Tf ${mm(55)} ${mm(160)} Td (Loket: test, 100 mm) Tj ET`,
].join('\n');

const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${mm(210)} ${mm(297)}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
  `<< /Length ${DRAWING.length} >>\nstream\n${DRAWING}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];

/** A PDF 1.4 of one page of A4, all ASCII. */
export const TEST_PAGE: Uint8Array = Buffer.from(assemble(), 'latin1');

function assemble(): string {
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  OBJECTS.forEach((object, index) => {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  text += `xref\n0 ${OBJECTS.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  return `${text}trailer\n<< /Size ${OBJECTS.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
