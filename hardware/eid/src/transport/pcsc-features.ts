import { featureRequest, type PinPad, pinPadOf } from '../pin-pad.ts';
import type { PcscLibrary } from './pcsc-library.ts';

/** SCARD_PROTOCOL_UNDEFINED: nothing is agreed with a card, which may be absent. */
const NO_PROTOCOL = 0;

/** Asks the reader itself, beside whatever card lies in it. One that refuses has no keys. */
export async function readPinPad(library: PcscLibrary, readerName: string): Promise<PinPad | undefined> {
  const context = new library.Context();
  try {
    const reader = context.listReaders().find(({ name }) => name === readerName);
    if (reader === undefined) return undefined;
    const handle = await reader.connect(library.SCARD_SHARE_DIRECT, NO_PROTOCOL);
    try {
      return pinPadOf(await handle.control(featureRequest(process.platform), Buffer.alloc(0)));
    } finally {
      handle.disconnect(library.SCARD_LEAVE_CARD);
    }
  } catch {
    return undefined;
  } finally {
    context.close();
  }
}
