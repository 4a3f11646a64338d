import { Instant } from '@loket/contract';
import { z } from 'zod';

/** What decided, kept so that it can be looked at years later. */
export const Evidence = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('ocsp'),
    url: z.string(),
    /** The whole answer, DER: signed by the authority. */
    response: z.base64(),
    thisUpdate: Instant,
    nextUpdate: Instant.nullable(),
  }),
  z.object({
    source: z.literal('list'),
    url: z.string(),
    /** Of the list, hex: the authority keeps its lists. */
    number: z.string().nullable(),
    sha256: z.string(),
    thisUpdate: Instant,
    nextUpdate: Instant,
  }),
]);
export type Evidence = z.infer<typeof Evidence>;
