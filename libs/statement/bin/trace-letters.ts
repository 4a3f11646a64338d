// Traces the letters of Source Sans 3 into src/signature/letter-shapes.ts: `node bin/trace-letters.ts`.
// The picture of a signature is drawn with outlines, so that the counter, which has no fonts, and central draw the
// same bytes. Run it when the font package changes; signature/letters.test.ts notices.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { traceLetters } from '../src/signature/trace-letters.ts';

const packed = await traceLetters();
const lines = packed.match(/.{1,100}/g) ?? [];
await writeFile(
  join(import.meta.dirname, '../src/signature/letter-shapes.ts'),
  [
    '// Made by bin/trace-letters.ts from Source Sans 3 Regular (OFL-1.1); not to be edited by hand.',
    '/** Deflated, base64: one letter a line: code point in hex, advance, outline in thousandths of the type size. */',
    'export const packedLetters = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n'),
);
