import { Locale, Reason, RoutingPolicy, Skill } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const minutes = z
  .number()
  .positive()
  .max(24 * 60);
const weights = <Key extends z.ZodEnum>(keys: Key) => z.partialRecord(keys, z.number().nonnegative());
const someWeight = (mix: object) => Object.values(mix).some((weight: unknown) => Number(weight) > 0);

/**
 * A zone and its days, as data. Everything that is not about the queue is left out: a simulated consultation has a
 * length and nothing else. Weeks begin on Monday; clocks don't change.
 */
export const Scenario = z
  .strictObject({
    name: z.string().min(1).max(60),
    /** For the page's head, in Dutch. */
    title: z.string().min(1).max(120),
    /** Where the numbers come from and what is assumed, in Dutch: printed on the page. */
    assumptions: z.array(z.string().max(400)).max(20).default([]),
    municipalities: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(80),
          /** Citizens come in proportion to this. */
          inhabitants: z.number().positive(),
          /** When its people speak other languages than the zone's. */
          locales: weights(Locale).refine(someWeight, 'somebody has to speak something').optional(),
        }),
      )
      .min(1)
      .max(600),
    /** Each municipality has one at least; its people are spread over them by rooms. */
    sites: z
      .array(z.strictObject({ municipality: z.string(), rooms: z.int().min(1).max(1000) }))
      .min(1)
      .max(2000),
    inspectors: z
      .array(
        z.strictObject({
          languages: z.array(Locale).min(1),
          skills: z.array(Skill),
          /** Begin after so many minutes of the day, or when the consultation of that moment is over. */
          breaks: z.array(z.strictObject({ afterMinutes: minutes, minutes })).max(10),
        }),
      )
      .min(1)
      .max(500),
    /** Whole hours; 0 to 24 never closes. Who waits at closing is served. */
    opening: z
      .strictObject({ fromHour: z.int().min(0).max(23), toHour: z.int().min(1).max(24) })
      .refine(({ fromHour, toHour }) => fromHour < toHour, 'closes before it opens'),
    /** How many consultations a day, on average, Monday to Sunday; 0: closed. Those who don't come are added to it. */
    consultations: z.array(z.number().nonnegative().max(100_000)).length(7),
    /** How busy each hour of the day is compared to the others, 0 to 23; hours outside the opening don't count. */
    hours: z.array(z.number().nonnegative()).length(24),
    reasons: weights(Reason).refine(someWeight, 'somebody has to come for something'),
    locales: weights(Locale).refine(someWeight, 'somebody has to speak something'),
    /** Of those who come, how many have an appointment that is due. */
    appointments: share,
    /** From *Ik ben er* to the end. `deviation`: the standard deviation over the mean; nothing for an exponential. */
    handling: z.discriminatedUnion('shape', [
      z.strictObject({
        shape: z.literal('lognormal'),
        meanMinutes: minutes,
        deviation: z.number().min(0).max(3),
      }),
      z.strictObject({ shape: z.literal('exponential'), meanMinutes: minutes }),
    ]),
    /** Of those who are called, how many are not there. */
    noShows: share.max(0.9),
    /** A called citizen who is not there is waited for so long, before each recall and after the last. */
    patienceSeconds: z.number().nonnegative(),
    /** From the call to *Ik ben er*. */
    walkSeconds: z.number().nonnegative(),
    /** How long people wait before they give up, on average (exponential); null: as long as it takes. */
    givesUpAfterMinutes: minutes.nullable(),
    /** From an inspector who is free and somebody who can be called, to *next* (lognormal, deviation 1); 0: at once. */
    reactionSeconds: z.number().nonnegative(),
    /** Wiping a room after a visit. */
    roomTurnaroundSeconds: z.number().nonnegative(),
    /** A counter that breaks: its citizen's call is interrupted and goes on later. */
    outages: z
      .strictObject({ perRoomPerWeek: z.number().positive().max(100), meanMinutes: minutes })
      .nullable(),
    policy: RoutingPolicy.default(FIRST_POLICY),
  })
  .superRefine(({ municipalities, sites, consultations }, context) => {
    for (const [index, { municipality }] of sites.entries()) {
      if (municipalities.some(({ name }) => name === municipality)) continue;
      const message = `there is no municipality "${municipality}"`;
      context.addIssue({ code: 'custom', path: ['sites', index, 'municipality'], message });
    }
    for (const [index, { name }] of municipalities.entries()) {
      if (sites.some(({ municipality }) => municipality === name)) continue;
      context.addIssue({ code: 'custom', path: ['municipalities', index], message: `"${name}" has no site` });
    }
    if (consultations.every((day) => day === 0))
      context.addIssue({ code: 'custom', path: ['consultations'], message: 'it is closed on every day' });
  });
export type Scenario = z.infer<typeof Scenario>;

/** The same with so many inspectors: the first ones, or more with the competence and breaks of the first ones again. */
export function withInspectors(scenario: Scenario, count: number): Scenario {
  const pattern = scenario.inspectors;
  const inspectors = Array.from({ length: count }, (_, index) => pattern[index % pattern.length]);
  return { ...scenario, inspectors: inspectors.filter((one) => one !== undefined) };
}
