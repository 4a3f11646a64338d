import type { PadOutcome } from '@loket/contract';
import { inProcessPad, PadPlug, penTap, penWriting, VirtualPad } from '@loket/simulators/pad/index.ts';
import fc from 'fast-check';
import { SignaturePadDriver } from './driver.ts';
import { KEYS, layoutOf } from './page/layout.ts';
import { manualClock, PAGE, settled } from './testing.ts';

/**
 * Any order of what people, cables and pads do: the driver ends in a known state, throws nothing, answers every request
 * exactly once, and leaves no ink, no words and no signature on a pad that can still be reached.
 */
const ROUNDS = Number(process.env['LOKET_ROUNDS'] ?? 150);
const SEED = Number(process.env['LOKET_SEED'] ?? 1);

/** A small screen: the same program with fewer dots. */
const SMALL = { widthPx: 40, heightPx: 30, maxX: 1_200, maxY: 900 };
const LAYOUT = layoutOf(SMALL.widthPx, SMALL.heightPx);
const A_STROKE = [Array.from({ length: 6 }, (_, at) => [at * 900, at * 200, 200 + at * 50, at * 5] as const)];

const action = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ does: 'sign' } as const) },
  // a citizen who signs as one should, or gets as far as that
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('visit' as const), steps: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 4, arbitrary: fc.constant({ does: 'write' } as const) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('tap' as const), key: fc.constantFrom(...KEYS) }) },
  { weight: 2, arbitrary: fc.constant({ does: 'cancel' } as const) },
  { weight: 3, arbitrary: fc.constant({ does: 'unplug' } as const) },
  { weight: 3, arbitrary: fc.constant({ does: 'replug' } as const) },
  { weight: 1, arbitrary: fc.constant({ does: 'close' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('wedge' as const), how: fc.constantFrom('silent', 'stalling') }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'heal' } as const) },
  { weight: 1, arbitrary: fc.constant({ does: 'restart' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('meddle' as const),
      command: fc.constantFrom('2101', '2500', '2700', '1600', '2000', '15000000aa', '0400', '3200', 'ff00'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('noise' as const), report: fc.uint8Array({ maxLength: 20 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 20, 1_000, 2_500, 6_000),
      turns: fc.integer({ min: 0, max: 60 }),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

type Options = {
  readonly withoutTime: boolean;
  readonly withoutAreas: boolean;
  readonly busyAskings: number;
};

class Story {
  readonly virtual: VirtualPad;
  readonly plug: PadPlug;
  readonly clock = manualClock();
  readonly pad: SignaturePadDriver;
  readonly outcomes: PadOutcome[] = [];
  readonly states = new Set<string>();
  requests = 0;
  penMs = 64_000;
  readonly cancels: (() => void)[] = [];
  meddled = false;
  closed: Promise<void> | null = null;
  leftBehind = 0;

  constructor(options: Options) {
    this.virtual = new VirtualPad({ ...options, facts: SMALL, withoutEncryption: true });
    this.plug = new PadPlug(this.virtual);
    this.pad = new SignaturePadDriver(inProcessPad(this.plug), { clock: this.clock });
    this.pad.onStatus(({ state }) => this.states.add(state));
  }

  async do(step: Action): Promise<void> {
    switch (step.does) {
      case 'visit':
        this.sign();
        for (let turn = 0; turn < 150 && !this.virtual.inking; turn += 1) await settled(1);
        if (step.steps > 1) await this.do({ does: 'write' });
        if (step.steps > 2) await this.do({ does: 'tap', key: 'agree' });
        break;
      case 'sign':
        this.sign();
        break;
      case 'write':
        for (const event of penWriting(A_STROKE, this.virtual.facts, LAYOUT.pen, this.penMs))
          this.plug.pen(event);
        this.penMs += 700;
        break;
      case 'tap': {
        const { left, right, top, bottom } = LAYOUT.keys[step.key];
        const tap = penTap(this.virtual.facts, (left + right + 1) / 2, (top + bottom + 1) / 2, this.penMs);
        for (const event of tap) this.plug.pen(event);
        this.penMs += 700;
        break;
      }
      case 'cancel':
        for (const cancel of this.cancels) cancel();
        break;
      case 'unplug':
        this.plug.unplug();
        break;
      case 'replug':
        this.plug.replug();
        break;
      case 'close':
        this.closed ??= this.pad.close();
        break;
      case 'wedge':
        this.plug[step.how === 'silent' ? 'silent' : 'stalling'] = true;
        break;
      case 'heal':
        this.heal();
        break;
      case 'restart':
        this.virtual.powerOn();
        break;
      case 'meddle':
        this.meddled = true; // what somebody else does in the middle of a clearing is not ours to answer for
        if (this.plug.plugged) this.virtual.setFeature(Buffer.from(step.command, 'hex'));
        break;
      case 'noise':
        if (this.plug.plugged) this.plug.say(step.report);
        break;
      case 'wait':
        this.clock.advance(step.ms);
        break;
    }
  }

  sign(): void {
    this.requests += 1;
    const request = this.pad.sign(PAGE);
    this.cancels.push(request.cancel);
    void request.outcome.then((outcome) => {
      this.outcomes.push(outcome);
      const ended = outcome.outcome !== 'error' && outcome.outcome !== 'pad_gone';
      if (ended && !this.meddled && this.plug.plugged && !this.virtual.isAtRest) this.leftBehind += 1;
    });
  }

  heal(): void {
    this.plug.silent = false;
    this.plug.stalling = false;
  }

  /** Time passes until it is so; false: it never was. */
  async comesTo(isSo: () => boolean): Promise<boolean> {
    for (let round = 0; round < 200; round += 1) {
      if (isSo()) return true;
      await settled(10);
      if (round % 10 === 9) this.clock.advance(1_100);
    }
    return isSo();
  }
}

test(`${ROUNDS} random orders end in a known state with nothing left on the pad`, async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  const met = { agreed: 0, cancelled: 0, pad_gone: 0, error: 0 };
  const options = fc.record({
    withoutTime: fc.boolean(),
    withoutAreas: fc.boolean(),
    busyAskings: fc.integer({ min: 0, max: 3 }),
  });
  const steps = fc.array(action, { minLength: 1, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(options, steps, async (variant, story) => {
      const told = new Story(variant);
      await told.comesTo(() => told.pad.status().state === 'ready');
      for (const step of story) {
        await told.do(step);
        await settled(step.does === 'wait' ? step.turns : 4);
      }
      told.heal();
      told.plug.replug();
      await told.do({ does: 'cancel' });
      expect(await told.comesTo(() => told.outcomes.length === told.requests)).toBe(true);
      if (told.closed === null) {
        expect(await told.comesTo(() => told.pad.status().state === 'ready')).toBe(true);
        expect(await told.comesTo(() => told.virtual.isAtRest)).toBe(true);
        told.closed = told.pad.close();
      }
      let isClosed = false;
      void told.closed.then(() => {
        isClosed = true;
      });
      expect(await told.comesTo(() => isClosed)).toBe(true);
      expect(told.plug.openings).toBe(0);
      expect(told.clock.pending()).toBe(0);
      expect(told.leftBehind).toBe(0);
      expect(told.outcomes).toHaveLength(told.requests);
      for (const { outcome } of told.outcomes) met[outcome] += 1;
    }),
    { numRuns: ROUNDS, seed: SEED },
  );
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  expect(rejections).toEqual([]);
  // a proof that never met a signature, a cable or a fault would prove nothing
  if (ROUNDS >= 200) expect(Math.min(...Object.values(met))).toBeGreaterThan(ROUNDS / 100);
}, 3_600_000);
