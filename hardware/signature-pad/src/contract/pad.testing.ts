import { PenStrokes } from '@loket/contract';
import { padSamplesOf } from '../record.ts';
import { becomes, PAGE } from '../testing.ts';
import type { PadInk, SignaturePad } from '../types.ts';

/** Who stands before the pad: a program, or a person who is told what to do. */
export type PadHand = {
  /** Writes a signature into the box. */
  sign(): Promise<void>;
  /** Puts the pen down in the box and keeps writing. */
  beginToSign(): Promise<void>;
  tap(key: 'clear' | 'agree' | 'cancel'): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** Waits until the page with its keys is there. */
  seesPage(): Promise<void>;
  /** Whether the screen is empty and the pen leaves no ink. */
  seesNothing(): Promise<boolean>;
};

export type PadUnderTest = { readonly pad: SignaturePad; readonly hand: PadHand; close(): Promise<void> };

/** What every signature pad does, whatever it is made of: the same assertions for a virtual and a real one. */
export function everySignaturePad(
  name: string,
  open: () => Promise<PadUnderTest>,
  timeoutMs = 120_000,
): void {
  describe(name, () => {
    let tested: PadUnderTest;
    beforeEach(async () => {
      tested = await open();
      await becomes(tested.pad, 'ready');
    }, timeoutMs);
    afterEach(() => tested.close(), timeoutMs);

    const situation = (words: string, story: (pad: SignaturePad, hand: PadHand) => Promise<void>) =>
      test(words, () => story(tested.pad, tested.hand), timeoutMs);

    situation('says who it is and what it measures', async (pad) => {
      const status = pad.status();
      if (status.state !== 'ready') throw new Error('not ready');
      expect(status.identity.model).toMatch(/^Wacom STU-\d{3}/);
      const facts = pad.facts();
      expect(facts?.identity).toEqual(status.identity);
      expect(facts?.capability.maxPressure).toBeGreaterThan(0);
      expect(facts?.capability.unitsPerInch).toBeGreaterThan(0);
    });

    situation('a signature and the key agree give strokes with pressure and time', async (pad, hand) => {
      const ink: (PadInk | null)[] = [];
      const request = pad.sign(PAGE, { onInk: (point) => ink.push(point) });
      await hand.seesPage();
      await hand.sign();
      await hand.tap('agree');
      const outcome = await request.outcome;
      if (outcome.outcome !== 'agreed') throw new Error(JSON.stringify(outcome));
      const strokes = PenStrokes.parse(outcome.strokes);
      const points = strokes.strokes.flat();
      expect(points.length).toBeGreaterThan(20);
      expect(new Set(points.map(({ pressure }) => pressure)).size).toBeGreaterThan(5);
      expect(
        points.every(({ x, y }) => x <= strokes.widthHundredthsMm && y <= strokes.heightHundredthsMm),
      ).toBe(true);
      expect(points.map(({ tMs }) => tMs)).toEqual(points.map(({ tMs }) => tMs).sort((a, b) => a - b));
      expect(points[0]?.tMs).toBe(0);
      expect(padSamplesOf(strokes)?.flat()).toHaveLength(points.length);
      expect(ink.filter((point) => point?.down)).toHaveLength(points.length);
      expect(await hand.seesNothing()).toBe(true);
    });

    situation('agree without a signature does nothing, and cancel ends it', async (pad, hand) => {
      const request = pad.sign(PAGE);
      await hand.seesPage();
      await hand.tap('agree');
      await hand.tap('cancel');
      expect(await request.outcome).toEqual({ outcome: 'cancelled' });
      expect(await hand.seesNothing()).toBe(true);
    });

    situation('clear throws away what was written, and one can sign anew', async (pad, hand) => {
      const ink: (PadInk | null)[] = [];
      const request = pad.sign(PAGE, { onInk: (point) => ink.push(point) });
      await hand.seesPage();
      await hand.sign();
      const before = ink.length;
      await hand.tap('clear');
      await hand.seesPage();
      expect(ink).toContain(null);
      await hand.sign();
      await hand.tap('agree');
      const outcome = await request.outcome;
      if (outcome.outcome !== 'agreed') throw new Error(JSON.stringify(outcome));
      const written = ink.slice(before).filter((point) => point?.down).length;
      expect(outcome.strokes.strokes.flat()).toHaveLength(written);
      expect(await hand.seesNothing()).toBe(true);
    });

    situation('a request that is cancelled from outside leaves nothing on the pad', async (pad, hand) => {
      const request = pad.sign(PAGE);
      await hand.seesPage();
      await hand.sign();
      request.cancel();
      expect(await request.outcome).toEqual({ outcome: 'cancelled' });
      expect(await hand.seesNothing()).toBe(true);
      expect(pad.status().state).toBe('ready');
    });

    situation('a second request waits for nobody', async (pad, hand) => {
      const first = pad.sign(PAGE);
      expect(await pad.sign(PAGE).outcome).toEqual({ outcome: 'error', detail: 'pad_in_use' });
      await hand.seesPage();
      first.cancel();
      expect(await first.outcome).toEqual({ outcome: 'cancelled' });
    });

    situation(
      'unplugged under the pen: nothing of it is kept, and it comes back by itself',
      async (pad, hand) => {
        const request = pad.sign(PAGE);
        await hand.seesPage();
        await hand.beginToSign();
        const gone = becomes(pad, 'absent');
        await hand.unplug();
        expect(await request.outcome).toEqual({ outcome: 'pad_gone' });
        await gone;
        const back = becomes(pad, 'ready');
        await hand.replug();
        await back;
        expect(await hand.seesNothing()).toBe(true);
        const again = pad.sign(PAGE);
        await hand.seesPage();
        await hand.sign();
        await hand.tap('agree');
        expect((await again.outcome).outcome).toBe('agreed');
      },
    );

    situation('closing in the middle cancels, and leaves nothing on the pad', async (pad, hand) => {
      const request = pad.sign(PAGE);
      await hand.seesPage();
      await hand.sign();
      await pad.close();
      expect(await request.outcome).toEqual({ outcome: 'cancelled' });
      expect(await hand.seesNothing()).toBe(true);
      expect(await pad.sign(PAGE).outcome).toEqual({ outcome: 'error', detail: 'pad_closed' });
    });
  });
}
