import type { PenStrokes } from '@loket/contract';
import { PNG } from 'pngjs';
import { strokesToPng } from './png.ts';
import { smoothed, THICKEST, THINNEST } from './smooth.ts';
import { strokesToSvg } from './svg.ts';

const line = (fromX: number, toX: number, y: number, pressure: (share: number) => number) =>
  Array.from({ length: 21 }, (_, at) => ({
    x: Math.round(fromX + ((toX - fromX) * at) / 20),
    y,
    tMs: at * 5,
    pressure: pressure(at / 20),
  }));

const STROKES: PenStrokes = {
  widthHundredthsMm: 6_000,
  heightHundredthsMm: 2_000,
  strokes: [
    line(1_000, 5_000, 500, (share) => share), // ever firmer
    line(1_000, 3_000, 1_500, () => 0.5),
    [{ x: 5_000, y: 1_500, tMs: 900, pressure: 1 }], // a dot
  ],
};

const read = (options: Parameters<typeof strokesToPng>[1] = {}) =>
  PNG.sync.read(Buffer.from(strokesToPng(STROKES, options)));

/** How dark a place in hundredths of a millimetre is: 0 to 255. */
const inkAt = (picture: PNG, x: number, y: number) =>
  255 -
  picture.data[
    (Math.floor((y / 2_000) * picture.height) * picture.width + Math.floor((x / 6_000) * picture.width)) * 4
  ]!;

const onWhite = read();

test('the picture has ink where the pen was and nowhere else', () => {
  const picture = onWhite;
  expect([picture.width, picture.height]).toEqual([720, 240]);
  const points = STROKES.strokes.flat();
  for (const { x, y } of points) expect(inkAt(picture, x, y)).toBeGreaterThan(100);
  let inked = 0;
  let stray = 0;
  for (let y = 4; y < 2_000; y += 8) {
    for (let x = 4; x < 6_000; x += 8) {
      const ink = inkAt(picture, x, y);
      if (ink > 0 && !points.some((point) => Math.hypot(point.x - x, point.y - y) < 150)) stray += 1;
      if (ink > 128) inked += 1;
    }
  }
  expect(stray).toBe(0);
  expect(inked).toBeGreaterThan(100);
});

test('the line grows with the pressure', () => {
  const picture = onWhite;
  const thickness = (x: number) => {
    let dark = 0;
    for (let y = 400; y < 600; y += 1) dark += inkAt(picture, x, y) > 128 ? 1 : 0;
    return dark;
  };
  expect(thickness(1_300)).toBeLessThan(thickness(3_000));
  expect(thickness(3_000)).toBeLessThan(thickness(4_800));
  expect(thickness(4_800)).toBeLessThanOrEqual(THICKEST + 9);
  expect(thickness(1_300)).toBeGreaterThanOrEqual(THINNEST - 9);
});

test('on a transparent ground only the ink is there', () => {
  const picture = read({ background: 'transparent' });
  expect(picture.data[3]).toBe(0);
  const at = (Math.floor(240 * 0.75) * 720 + 240) * 4;
  expect([...picture.data.subarray(at, at + 4)]).toEqual([0, 0, 0, 255]);
});

test('a huge record does not become a huge picture', () => {
  const wide = { ...STROKES, widthHundredthsMm: 50_000, heightHundredthsMm: 100 };
  const picture = PNG.sync.read(Buffer.from(strokesToPng(wide, { dotsPerMm: 40 })));
  expect(picture.width).toBeLessThanOrEqual(4_096);
});

test('the SVG is in true size, of paths only, through the pen’s points and no farther', () => {
  const svg = strokesToSvg(STROKES);
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="60mm" height="20mm" viewBox="0 0 6000 2000">/,
  );
  expect(new Set([...svg.matchAll(/<([a-z]+)/g)].map(([, tag]) => tag))).toEqual(
    new Set(['svg', 'g', 'path']),
  );
  const places = [...svg.matchAll(/[ML]([-0-9.]+) ([-0-9.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  for (const { x, y } of STROKES.strokes.flat()) {
    expect(places.some(([px, py]) => Math.hypot(px - x, py - y) < 15)).toBe(true);
  }
  for (const [x, y] of places) {
    expect(x).toBeGreaterThanOrEqual(990);
    expect(x).toBeLessThanOrEqual(5_010);
    expect([500, 1_500].some((line_) => Math.abs(y - line_) < 10)).toBe(true);
  }
  const widths = [...svg.matchAll(/stroke-width="(\d+)"/g)].map(([, width]) => Number(width));
  expect(Math.min(...widths)).toBeLessThan(35);
  expect(Math.max(...widths)).toBeGreaterThan(80);
});

test('a smooth line passes through every point and is smooth between', () => {
  const bend = [
    { x: 0, y: 0, tMs: 0, pressure: 0.5 },
    { x: 400, y: 0, tMs: 5, pressure: 0.5 },
    { x: 400, y: 400, tMs: 10, pressure: 0.5 },
  ];
  const nibs = smoothed(bend);
  for (const { x, y } of bend) expect(nibs.some((nib) => Math.hypot(nib.x - x, nib.y - y) < 1)).toBe(true);
  for (let at = 1; at + 1 < nibs.length; at += 1) {
    const [a, b, c] = [nibs[at - 1]!, nibs[at]!, nibs[at + 1]!];
    const turn = Math.atan2(c.y - b.y, c.x - b.x) - Math.atan2(b.y - a.y, b.x - a.x);
    expect(Math.abs(turn)).toBeLessThan(0.5);
  }
  expect(smoothed([])).toEqual([]);
});
