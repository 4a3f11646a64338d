import { PresenceDisplay } from '@loket/contract';
import fc from 'fast-check';
import { halvesOf } from './layout.ts';
import {
  disparityMm,
  eyeContactDegrees,
  eyePoint,
  frustumOf,
  seenOnPanel,
  sizeOnPanel,
  viewerEye,
} from './panel.ts';
import { assumedMmPerPx, HEAD_WIDTH_MM, mmPerPxOf, panelToSource, personEyes, tableTopMm } from './person.ts';

const length = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });

const anyDisplay = fc
  .record({
    profile: fc.constantFrom('flat', 'peppers-ghost', 'stereo-sbs', 'stereo-tab'),
    widthMm: length(200, 3_000),
    heightMm: length(200, 2_000),
    viewingDistanceMm: length(500, 3_000),
    interocularMm: length(1, 75),
    personDepthMm: length(-200, 1_500),
    mirror: fc.boolean(),
    eyes: fc.record({ x: length(0.1, 0.9), y: length(0.1, 0.9) }),
  })
  .map(({ eyes, ...rest }) =>
    PresenceDisplay.parse({ ...rest, eyePoint: { xMm: eyes.x * rest.widthMm, yMm: eyes.y * rest.heightMm } }),
  );
const anyStanding = fc.record({
  eyes: fc.record({ xPx: length(0, 1_280), yPx: length(0, 720) }),
  mmPerPx: length(0.2, 2),
});

/** The source pixel that is seen at a point of the panel. */
const sourceAt = (
  display: PresenceDisplay,
  eye: 'left' | 'right' | 'middle',
  standing: Parameters<typeof panelToSource>[2],
) => {
  const { offsetXPx, offsetYPx, scaleX, scaleY } = panelToSource(display, eye, standing);
  return (xMm: number, yMm: number) => ({ xPx: offsetXPx + scaleX * xMm, yPx: offsetYPx + scaleY * yMm });
};

describe('a display', () => {
  test('the frustum of every eye ends at the four corners of the panel', () => {
    fc.assert(
      fc.property(anyDisplay, fc.constantFrom('left', 'right', 'middle'), (display, eye) => {
        const from = viewerEye(display, eye);
        const { left, right, top, bottom, near } = frustumOf(display, eye, 50);
        const far = from.zMm / near;
        expect(from.xMm + left * far).toBeCloseTo(-display.widthMm / 2, 6);
        expect(from.xMm + right * far).toBeCloseTo(display.widthMm / 2, 6);
        expect(from.yMm + top * far).toBeCloseTo(display.heightMm / 2, 6);
        expect(from.yMm + bottom * far).toBeCloseTo(-display.heightMm / 2, 6);
      }),
    );
  });

  test('the eyes differ by the predicted disparity, sideways only, and not swapped', () => {
    fc.assert(
      fc.property(
        anyDisplay,
        length(-200, 3_000),
        length(-500, 500),
        length(-500, 500),
        (display, depthMm, xMm, yMm) => {
          fc.pre(depthMm > -display.viewingDistanceMm / 2 && Math.abs(depthMm) > 1e-9);
          const point = { xMm, yMm, zMm: -depthMm };
          const left = seenOnPanel(display, 'left', point);
          const right = seenOnPanel(display, 'right', point);
          expect(right.xMm - left.xMm).toBeCloseTo(disparityMm(display, depthMm), 6);
          expect(right.yMm).toBeCloseTo(left.yMm, 6);
          expect(Math.sign(disparityMm(display, depthMm))).toBe(Math.sign(depthMm));
        },
      ),
    );
  });

  test('nothing is farther apart than the eyes of the one who looks', () => {
    fc.assert(
      fc.property(anyDisplay, length(0, 1e6), (display, depthMm) => {
        expect(disparityMm(display, depthMm)).toBeLessThanOrEqual(display.interocularMm);
      }),
    );
  });
});

describe('the person', () => {
  test('the eyes appear at the eye point, half a disparity to each side in stereo', () => {
    fc.assert(
      fc.property(anyDisplay, anyStanding, (display, standing) => {
        const { xMm, yMm } = eyePoint(display);
        const apart = disparityMm(display, display.personDepthMm) / 2;
        for (const [eye, side] of [
          ['left', -1],
          ['middle', 0],
          ['right', 1],
        ] as const) {
          const seen = sourceAt(display, eye, standing)(xMm + side * apart, yMm);
          expect(seen.xPx).toBeCloseTo(standing.eyes.xPx, 4);
          expect(seen.yPx).toBeCloseTo(standing.eyes.yPx, 4);
        }
      }),
    );
  });

  test('life-size: seen under the angle under which a person of flesh at that place is seen', () => {
    fc.assert(
      fc.property(anyDisplay, anyStanding, length(10, 400), (display, standing, sizeMm) => {
        const sizePx = sizeMm / standing.mmPerPx;
        const { scaleX } = panelToSource(display, 'middle', standing);
        const onPanelMm = sizePx / scaleX;
        const angle = onPanelMm / display.viewingDistanceMm;
        expect(angle).toBeCloseTo(sizeMm / (display.viewingDistanceMm + display.personDepthMm), 8);
      }),
    );
  });

  test('on the panel a millimetre is a millimetre', () => {
    const display = PresenceDisplay.parse({ widthMm: 600, heightMm: 340, personDepthMm: 0 });
    expect(sizeOnPanel(display, 0)).toBe(1);
    expect(personEyes(display).zMm).toBeCloseTo(0);
    const { scaleX } = panelToSource(display, 'middle', { eyes: { xPx: 0, yPx: 0 }, mmPerPx: 0.5 });
    expect(100 * scaleX).toBe(200);
  });

  test('a head gives the size of a pixel; what can be no head is not believed', () => {
    expect(mmPerPxOf(344, 1_280)).toBe(HEAD_WIDTH_MM / 344);
    expect(mmPerPxOf(null, 1_280)).toBe(assumedMmPerPx(1_280));
    expect(mmPerPxOf(12, 1_280)).toBe(assumedMmPerPx(1_280));
    expect(mmPerPxOf(1_280, 1_280)).toBe(assumedMmPerPx(1_280));
  });

  test('the far edge of the table is seen on the lower tenth', () => {
    fc.assert(
      fc.property(anyDisplay, (display) => {
        const edge = { xMm: 0, yMm: tableTopMm(display), zMm: -display.personDepthMm };
        expect(seenOnPanel(display, 'middle', edge).yMm).toBeCloseTo(-0.4 * display.heightMm, 6);
      }),
    );
  });
});

test('eye contact: 70 mm between lens and eyes at 0.8 m are 5 degrees', () => {
  const display = PresenceDisplay.parse({
    widthMm: 600,
    heightMm: 340,
    viewingDistanceMm: 800,
    eyePoint: { xMm: 300, yMm: 100 },
    lens: { xMm: 300, yMm: 30 },
  });
  expect(eyeContactDegrees(display).vertical).toBeCloseTo(5, 1);
  expect(eyeContactDegrees(display).horizontal).toBe(0);
});

test.each(['flat', 'peppers-ghost', 'stereo-sbs', 'stereo-tab'] as const)(
  '%s fills the canvas once',
  (profile) => {
    const halves = halvesOf(profile);
    const area = halves.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(area).toBe(1);
    expect(halves.map(({ eye }) => eye)).toEqual(
      profile.startsWith('stereo') ? ['left', 'right'] : ['middle'],
    );
  },
);
