import type { PenStrokes } from '@loket/contract';
import { type Nib, smoothed } from './smooth.ts';

/** Widths go in steps of four hundredths of a millimetre: too small to be seen, and a line stays a few paths. */
const WIDTH_STEP = 4;

/** The strokes as one black picture in its true size: no scripts, no styles, nothing but paths. */
export function strokesToSvg(strokes: PenStrokes): string {
  const { widthHundredthsMm: width, heightHundredthsMm: height } = strokes;
  const groups = strokes.strokes.map((stroke) => `<g>${pathsOf(smoothed(stroke))}</g>`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width / 100}mm" height="${height / 100}mm" ` +
    `viewBox="0 0 ${width} ${height}"><g fill="none" stroke="#000" stroke-linecap="round" ` +
    `stroke-linejoin="round">${groups}</g></svg>\n`
  );
}

/** Pieces of one width each; each begins where the one before it ended, so that none parts from the next. */
function pathsOf(nibs: readonly Nib[]): string {
  const paths: string[] = [];
  let width = 0;
  let places: string[] = [];
  const finish = () => {
    if (places.length > 0) paths.push(`<path stroke-width="${width}" d="M${places.join('L')}"/>`);
  };
  for (const nib of nibs) {
    const nibWidth = Math.max(WIDTH_STEP, Math.round(nib.width / WIDTH_STEP) * WIDTH_STEP);
    if (nibWidth !== width) {
      finish();
      places = places.slice(-1);
      width = nibWidth;
    }
    places.push(placeOf(nib));
  }
  if (places.length === 1) places.push(...places); // a dot: a line of no length has round ends still
  finish();
  return paths.join('');
}

const placeOf = ({ x, y }: Nib): string => `${short(x)} ${short(y)}`;
const short = (value: number): string => String(Math.round(value * 10) / 10);
