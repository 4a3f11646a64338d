import { calm, findHead, MASK_HEIGHT, MASK_WIDTH } from './mask.ts';
import { standingFinder } from './standing.ts';

/** Somebody: an oval head, a neck and shoulders, as a mask. */
function somebody({ x = 128, top = 20, head = 50, neck = true } = {}): Uint8Array {
  const mask = new Uint8Array(MASK_WIDTH * MASK_HEIGHT);
  const tall = head * 1.35;
  for (let row = 0; row < MASK_HEIGHT; row += 1) {
    const down = (row - top) / tall;
    const oval = down >= 0 && down <= 1 ? head * Math.sqrt(Math.max(0, 1 - (2 * down - 1) ** 2)) : 0;
    const throat = down > 0.6 ? (neck ? head * 0.55 : head) : 0;
    const shoulders = down > 1.15 ? Math.min(head * 2.6, head * (1 + (down - 1.15) * 6)) : 0;
    const wide = Math.max(oval, throat, shoulders);
    mask.fill(255, row * MASK_WIDTH + Math.round(x - wide / 2), row * MASK_WIDTH + Math.round(x + wide / 2));
  }
  return mask;
}

test.each([{}, { x: 80 }, { head: 30, top: 45 }, { head: 40, neck: false }])(
  'the head of somebody is found: %j',
  (who) => {
    const { x = 128, top = 20, head = 50 } = who;
    const found = findHead(somebody(who));
    expect(found?.xPx).toBeCloseTo(x, -0.5);
    expect(Math.abs((found?.topPx ?? 0) - top)).toBeLessThan(3);
    expect(Math.abs((found?.widthPx ?? 0) / head - 1)).toBeLessThan(0.06);
    expect(Math.abs((found?.eyesYPx ?? 0) - (top + head * 0.7))).toBeLessThan(3);
  },
);

test('nobody, specks, and a picture full of somebody have no head', () => {
  const size = MASK_WIDTH * MASK_HEIGHT;
  expect(findHead(new Uint8Array(size))).toBeNull();
  expect(findHead(new Uint8Array(size).map((_, at) => (at % 97 === 0 ? 255 : 0)))).toBeNull();
  expect(findHead(new Uint8Array(size).fill(255))).toBeNull();
});

test('a speck above the head is not its top', () => {
  const mask = somebody();
  mask.fill(255, 5 * MASK_WIDTH + 120, 5 * MASK_WIDTH + 128);
  expect(findHead(mask)?.topPx).toBeGreaterThan(17);
});

test('where the picture stands still the mask is calmed, where it moves it follows at once', () => {
  const state = { mask: Float32Array.of(1, 1), luma: Uint8Array.of(100, 100), empty: false };
  calm(Float32Array.of(0, 0), Uint8Array.of(100, 200), state);
  expect(state.mask[0]).toBeCloseTo(0.65);
  expect(state.mask[1]).toBe(0);
});

test('the first mask of a picture is taken as it is', () => {
  const state = { mask: new Float32Array(1), luma: Uint8Array.of(7), empty: true };
  calm(Float32Array.of(0.9), Uint8Array.of(7), state);
  expect(state.mask[0]).toBeCloseTo(0.9);
});

test('the place follows a head slowly; the size stays once it was measured', () => {
  const finder = standingFinder();
  const head = { topPx: 20, widthPx: 50, xPx: 128, eyesYPx: 55 };
  for (let nth = 0; nth < 20; nth += 1) finder.see(head, nth * 40);
  const before = finder.standing(1_280, 720);
  expect(before.eyes).toEqual({ xPx: 640, yPx: 275 });
  finder.see({ ...head, widthPx: 80, xPx: 138 }, 840);
  const after = finder.standing(1_280, 720);
  expect(after.mmPerPx).toBe(before.mmPerPx);
  expect(after.eyes.xPx).toBeGreaterThan(640);
  expect(after.eyes.xPx).toBeLessThan(650);
  for (let nth = 0; nth < 300; nth += 1) finder.see({ ...head, xPx: 138 }, 880 + nth * 40);
  expect(finder.standing(1_280, 720).eyes.xPx).toBeCloseTo(690, 0);
});

test('frames without anybody change nothing', () => {
  const finder = standingFinder();
  finder.see({ topPx: 20, widthPx: 50, xPx: 100, eyesYPx: 55 }, 0);
  const before = finder.standing(640, 360);
  finder.see(null, 5_000);
  expect(finder.standing(640, 360)).toEqual(before);
});
