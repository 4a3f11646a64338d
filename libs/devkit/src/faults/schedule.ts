import { type Random, randomOf } from './random.ts';

/** Who takes part in every round. */
export type Cast = {
  /** In this order: which of them give tickets. */
  readonly counters: readonly { readonly givesTickets: boolean }[];
  readonly desks: number;
};

/** A client, by its place in the cast. */
export type Who = { readonly kind: 'counter' | 'desk'; readonly place: number };

export type Operation =
  | { readonly does: 'issue'; readonly counter: number; readonly twice: boolean }
  | { readonly does: 'cancel'; readonly counter: number; readonly twice: boolean }
  | { readonly does: 'stop'; readonly counter: number }
  /** The inspector does this when it has a place, and presses next when nobody is there. */
  | {
      readonly does: 'desk';
      readonly desk: number;
      readonly wish: 'next' | 'recall' | 'no_show' | 'helped' | 'referred' | 'returns_later' | 'transfer';
      readonly twice: boolean;
    }
  | { readonly does: 'board'; readonly action: 'assign' | 'raise' | 'lower' | 'park' | 'resume' | 'refer' };

export type Fault =
  | { readonly does: 'kill_central'; readonly nodes: readonly number[] }
  | { readonly does: 'kill_postgres'; readonly downMs: number }
  /** The server ends every session of central, as an administrator or a failing proxy would. */
  | { readonly does: 'end_sessions' }
  | { readonly does: 'cut'; readonly who: Who }
  | { readonly does: 'half_open'; readonly who: Who; readonly forMs: number }
  | { readonly does: 'lose_replies'; readonly who: Who; readonly forMs: number }
  | { readonly does: 'slow'; readonly who: Who; readonly byMs: number; readonly forMs: number }
  /** An old message, long overtaken, arrives. */
  | { readonly does: 'late_message'; readonly who: Who }
  | { readonly does: 'clock_jump'; readonly counter: number; readonly byHours: number }
  /** Cut off; people take tickets of the offline series meanwhile. */
  | {
      readonly does: 'outage';
      readonly counter: number;
      readonly forMs: number;
      readonly tickets: number;
      readonly clockJumpHours: number;
    }
  /** Its heartbeat stops and does not come back before its ticket is given back. */
  | { readonly does: 'counter_dies'; readonly counter: number }
  | { readonly does: 'camera_fails'; readonly counter: number; readonly forMs: number }
  | { readonly does: 'counter_restarts'; readonly counter: number }
  /** The laptop is shut and opened when the citizen was given back; then its page acts on what it still shows. */
  | { readonly does: 'desk_vanishes'; readonly desk: number };

export type Step = { readonly atMs: number } & (
  | ({ readonly part: 'operation' } & Operation)
  | ({ readonly part: 'fault' } & Fault)
);

/** What one round does and when; the same for the same seed and round, on any machine. */
export type Schedule = {
  readonly seed: number;
  readonly round: number;
  /** Everything begins before this. */
  readonly lengthMs: number;
  /** Whether the people who are called come at all, per counter. */
  readonly citizensCome: readonly boolean[];
  readonly steps: readonly Step[];
};

const SHORTEST_MS = 2_000;
const LONGEST_MS = 4_000;

export function scheduleOf(seed: number, round: number, cast: Cast): Schedule {
  const lengthMs = randomOf(seed, round, 'length').whole(SHORTEST_MS, LONGEST_MS);
  const citizens = randomOf(seed, round, 'citizens');
  const steps = [
    ...operations(randomOf(seed, round, 'operations'), lengthMs, cast),
    ...faults(randomOf(seed, round, 'faults'), lengthMs, cast),
  ];
  return {
    seed,
    round,
    lengthMs,
    citizensCome: cast.counters.map(() => citizens.chance(0.85)),
    steps: steps.sort((a, b) => a.atMs - b.atMs),
  };
}

