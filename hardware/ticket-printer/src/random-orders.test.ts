import type { TicketPrinted, TicketPrinterProfileName } from '@loket/contract';
import fc from 'fast-check';
import { TicketPrinterDriver } from './driver.ts';
import { encodeTicket, formatOf } from './protocol/encode.ts';
import { PROFILES } from './protocol/profiles.ts';
import { type LineManners, ShakyPrinter } from './shaky-printer.testing.ts';
import { aPaper, type ManualClock, manualClock } from './testing.ts';

/**
 * Random orders of everything that happens to a printer: jobs, time, paper, cover, power, cable, answers that are late,
 * in pieces or lost. Whatever the order: never two papers for one job, never an acknowledgement without a whole paper,
 * no paper of a job that is said to have left none, and nothing is ever thrown. `npm run prove -- printer` plays many.
 */
const ROUNDS = Number(process.env.LOKET_ROUNDS ?? 150);
const SEED = Number(process.env.LOKET_SEED ?? 1);
const LONGEST_MS = 4_000;

type Happening =
  | { does: 'pass'; ms: number }
  | { does: 'print'; job: number }
  | { does: 'paper'; is: 'ok' | 'low' | 'out' }
  | { does: 'cover'; is: 'open' | 'closed' }
  | { does: 'roll'; lines: number }
  | { does: 'power'; on: boolean; noticed: boolean }
  | { does: 'cable'; in: boolean; noticed: boolean }
  | { does: 'line'; manners: Partial<LineManners> }
  | { does: 'identify' }
  | { does: 'host'; dies: true };

const pass = fc.record({
  does: fc.constant('pass' as const),
  ms: fc.constantFrom(1, 30, 150, 900, 2_100, LONGEST_MS),
});
const print = fc.record({ does: fc.constant('print' as const), job: fc.integer({ min: 1, max: 6 }) });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: pass },
  { weight: 6, arbitrary: print },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('paper' as const), is: fc.constantFrom('ok', 'low', 'out') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('cover' as const), is: fc.constantFrom('open', 'closed') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('roll' as const), lines: fc.integer({ min: 1, max: 40 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('power' as const), on: fc.boolean(), noticed: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('cable' as const), in: fc.boolean(), noticed: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('line' as const),
      manners: fc.oneof(
        fc.record({ loses: fc.integer({ min: 0, max: 5 }) }),
        fc.record({ lateMs: fc.constantFrom(0, 0, 40, 400, 1_100, 3_000) }),
        fc.record({ pieceBytes: fc.constantFrom(7, 64, 4_096), betweenPiecesMs: fc.constantFrom(0, 3, 40) }),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'identify' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'host' as const, dies: true as const }) },
);

/** Families whose printers say when they worked a job off; a clone's good status is all that it says. */
const families = Object.values(PROFILES)
  .filter(({ inTurn }) => inTurn !== 'none')
  .map(({ name }) => name);

const wholePapers = new Map<TicketPrinterProfileName, Map<number, string>>();
/** What job's paper looks like when it is whole: printed by an undisturbed printer. */
function wholePaper(profile: TicketPrinterProfileName, job: number): string {
  const known = wholePapers.get(profile) ?? new Map<number, string>();
  wholePapers.set(profile, known);
  if (!known.has(job)) {
    const printer = new ShakyPrinter(manualClock(), false);
    printer.receive(encodeTicket(aPaper(job), formatOf(profile)));
    known.set(job, looks(printer.papers[0]));
  }
  return known.get(job) ?? '';
}

const looks = (paper: ShakyPrinter['papers'][number] | undefined): string =>
  JSON.stringify([paper?.lines, paper?.qrCodes, paper?.cut]);

/** Lets so much time pass, and everything that is due in it happen, one thing after the other. */
async function letPass(clock: ManualClock, durationMs: number): Promise<void> {
  const untilMs = clock.now() + durationMs;
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    const nextMs = clock.nextAtMs();
    if (nextMs > untilMs) break;
    clock.advance(Math.max(0, nextMs - clock.now()));
  }
  clock.advance(untilMs - clock.now());
  await new Promise((resolve) => setImmediate(resolve));
}

type Asked = { job: number; result: TicketPrinted | null };

