import type { PenStrokes, SignatureFieldFacts } from '@loket/contract';
import { pointsOf, SIGNATURE_BOX } from './box.ts';
import { drawText, number, widthOf } from './letters.ts';

const INK = '0.082 0.129 0.169';
const TIME_ZONE = 'Europe/Brussels';
const PADDING = 12;
const PEN_WIDTH = 230;

/**
 * The picture of a signature as a PDF content stream: who, when, how and where in outlines, and the pen's strokes.
 */
export function drawSignature(facts: SignatureFieldFacts): string {
  const { width, height } = SIGNATURE_BOX;
  const room = facts.strokes === null ? width - 2 * PADDING : width - PEN_WIDTH - 3 * PADDING;
  const lines = [
    ...wrapped(facts.name, 13, room, 2).map((text) => ({ text, size: 13, step: 19 })),
    { text: `${localTime(facts.at)} (${TIME_ZONE})`, size: 9, step: 14 },
    ...wrapped(facts.reason, 9, room, 2).map((text) => ({ text, size: 9, step: 12.5 })),
    ...wrapped(facts.place, 9, room, 1).map((text) => ({ text, size: 9, step: 12.5 })),
  ];
  const operators = ['q', `${INK} rg`, `${INK} RG`, `0 ${number(height - 1.5)} ${number(width)} 1.5 re f`];
  let y = height - PADDING - 2;
  for (const { text, size, step } of lines) {
    y -= step;
    operators.push(drawText(text, PADDING, y, size));
  }
  if (facts.strokes !== null) operators.push(drawStrokes(facts.strokes, width - PEN_WIDTH - PADDING));
  operators.push('Q');
  return `${operators.filter((operator) => operator !== '').join('\n')}\n`;
}

/** The strokes in their proportions, as large as the place right in the box allows and never larger than life. */
function drawStrokes(pen: PenStrokes, left: number): string {
  const height = SIGNATURE_BOX.height - 2 * PADDING;
  const [wide, high] = [pointsOf(pen.widthHundredthsMm / 100), pointsOf(pen.heightHundredthsMm / 100)];
  const scale = Math.min(PEN_WIDTH / wide, height / high, 1);
  const operators = ['1 J 1 j'];
  for (const stroke of pen.strokes) {
    const pressure = stroke.reduce((sum, point) => sum + point.pressure, 0) / stroke.length;
    operators.push(`${number(0.6 + 1.2 * pressure)} w`);
    const points = thinned(stroke).map(({ x, y }) => {
      const right = left + pointsOf(x / 100) * scale;
      const up = PADDING + height - pointsOf(y / 100) * scale;
      return `${number(right)} ${number(up)}`;
    });
    const [first = ''] = points;
    // A dot: a line to itself with round ends.
    const rest = points.length === 1 ? points : points.slice(1);
    operators.push(`${first} m ${rest.map((point) => `${point} l`).join(' ')} S`);
  }
  return operators.join('\n');
}

/** Points nearer than a tenth of a millimetre to the one before say nothing on paper; the last one stays. */
function thinned(stroke: PenStrokes['strokes'][number]): PenStrokes['strokes'][number] {
  let before = stroke[0];
  return stroke.filter((point, index) => {
    if (before === undefined || index === 0 || index === stroke.length - 1) return true;
    if (Math.hypot(point.x - before.x, point.y - before.y) < 10) return false;
    before = point;
    return true;
  });
}

/** At most `most` lines; what does not fit ends in an ellipsis. */
function wrapped(text: string, size: number, room: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const before = lines.at(-1);
    const longer = before === undefined ? word : `${before} ${word}`;
    if (before !== undefined && widthOf(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  return kept.map((line, index) => {
    const cut = index === kept.length - 1 && lines.length > most;
    let end = cut ? `${line}…` : line;
    while (widthOf(end, size) > room && end.length > 2) end = `${[...end].slice(0, -2).join('')}…`;
    return end;
  });
}

/** `21/11/2026 14:32:05`, as the clock on the wall said it. */
export function localTime(at: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}/${part('year')} ${part('hour')}:${part('minute')}:${part('second')}`;
}