function operations(random: Random, lengthMs: number, { counters, desks }: Cast): Step[] {
  const kiosks = counters.flatMap(({ givesTickets }, place) => (givesTickets ? [place] : []));
  const at = () => random.whole(0, lengthMs);
  const issue = (): Step => ({
    atMs: random.whole(0, Math.round(lengthMs * 0.8)),
    part: 'operation',
    does: 'issue',
    counter: random.pick(kiosks),
    twice: random.chance(0.25),
  });
  const press = (desk: number): Step => ({
    atMs: at(),
    part: 'operation',
    does: 'desk',
    desk,
    wish: random.pick(WISHES),
    twice: random.chance(0.2),
  });
  const issues = Array.from({ length: random.whole(6, 14) }, issue);
  const presses = Array.from({ length: desks }, (_, desk) =>
    Array.from({ length: random.whole(5, 12) }, () => press(desk)),
  ).flat();
  const others = Array.from({ length: random.whole(1, 5) }, () => ({
    atMs: at(),
    part: 'operation' as const,
    ...otherOperation(random, kiosks, counters.length),
  }));
  return [...issues, ...presses, ...others];
}

/** How often each, by how often it stands here. */
const WISHES = [
  'next',
  'next',
  'next',
  'next',
  'helped',
  'helped',
  'helped',
  'recall',
  'no_show',
  'referred',
  'returns_later',
  'transfer',
] as const;

function otherOperation(random: Random, kiosks: readonly number[], counters: number): Operation {
  const kind = random.next();
  if (kind < 0.35) return { does: 'cancel', counter: random.pick(kiosks), twice: random.chance(0.3) };
  if (kind < 0.5) return { does: 'stop', counter: random.whole(0, counters - 1) };
  return {
    does: 'board',
    action: random.pick(['assign', 'raise', 'raise', 'lower', 'park', 'park', 'resume', 'refer'] as const),
  };
}

function faults(random: Random, lengthMs: number, cast: Cast): Step[] {
  return Array.from({ length: random.whole(2, 5) }, () => ({
    atMs: random.whole(100, lengthMs),
    part: 'fault' as const,
    ...oneFault(random, cast),
  }));
}

const HOURS = [-72, -24, -3, -1, 1, 5, 24, 24 * 30] as const;

function oneFault(random: Random, { counters, desks }: Cast): Fault {
  const kiosks = counters.flatMap(({ givesTickets }, place) => (givesTickets ? [place] : []));
  const counter = random.whole(0, counters.length - 1);
  const desk = random.whole(0, desks - 1);
  const who: Who = random.chance(0.5) ? { kind: 'counter', place: counter } : { kind: 'desk', place: desk };
  const forMs = random.whole(300, 2_500);
  const make: Readonly<Record<Fault['does'], () => Fault>> = {
    kill_central: () => ({ does: 'kill_central', nodes: random.pick([[0], [1], [0, 1]]) }),
    kill_postgres: () => ({ does: 'kill_postgres', downMs: random.whole(0, 800) }),
    end_sessions: () => ({ does: 'end_sessions' }),
    cut: () => ({ does: 'cut', who }),
    half_open: () => ({ does: 'half_open', who, forMs }),
    lose_replies: () => ({ does: 'lose_replies', who, forMs: Math.min(forMs, 900) }),
    slow: () => ({ does: 'slow', who, byMs: random.whole(20, 600), forMs }),
    late_message: () => ({ does: 'late_message', who }),
    clock_jump: () => ({ does: 'clock_jump', counter: random.pick(kiosks), byHours: random.pick(HOURS) }),
    outage: () => ({
      does: 'outage',
      counter: random.pick(kiosks),
      forMs,
      tickets: random.whole(1, 3),
      clockJumpHours: random.chance(0.3) ? random.pick(HOURS) : 0,
    }),
    counter_dies: () => ({ does: 'counter_dies', counter }),
    camera_fails: () => ({ does: 'camera_fails', counter, forMs }),
    counter_restarts: () => ({ does: 'counter_restarts', counter }),
    desk_vanishes: () => ({ does: 'desk_vanishes', desk }),
  };
  return make[weighted(random)]();
}

/** Out of a hundred; the two that take more than ten seconds to come to their end are rare. */
const SHARES: readonly (readonly [Fault['does'], number])[] = [
  ['kill_central', 17],
  ['kill_postgres', 10],
  ['end_sessions', 6],
  ['cut', 10],
  ['half_open', 10],
  ['lose_replies', 14],
  ['slow', 7],
  ['late_message', 6],
  ['clock_jump', 4],
  ['outage', 6],
  ['camera_fails', 4],
  ['counter_restarts', 3],
  ['counter_dies', 2],
  ['desk_vanishes', 1],
];

function weighted(random: Random): Fault['does'] {
  let left = random.next() * SHARES.reduce((sum, [, share]) => sum + share, 0);
  for (const [kind, share] of SHARES) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'cut';
}
