import { type AddressInfo, createServer, type Socket } from 'node:net';
import { frame, frameSplitter } from './frames.ts';
import type { VirtualCard } from './virtual-card.ts';
import { respond } from './wire.ts';

/** A reader's slot without pcscd: the driver connects to it and speaks vpcd framing as the reader's side. */
export type CardSlot = {
  readonly port: number;
  readonly card: VirtualCard | undefined;
  insert(card: VirtualCard): void;
  pull(): void;
  close(): Promise<void>;
};

const EMPTY = frame(new Uint8Array());

/** An empty frame says that no card is there: as the answer to anything, and unasked when one is pulled. */
export async function serveCardSlot({ host = '127.0.0.1', port = 0 } = {}): Promise<CardSlot> {
  const readers = new Set<Socket>();
  let card: VirtualCard | undefined;
  const pull = (): void => {
    if (card === undefined) return;
    card = undefined;
    for (const reader of readers) reader.write(EMPTY);
  };
  const take = async (payload: Uint8Array, reader: Socket): Promise<void> => {
    const present = card;
    if (present === undefined) {
      // Power and reset get no answer from an empty slot either.
      if (payload.length > 1 || payload[0] === 0x04) reader.write(EMPTY);
      return;
    }
    const reply = await respond(present, payload);
    // The pull itself has answered a command that was under way.
    if (card !== present) return;
    if (reply === 'pulled') pull();
    else if (reply !== 'silence') reader.write(frame(reply.reply));
  };
  const server = createServer({ noDelay: true }, (reader) => {
    readers.add(reader);
    let turn = Promise.resolve();
    const split = frameSplitter((payload) => {
      turn = turn.then(() => take(payload, reader));
    });
    reader.on('data', split);
    reader.on('error', () => undefined); // a reader that goes away is a close
    reader.on('close', () => readers.delete(reader));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // a TCP server has no other kind of address
    get card() {
      return card;
    },
    insert(inserted) {
      pull();
      inserted.reset();
      card = inserted;
    },
    pull,
    close() {
      for (const reader of readers) reader.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
