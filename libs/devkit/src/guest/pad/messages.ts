import { DeviceIdentity, PadOutcome, PadPage, SignaturePadStatus } from '@loket/contract';
import { z } from 'zod';

/** In dots of the pad's screen, both corners inside. */
const Area = z.object({ left: z.int(), top: z.int(), right: z.int(), bottom: z.int() });

/** To the program behind /dev/uhid: what a hand does with the pad. */
export const PadCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('plug') }),
  z.object({ do: z.literal('unplug') }),
  /** The recorded signature over this area; the plug is pulled after so many reports of it. */
  z.object({ do: z.literal('write'), area: Area, unplugAfter: z.int().positive().optional() }),
  z.object({ do: z.literal('tap'), x: z.number(), y: z.number() }),
  z.object({ do: z.literal('look') }),
]);
export type PadCommand = z.infer<typeof PadCommand>;

/** A point on paper as the pad sent it: its own units, its own clock. */
export const SentPoint = z.object({ x: z.int(), y: z.int(), pressure: z.int(), clockMs: z.int() });

export const PadMessage = z.discriminatedUnion('say', [
  z.object({ say: z.literal('up') }),
  /** Done with the command of this name. */
  z.object({ say: z.literal('done'), what: z.enum(['plug', 'unplug', 'tap']) }),
  z.object({ say: z.literal('wrote'), points: z.array(SentPoint) }),
  z.object({
    say: z.literal('screen'),
    /** One bit a dot, rows of whole bytes, the most significant bit left, 1 is white; base64. */
    bits: z.base64(),
    inking: z.boolean(),
    atRest: z.boolean(),
    /** The ids of every report that was set since it was plugged in, in order. */
    commands: z.array(z.int()),
  }),
]);
export type PadMessage = z.infer<typeof PadMessage>;

/** To the program with our driver: what the device host would ask. */
export const DriverCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('list') }),
  z.object({ do: z.literal('sign'), page: PadPage }),
  z.object({ do: z.literal('close') }),
]);
export type DriverCommand = z.infer<typeof DriverCommand>;

export const DriverMessage = z.discriminatedUnion('say', [
  z.object({ say: z.literal('up') }),
  /** What the unmodified binding lists, path and ids only. */
  z.object({
    say: z.literal('list'),
    devices: z.array(z.object({ path: z.string(), vendorId: z.int(), productId: z.int() })),
  }),
  z.object({
    say: z.literal('status'),
    status: SignaturePadStatus,
    facts: z
      .object({
        identity: DeviceIdentity,
        capability: z.record(z.string(), z.number()),
        ownTime: z.boolean(),
      })
      .nullable(),
  }),
  z.object({ say: z.literal('ended'), outcome: PadOutcome, inkPoints: z.int() }),
  /** The pen is on the pad and its first ink was heard. */
  z.object({ say: z.literal('ink') }),
  z.object({ say: z.literal('closed') }),
]);
export type DriverMessage = z.infer<typeof DriverMessage>;
