import type { Progress } from '../progress.ts';
import type { Players } from './cast.ts';
import type { Finding } from './promises.ts';
import { type Played, playRound } from './round.ts';
import type { Schedule } from './schedule.ts';
import { openTheatre } from './theatre.ts';

export type FaultRun = {
  readonly seed: number;
  /** The first round and how many. */
  readonly from: number;
  readonly rounds: number;
};

/** A round in which something happened that must never happen. */
export type BadRound = { readonly schedule: Schedule; readonly findings: readonly Finding[] };

export type FaultReport = {
  readonly rounds: number;
  readonly operations: number;
  /** Requests whose end their client could not know. */
  readonly unknown: number;
  readonly tickets: number;
  /** How often each kind of fault was made. */
  readonly faults: Readonly<Record<string, number>>;
  /** Answers that were thrown away after central had done what was asked. */
  readonly lostReplies: number;
  readonly secondsPerRound: { readonly mean: number; readonly longest: number };
  readonly violations: number;
  readonly bad: readonly BadRound[];
};

/** Plays and judges rounds of a seed on one pair of centrals; a round that went wrong does not end the run. */
export async function queueFaults(run: FaultRun, progress: Progress): Promise<FaultReport> {
  const theatre = await openTheatre(progress);
  try {
    const tally = new Tally();
    for (let round = run.from; round < run.from + run.rounds; round += 1) {
      const beganAt = performance.now();
      const played = await playRound(run.seed, round, theatre.stage, theatre.players);
      const findings = await theatre.judge.judge(played);
      tally.add(played, findings, (performance.now() - beganAt) / 1_000);
      progress.note(lineOf(round - run.from + 1, run.rounds, tally, played, findings));
      for (const { kind, says } of findings) progress.note(`    ✗ ${kind}: ${says}`);
    }
    return tally.report(theatre.players);
  } finally {
    await theatre.close();
  }
}

class Tally {
  readonly faults: Record<string, number> = {};
  readonly bad: BadRound[] = [];
  operations = 0;
  #unknown = 0;
  #tickets = 0;
  #seconds: number[] = [];

  add({ schedule, journal }: Played, findings: readonly Finding[], seconds: number): void {
    for (const kind of faultsOf(schedule)) this.faults[kind] = (this.faults[kind] ?? 0) + 1;
    this.operations += journal.operations.length + journal.heartbeats.length;
    this.#unknown += journal.unknown;
    this.#tickets += new Set(
      journal.operations.flatMap((one) => (one.what === 'issue' ? [one.idempotencyKey] : [])),
    ).size;
    this.#tickets += journal.offline.length;
    this.#seconds.push(seconds);
    if (findings.length > 0) this.bad.push({ schedule, findings });
  }

  get lastSeconds(): number {
    return this.#seconds.at(-1) ?? 0;
  }

  get faultsMade(): number {
    return Object.values(this.faults).reduce((sum, count) => sum + count, 0);
  }

  report({ proxies }: Players): FaultReport {
    const sum = this.#seconds.reduce((total, one) => total + one, 0);
    return {
      rounds: this.#seconds.length,
      operations: this.operations,
      unknown: this.#unknown,
      tickets: this.#tickets,
      faults: this.faults,
      lostReplies: proxies.reduce((total, { dropped }) => total + dropped, 0),
      secondsPerRound: { mean: sum / this.#seconds.length, longest: Math.max(...this.#seconds) },
      violations: this.bad.reduce((total, { findings }) => total + findings.length, 0),
      bad: this.bad,
    };
  }
}

/** The kinds of a schedule's faults; a repeated message is one too. */
export function faultsOf({ steps }: Schedule): string[] {
  return steps.flatMap((step) => {
    if (step.part === 'fault') return [step.does];
    return 'twice' in step && step.twice ? ['repeated_message'] : [];
  });
}

function lineOf(
  count: number,
  of: number,
  tally: Tally,
  { schedule, journal }: Played,
  findings: readonly Finding[],
): string {
  const kinds = schedule.steps.flatMap((step) => (step.part === 'fault' ? [step.does] : []));
  const end = findings.length === 0 ? '✓' : `✗ ${findings.length}`;
  return [
    `  ${end} round ${count} of ${of} (--seed ${schedule.seed} --round ${schedule.round})`,
    `${tally.lastSeconds.toFixed(1)} s`,
    `${journal.operations.length} operations, ${journal.unknown} unknown`,
    `${tally.faultsMade} faults so far; now ${kinds.join(', ')}`,
  ].join(' · ');
}
