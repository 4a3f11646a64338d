import {
  ClosingOutcome,
  LOCALES,
  type Locale,
  Reason,
  ReferredTo,
  RoutingPolicy,
  Skill,
} from '@loket/contract';
import type { ConsultationSeen } from '@loket/queue/history/types.ts';
import fc from 'fast-check';
import type { ProofDay } from './proof-day.testing.ts';
import type { ProofLayout } from './proof-zone.testing.ts';

/** What the model knows: how much there is that a client can do something with. */
export type Model = { asked: number; known: number; held: number };
type Command = fc.AsyncCommand<Model, ProofDay>;
type Step = {
  readonly says: string;
  /** Of these there must be one, else the step has nothing to work on. */
  readonly needs?: keyof Model;
  readonly act: (day: ProofDay) => Promise<void>;
};

class Doing implements Command {
  readonly #step: Step;
  constructor(step: Step) {
    this.#step = step;
  }
  check(model: Readonly<Model>): boolean {
    const { needs } = this.#step;
    return needs === undefined || model[needs] > 0;
  }
  async run(model: Model, day: ProofDay): Promise<void> {
    await this.#step.act(day);
    Object.assign(model, { asked: day.asked.length, known: day.known.length, held: day.held.length });
  }
  toString(): string {
    return this.#step.says;
  }
}

/** The n-th from the end: what is newest is what matters most. */
function newest<Item>(items: readonly Item[], n: number): Item {
  const item = items[items.length - 1 - (n % items.length)];
  if (item === undefined) throw new Error('A step was taken that had nothing to work on.');
  return item;
}

const nth = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(5));
const node = fc.nat(1);
const place = fc.nat(3);
const counterOf = (day: ProofDay, n: number) => newest(day.zone.counters, n).id;
const inspectorOf = (day: ProofDay, n: number) => newest(day.zone.inspectors, n);

