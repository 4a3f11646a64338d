import { type PadGuest, startPadGuest } from '@loket/devkit/guest/pad/pad-guest.ts';
import { textProgress } from '@loket/devkit/progress.ts';
import { padSamplesOf } from '@loket/signature-pad';
import { drawPage } from '@loket/signature-pad/page/draw.ts';
import { layoutOf } from '@loket/signature-pad/page/layout.ts';
import { encodePicture } from '@loket/signature-pad/protocol/image.ts';
import { expect, test } from '@playwright/test';

const PAGE = {
  title: 'Aangifte',
  lines: ['Houthalen-Helchteren', 'Dinsdag 24 maart 2026', 'U tekent voor 2 pagina’s.'],
  keys: { clear: 'Wissen', agree: 'Akkoord', cancel: 'Annuleren' },
};
/** An STU-430's screen. */
const LAYOUT = layoutOf(320, 200);
const POINTS = 300;

const middleOf = ({
  left,
  top,
  right,
  bottom,
}: {
  left: number;
  top: number;
  right: number;
  bottom: number;
}) => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});

/** The picture as it should stand on the pad's screen, one bit a dot. */
const PICTURE = encodePicture(drawPage(PAGE, LAYOUT), {
  encoding: 'mono',
  whiteBit: 1,
  rgb565: 'big-endian',
  colourOrder: 'bgr',
});

const looked = async ({ pad }: PadGuest) => {
  pad.do({ do: 'look' });
  const seen = await pad.hear('screen');
  return { ...seen, picture: Buffer.from(seen.bits, 'base64') };
};

/** Looks until the page stands there and the pen writes. */
async function pageShown(guest: PadGuest) {
  for (;;) {
    const seen = await looked(guest);
    if (seen.inking) return seen;
  }
}

const readyOn = async ({ driver }: PadGuest) =>
  (await driver.hear('status', ({ status }) => status.state === 'ready')).facts;

test('pad through the kernel', async () => {
  // Half a minute where nothing else runs.
  const guest = await startPadGuest(textProgress());
  try {
    await test.step('the kernel makes a device of it, and the unmodified binding lists it', async () => {
      guest.pad.do({ do: 'plug' });
      await guest.pad.hear('done');
      guest.driver.do({ do: 'list' });
      const { devices } = await guest.driver.hear('list');
      expect(devices).toEqual([{ path: '/dev/hidraw0', vendorId: 0x056a, productId: 0x00a4 }]);
    });

    await test.step('information and capability', async () => {
      const facts = await readyOn(guest);
      expect(facts?.identity).toMatchObject({
        model: 'Wacom STU-430',
        serial: '3CZQ100042',
        firmware: '1.05',
      });
      expect(facts?.capability).toMatchObject({
        maxX: 9_600,
        maxY: 6_000,
        maxPressure: 1_023,
        widthPx: 320,
        heightPx: 200,
        unitsPerInch: 2_540,
      });
      expect(facts?.ownTime).toBe(true);
      expect((await looked(guest)).atRest).toBe(true);
    });

    await test.step('the picture arrives dot by dot', async () => {
      guest.driver.do({ do: 'sign', page: PAGE });
      const { picture } = await pageShown(guest);
      expect(picture.equals(PICTURE)).toBe(true);
    });

    await test.step('every sample of a signature, with its pressure and time', async () => {
      guest.pad.do({ do: 'write', area: LAYOUT.pen });
      const { points } = await guest.pad.hear('wrote');
      expect(points).toHaveLength(POINTS);
      expect(new Set(points.map(({ pressure }) => pressure)).size).toBeGreaterThan(50);
      expect((await looked(guest)).picture.equals(PICTURE)).toBe(false); // the pad drew the ink itself
      guest.pad.do({ do: 'tap', ...middleOf(LAYOUT.keys.agree) });
      const { outcome } = await guest.driver.hear('ended');
      if (outcome.outcome !== 'agreed') throw new Error(`ended as ${JSON.stringify(outcome)}`);
      const got = (padSamplesOf(outcome.strokes) ?? [])
        .flat()
        .map(({ x, y, pressure, clockMs }) => ({ x, y, pressure, clockMs }));
      expect(got).toEqual(points);
      const { atRest, inking } = await looked(guest);
      expect({ atRest, inking }).toEqual({ atRest: true, inking: false });
    });

    await test.step('unplugged in the middle of a stroke: said, thrown away, and back', async () => {
      guest.driver.do({ do: 'sign', page: PAGE });
      await pageShown(guest);
      guest.pad.do({ do: 'write', area: LAYOUT.pen, unplugAfter: 120 });
      const { outcome } = await guest.driver.hear('ended');
      expect(outcome).toEqual({ outcome: 'pad_gone' });
      await guest.driver.hear('status', ({ status }) => status.state === 'absent');
      guest.pad.do({ do: 'plug' });
      await guest.pad.hear('done', ({ what }) => what === 'plug');
      expect((await readyOn(guest))?.identity.model).toBe('Wacom STU-430');
      const { atRest } = await looked(guest);
      expect(atRest).toBe(true);
    });

    await test.step('a signature on the pad that came back', async () => {
      guest.driver.do({ do: 'sign', page: PAGE });
      expect((await pageShown(guest)).picture.equals(PICTURE)).toBe(true);
      guest.pad.do({ do: 'tap', ...middleOf(LAYOUT.keys.cancel) });
      expect((await guest.driver.hear('ended')).outcome).toEqual({ outcome: 'cancelled' });
      expect((await looked(guest)).atRest).toBe(true);
    });
  } finally {
    await guest.stop();
  }
});
