import { type FrameFacts, frameFacts, PictureJudge } from './picture-facts.ts';

/** A frame of 32 × 18 with this light and this much noise; the noise is other for each seed. */
function frame(light: number, noise: number, seed: number): FrameFacts {
  const pixels = new Uint8ClampedArray(32 * 18 * 4);
  let random = seed * 2_654_435_761;
  for (let at = 0; at < pixels.length; at += 4) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const value = light + ((random >>> 16) / 65_535 - 0.5) * 2 * noise;
    pixels.fill(value, at, at + 3);
  }
  return frameFacts(pixels, pixels);
}

/** Four frames a second for so many seconds. */
function watched(seconds: number, frameAt: (place: number) => FrameFacts) {
  const judge = new PictureJudge(0);
  for (let place = 0; place < seconds * 4; place += 1) judge.see(frameAt(place), place * 250);
  return judge.verdict(seconds * 1_000);
}

test('light and its variation are those of the pixels', () => {
  const half = new Uint8ClampedArray(8).fill(0, 0, 4).fill(200, 4);
  expect(frameFacts(half, half).mean).toBeCloseTo(100);
  expect(frameFacts(half, half).deviation).toBeCloseTo(100);
  expect(frame(90, 0, 1).deviation).toBeCloseTo(0);
});

test('a room is good within a second, by nothing but the noise of its sensor', () => {
  expect(watched(1, (place) => frame(90, 2, place))).toBe('good');
});

test('a lens cap is black, with its noise and without', () => {
  expect(watched(3, (place) => frame(2, 2, place))).toBe('black');
  expect(watched(3, () => frame(0, 0, 1))).toBe('black');
});

test('a camera that opens black and then finds its exposure is good', () => {
  expect(watched(3, (place) => frame(place < 6 ? 0 : 90, 2, place))).toBe('good');
});

test('a dark room with one lamp in it is not black', () => {
  const pixels = (seed: number) => {
    const dark = new Uint8ClampedArray(32 * 18 * 4).fill(seed % 3);
    return dark.fill(255, 0, 40);
  };
  expect(watched(3, (place) => frameFacts(pixels(place), pixels(place)))).toBe('good');
});

test('the same frame over and over is frozen, and not yet while it may be an empty room', () => {
  expect(watched(3, () => frame(90, 20, 7))).toBeNull();
  expect(watched(7, () => frame(90, 20, 7))).toBe('frozen');
});

test('a picture that moved and then stands still is good, then frozen, and good when it moves again', () => {
  const judge = new PictureJudge(0);
  judge.see(frame(90, 5, 1), 0);
  judge.see(frame(90, 5, 2), 250);
  expect(judge.verdict(5_000)).toBe('good');
  expect(judge.verdict(6_250)).toBe('frozen');
  judge.see(frame(90, 5, 3), 7_000);
  expect(judge.verdict(7_000)).toBe('good');
});

test('no frame at all: none, after the same patience', () => {
  const judge = new PictureJudge(0);
  expect(judge.verdict(1_000)).toBeNull();
  expect(judge.verdict(6_000)).toBe('none');
});