/** Steps of one client, that may also happen at the same instant as others. */
const clientStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        node,
        place,
        fc.constantFrom(...LOCALES),
        fc.constantFrom(...Reason.options),
        fc.integer({ min: 0, max: 9 }),
      )
      .map(
        ([n, at, locale, reason, luck]): Step => ({
          says: `issue(counter ${at}, ${locale}, ${reason}${luck === 0 ? ', answer lost' : ''})`,
          act: (day) => day.issue(n, counterOf(day, at), locale, reason, luck === 0),
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(node, nth).map(
      ([n, which]): Step => ({
        says: `issue again(${which})`,
        needs: 'asked',
        act: (day) => day.askForTicket(n, newest(day.asked, which)),
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(node, place).map(
      ([n, who]): Step => ({
        says: `accept(inspector ${who})`,
        act: (day) => day.accept(n, inspectorOf(day, who)),
      }),
    ),
  },
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        node,
        nth,
        fc.oneof(
          { weight: 4, arbitrary: fc.constant('here' as const) },
          { weight: 3, arbitrary: fc.constant('close' as const) },
          {
            weight: 3,
            arbitrary: fc.constantFrom<ConsultationSeen['event']>(
              'recall',
              'away',
              'no_show',
              'stop',
              'transfer',
            ),
          },
        ),
        fc.constantFrom(...ClosingOutcome.options),
      )
      .map(
        ([n, which, event, closing]): Step => ({
          says: `${event}(consultation ${which}${event === 'close' ? `, ${closing}` : ''})`,
          needs: 'held',
          act: (day) => day.act(n, newest(day.held, which), event, closing),
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(node, nth, fc.boolean()).map(
      ([n, which, byPhone]): Step => ({
        says: `cancel(ticket ${which}${byPhone ? ', by phone' : ''})`,
        needs: 'known',
        act: (day) => day.cancel(n, newest(day.known, which), byPhone),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(node, nth, fc.option(place)).map(
      ([n, which, to]): Step => ({
        says: `assign(ticket ${which}, ${to === null ? 'nobody' : `inspector ${to}`})`,
        needs: 'known',
        act: (day) => day.assign(n, newest(day.known, which), to === null ? undefined : inspectorOf(day, to)),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        node,
        nth,
        fc.oneof(
          fc.constantFrom('raise' as const, 'lower' as const, 'park' as const, 'resume' as const),
          fc.constantFrom(...ReferredTo.options).map((refer) => ({ refer })),
        ),
      )
      .map(
        ([n, which, how]): Step => ({
          says: `${typeof how === 'string' ? how : `refer to ${how.refer}`}(ticket ${which})`,
          needs: 'known',
          act: (day) => day.arrange(n, newest(day.known, which), how),
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(node, place, fc.boolean()).map(
      ([n, who, available]): Step => ({
        says: `${available ? 'available' : 'break'}(inspector ${who})`,
        act: (day) => day.setAvailability(n, [inspectorOf(day, who)], available),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(node, place, fc.boolean()).map(
      ([n, at, ready]): Step => ({
        says: `beat(counter ${at}, ${ready ? 'ready' : 'not ready'})`,
        act: (day) => day.beat(n, [counterOf(day, at)], ready),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(node, place, fc.nat(3)).map(
      ([n, who, luck]): Step => ({
        says: `${luck > 0 ? 'yes' : 'no'} to what is offered(inspector ${who})`,
        act: (day) => day.answerOffer(n, inspectorOf(day, who), luck > 0),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: node.map((n): Step => ({ says: 'sweep', act: (day) => day.sweep(n) })),
  },
);

const minutes = (...some: readonly number[]) => fc.constantFrom(...some);
const aPolicy: fc.Arbitrary<RoutingPolicy> = fc
  .record({
    mode: fc.constantFrom('next' as const, 'offer' as const),
    offerSeconds: fc.constant(25),
    headStartMinutes: fc.record({
      returning: minutes(0, 1, 480),
      raised: minutes(0, 60),
      appointment: minutes(0, 60),
    }),
    languageFirstMinutes: minutes(0, 10, 60),
    skillFirstMinutes: minutes(0, 5, 60),
    siteTurnMinutes: minutes(0, 5, 30),
    recalls: fc.nat(2),
    parkMinutes: minutes(5, 60),
  })
  .map((policy) => RoutingPolicy.parse(policy));

/** Seconds: a moment, a missed heartbeat, a lease, a patience, an hour, and into the next service day. */
const A_WHILE = [1, 3, 11, 11, 30, 61, 61, 130, 130, 700, 3_700, 72_000];

/** Steps of the world around, which happen alone. */
const worldStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        node,
        fc.constantFrom(...A_WHILE),
        fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
        fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
        fc.boolean(),
      )
      .map(
        ([n, seconds, deadCounters, deadDesks, sweeps]): Step => ({
          says: `${seconds} s pass(silent: counters ${deadCounters}, desks ${deadDesks}${sweeps ? '; then a sweep' : ''})`,
          act: async (day) => {
            await day.pass(seconds);
            const { counters, inspectors } = day.zone;
            await day.beat(
              n,
              counters.filter((_, place) => !deadCounters.includes(place)).map(({ id }) => id),
            );
            await day.touch(
              n,
              inspectors.filter((_, place) => !deadDesks.includes(place)),
            );
            if (sweeps) await day.sweep(n);
          },
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: aPolicy.map(
      (policy): Step => ({
        says: `policy(${JSON.stringify(policy)})`,
        act: (day) => day.setPolicy(0, policy),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        node,
        place,
        fc.array(fc.nat(900), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 2 }),
      )
      .map(
        ([n, at, ages, times]): Step => ({
          says: `cut off(counter ${at} gave tickets ${ages} s ago, hands them in ${times} times)`,
          act: (day) => day.offline(n, counterOf(day, at), ages, times),
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: node.map((n): Step => ({ says: `restart(node ${n})`, act: (day) => day.restart(n) })),
  },
);

/** At one instant, on both nodes; sometimes every connection is cut in the middle of it. */
const atOnce: fc.Arbitrary<Step> = fc
  .tuple(
    fc.array(clientStep, { minLength: 2, maxLength: 4 }),
    fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, fc.nat(8)),
  )
  .map(
    ([steps, cutAfterMs]): Step => ({
      says: `at once[${steps.map(({ says }) => says).join(' | ')}${cutAfterMs === null ? '' : `; cut after ${cutAfterMs} ms`}]`,
      act: async (day) => {
        const possible = steps.filter(({ needs }) => needs === undefined || day[needs].length > 0);
        const cut = cutAfterMs === null ? undefined : day.cutConnections(cutAfterMs);
        await Promise.all([...possible.map(({ act }) => act(day)), cut]);
        if (cut) await day.house.steady();
      },
    }),
  );

/** Every inspector presses *next* at one instant, on both nodes. */
const rush: Step = {
  says: 'everybody presses next at once',
  act: async (day) => {
    await Promise.all(day.zone.inspectors.map((inspector, place) => day.accept(place, inspector)));
  },
};

export const anyCommands = (most: number) =>
  fc.commands<Model, ProofDay, false>(
    [
      clientStep.map((step) => new Doing(step)),
      clientStep.map((step) => new Doing(step)),
      clientStep.map((step) => new Doing(step)),
      clientStep.map((step) => new Doing(step)),
      worldStep.map((step) => new Doing(step)),
      fc.constant(new Doing(rush)),
      atOnce.map((step) => new Doing(step)),
    ],
    { maxCommands: most, size: 'max' },
  );

const LANGUAGES: readonly (readonly Locale[])[] = [
  ['nl'],
  ['nl', 'fr'],
  ['nl', 'fr', 'de', 'en'],
  ['fr', 'de'],
];

/** Who waits already when the history begins. */
export const anyCrowd = fc.array(
  fc.record({ at: place, locale: fc.constantFrom(...LOCALES), reason: fc.constantFrom(...Reason.options) }),
  { maxLength: 4 },
);

export const anyLayout: fc.Arbitrary<ProofLayout> = fc.record({
  sites: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }),
  inspectors: fc.array(
    fc.record({ languages: fc.constantFrom(...LANGUAGES), skills: fc.subarray([...Skill.options]) }),
    { minLength: 2, maxLength: 4 },
  ),
});
