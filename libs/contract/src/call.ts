import { z } from 'zod';
import { ConsultationId, PeerId } from './ids.ts';

export const IceServer = z.object({
  urls: z.array(z.string().max(300)).min(1).max(8),
  username: z.string().max(200).optional(),
  credential: z.string().max(200).optional(),
});
export type IceServer = z.infer<typeof IceServer>;

/** Largest signalling message: an SDP with every codec is about 12 kB. */
export const MAX_SIGNAL_BYTES = 65_536;

/**
 * What two ends of a call tell each other through central, which relays it sealed and never reads it.
 * Each end announces itself with a fresh PeerId at every start (`hello`); the counter's end always makes the offer,
 * so a reloaded desk or a restarted presence window simply says hello and gets a new one.
 */
export const Signal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), from: PeerId, answering: PeerId.optional() }),
  z.object({
    kind: z.literal('description'),
    from: PeerId,
    to: PeerId,
    /** Counts the peers that the counter's end made for this pair; an answer to an older one is dropped. */
    generation: z.int().nonnegative().max(100_000),
    type: z.enum(['offer', 'answer']),
    sdp: z.string().max(60_000),
  }),
  z.object({
    kind: z.literal('candidate'),
    from: PeerId,
    to: PeerId,
    generation: z.int().nonnegative().max(100_000),
    candidate: z.string().max(1_000),
    sdpMid: z.string().max(50).nullable(),
    sdpMLineIndex: z.int().nonnegative().max(50).nullable(),
  }),
  z.object({ kind: z.literal('bye'), from: PeerId }),
]);
export type Signal = z.infer<typeof Signal>;

export const SignalMessage = z.object({ consultationId: ConsultationId, signal: Signal });
export type SignalMessage = z.infer<typeof SignalMessage>;
