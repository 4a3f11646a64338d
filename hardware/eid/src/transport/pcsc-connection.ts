import { err, ok, type Result } from '@loket/contract';
import type { PinPad } from '../pin-pad.ts';
import { failureOf, type PcscCard, type PcscContext, type PcscLibrary } from './pcsc-library.ts';
import type { CardConnection, TransportFailure } from './transport.ts';

export type OpenParts = {
  readonly card: PcscCard;
  readonly context: PcscContext;
  readonly library: PcscLibrary;
  readonly shareMode: number;
  readonly pinPad: PinPad | undefined;
};

/** `left` resolves once the card was reset and let go of. */
export function openConnection({ card, context, library, shareMode, pinPad }: OpenParts): {
  connection: CardConnection;
  left: Promise<void>;
} {
  let underWay = 0;
  let isLeft = false;
  let resolveLeft = (): void => undefined;
  const left = new Promise<void>((resolve) => {
    resolveLeft = resolve;
  });
  // Reset by reconnecting, which runs beside the event loop; disconnecting with a reset would block it meanwhile.
  const leave = async (): Promise<void> => {
    try {
      await card.reconnect(shareMode, library.SCARD_PROTOCOL_T0, library.SCARD_RESET_CARD);
      card.disconnect(library.SCARD_LEAVE_CARD);
    } catch {
      // The card or the service is gone: nothing is left to reset.
    }
    context.close();
    resolveLeft();
  };
  const ask = async (
    bytes: Uint8Array,
    use: (copy: Buffer) => Promise<Buffer>,
  ): Promise<Result<Uint8Array, TransportFailure>> => {
    underWay += 1;
    const copy = Buffer.from(bytes);
    try {
      return ok(await use(copy));
    } catch (failure) {
      return err(failureOf(failure));
    } finally {
      copy.fill(0); // it may have been a PIN
      underWay -= 1;
      if (isLeft && underWay === 0) void leave();
    }
  };
  const connection: CardConnection = {
    pinPad,
    transmit: (apdu) => ask(apdu, (copy) => card.transmit(copy)),
    control: (code, data) => ask(data, (copy) => card.control(code, copy)),
    disconnect() {
      isLeft = true;
      // Disconnecting waits for the command that a mute card never answers: let that one's end do it.
      if (underWay === 0) void leave();
      return left;
    },
  };
  return { connection, left };
}
