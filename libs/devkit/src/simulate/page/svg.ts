/** Text for HTML and SVG: a scenario's words come from a file. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** 1.234,5 as Dutch writes it. */
export const number = (value: number, digits = 0): string =>
  value.toLocaleString('nl-BE', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Seconds in minutes with a comma, below ten with a decimal. */
export function minutes(seconds: number | null): string {
  if (seconds === null) return 'niets gemeten';
  const value = seconds / 60;
  return `${number(value, value < 10 ? 1 : 0)} min`;
}

export const percent = (share: number | null): string =>
  share === null ? 'niets gemeten' : `${number(share * 100, share > 0.99 && share < 1 ? 1 : 0)} %`;

/** Inside an `svg` of this size; `says` is what somebody hears who can't see it. */
export const drawing = (width: number, height: number, says: string, shapes: readonly string[]): string =>
  `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(says)}">${shapes.join('')}</svg>`;

export const rect = (x: number, y: number, width: number, height: number, kind: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0, width).toFixed(1)}" height="${Math.max(0, height).toFixed(1)}" class="${kind}"/>`;

export const words = (x: number, y: number, text: string, kind = '', anchor = 'start'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" class="${kind}" text-anchor="${anchor}">${escaped(text)}</text>`;

export const rule = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" class="${kind}"/>`;

/** A round number at or above the largest, to end an axis of minutes. */
export function axisEnd(largest: number): number {
  const steps = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440];
  return steps.find((step) => step >= largest) ?? Math.ceil(largest / 1440) * 1440;
}
