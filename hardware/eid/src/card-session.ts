import { err, type Result } from '@loket/contract';
import type { CardChannel, ChannelFailure } from './card-channel.ts';
import type { CardMemory } from './card-memory.ts';
import type { FileReader } from './file-reader.ts';
import type { PinPad } from './pin-pad.ts';

/** One connection to one card, for whoever works with it. */
export type CardSession = {
  readonly channel: CardChannel;
  readonly files: FileReader;
  readonly memory: CardMemory;
  /** The reader's name. */
  readonly reader: string;
  readonly pinPad: PinPad | undefined;
};

/**
 * Why a use of the card ended. `restart`: nothing was lost, a fresh connection may try again. `line_lost`: the same
 * trouble after the PIN went to the card, which is never sent a second time by itself.
 */
export type UseFailure =
  | ChannelFailure
  | 'line_lost'
  | 'no_signature_certificate'
  | 'other_card'
  | 'pin_blocked'
  | 'not_supported';

/** Behind the PIN a fresh connection is no way out: the PIN would have to go to the card again. */
export const lineLost = (failure: ChannelFailure): Result<never, UseFailure> =>
  err(failure === 'restart' ? 'line_lost' : failure);
