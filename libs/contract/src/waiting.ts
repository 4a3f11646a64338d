import { z } from 'zod';

/**
 * What somebody who waits is told: from the 10th to the 90th percentile in whole five minutes, "between 10 and 25
 * minutes". Never a minute that nobody can know; when nothing can be said there is no interval, only the position.
 */
export const WaitInterval = z
  .object({
    fromMinutes: z.int().nonnegative().multipleOf(5),
    toMinutes: z.int().positive().multipleOf(5),
  })
  .refine(({ fromMinutes, toMinutes }) => fromMinutes < toMinutes, 'an interval has a width');
export type WaitInterval = z.infer<typeof WaitInterval>;