async function play(profile: TicketPrinterProfileName, keepsOldBytes: boolean, order: readonly Happening[]) {
  const clock = manualClock();
  const printer = new ShakyPrinter(clock, keepsOldBytes);
  const asked: Asked[] = [];
  const has = (job: number) => printer.papers.filter(({ lines }) => lines.includes(`E ${job}`));
  let host = new TicketPrinterDriver(printer.open, { clock, profile });
  /** Jobs of a host that died while it had them: main does not give them to another. */
  const orphans = new Set<number>();

  /** The last job that began did not end well: what main remembers for the next host. */
  let leftBroken = false;
  const ended = new Set<number>();
  /** What of the job lay there when it was acknowledged. */
  const acknowledged: { job: number; papers: string[] }[] = [];

  const ask = (job: number) => {
    if (orphans.has(job)) return;
    const one: Asked = { job, result: null };
    asked.push(one);
    void host.print(String(job), aPaper(job)).then((result) => {
      one.result = result;
      if (result.ok) acknowledged.push({ job, papers: has(job).map(looks) });
      if (!ended.has(job) && (result.ok || result.mayHavePrinted)) leftBroken = !result.ok;
      if (result.ok || result.mayHavePrinted) ended.add(job);
    });
  };
  const die = async () => {
    const open = asked.filter(({ result }) => result === null);
    const printed = asked.filter(({ result }) => result && (result.ok || result.mayHavePrinted));
    for (const { job } of [...open, ...printed]) orphans.add(job);
    const closing = host.close();
    await letPass(clock, 1);
    const afterBrokenJob = leftBroken || open.length > 0;
    host = new TicketPrinterDriver(printer.open, { clock, profile, afterBrokenJob });
    await closing;
  };

  for (const what of order) {
    if (what.does === 'pass') await letPass(clock, what.ms);
    else if (what.does === 'print') ask(what.job);
    else if (what.does === 'paper') printer.set({ paper: what.is });
    else if (what.does === 'cover') printer.set({ cover: what.is });
    else if (what.does === 'roll') printer.set({ linesLeft: what.lines });
    else if (what.does === 'power') printer.power(what.on, what.noticed);
    else if (what.does === 'cable') printer.plug(what.in, what.noticed);
    else if (what.does === 'line') Object.assign(printer.manners, what.manners);
    else if (what.does === 'identify') void host.identify();
    else await die();
    for (let job = 1; job <= 6; job += 1) expect(has(job).length).toBeLessThanOrEqual(1);
  }

  // At last all is well for long enough: every job is answered, the printer is found, and prints.
  Object.assign(printer.manners, { loses: 0, lateMs: 0, pieceBytes: 4_096, betweenPiecesMs: 0 });
  printer.plug(true, false);
  printer.power(true, false);
  printer.set({ paper: 'ok', cover: 'closed' });
  await letPass(clock, 15_000);
  const isSettled = () => asked.every(({ result }) => result) && host.status().state === 'ready';
  for (let waitedMs = 0; waitedMs < 600_000 && !isSettled(); waitedMs += 1_000) await letPass(clock, 1_000);
  expect(host.status()).toEqual({ state: 'ready' });
  const last = host.print('last', aPaper(99));
  await letPass(clock, 1_000);
  expect(await last).toEqual({ ok: true });
  expect(has(99).map(looks)).toEqual([wholePaper(profile, 99)]);
  for (const { job, papers } of acknowledged) expect(papers).toEqual([wholePaper(profile, job)]);
  judge(asked, has);
  await host.close();
}

function judge(asked: readonly Asked[], has: (job: number) => readonly unknown[]): void {
  for (let job = 1; job <= 6; job += 1) {
    const results = asked.filter((one) => one.job === job).map(({ result }) => result);
    expect(results).not.toContain(null);
    expect(has(job).length).toBeLessThanOrEqual(1);
    if (results.every((result) => result && !result.ok && !result.mayHavePrinted))
      expect(has(job)).toHaveLength(0);
  }
}

test(`${ROUNDS} random orders of jobs and mishaps`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...families),
      fc.boolean(),
      fc.array(happening, { minLength: 5, maxLength: 30 }),
      play,
    ),
    { numRuns: ROUNDS, seed: SEED },
  );
}, 3_600_000);
