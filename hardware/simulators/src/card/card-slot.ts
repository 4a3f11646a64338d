import type { Socket } from 'node:net';
import { type CableOptions, runCable } from '../cable.ts';
import { frame, frameSplitter } from './frames.ts';
import type { VirtualCard } from './virtual-card.ts';
import { respond } from './wire.ts';

/** A reader's slot without pcscd: the driver connects to it and speaks vpcd framing as the reader's side. */
export type CardSlot = {
  readonly port: number;
  readonly card: VirtualCard | undefined;
  readonly plugged: boolean;
  readonly wedged: boolean;
  /** How many drivers have it open. */
  readonly openings: number;
  insert(card: VirtualCard): void;
  pull(): void;
  /**
   * From now on it still feels a card come and go, and lets no command through: those wait until it is mended. Pulling
   * the card ends the waiting of what was on its way to that card; unplugging the reader mends it.
   */
  wedge(): void;
  mend(): void;
  /** Takes the reader away; a card stays in it. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
};

const EMPTY = frame(new Uint8Array());

/** An empty frame says that no card is there: as the answer to anything, and unasked when one is pulled. */
export async function serveCardSlot(options: CableOptions = {}): Promise<CardSlot> {
  let card: VirtualCard | undefined;
  let wedged = false;
  const held = new Map<() => void, Socket>();
  const letGo = (only?: Socket) => {
    for (const [go, reader] of held) {
      if (only !== undefined && only !== reader) continue;
      held.delete(go);
      go();
    }
  };
  const mend = () => {
    wedged = false;
    letGo();
  };
  const pull = (): void => {
    if (card === undefined) return;
    card = undefined;
    letGo();
    for (const reader of cable.sockets) reader.write(EMPTY);
  };
  const take = async (payload: Uint8Array, reader: Socket): Promise<void> => {
    const present = card;
    if (present === undefined) {
      // Power and reset get no answer from an empty slot either.
      if (payload.length > 1 || payload[0] === 0x04) reader.write(EMPTY);
      return;
    }
    if (wedged && payload.length > 1) await new Promise<void>((go) => held.set(go, reader));
    if (card !== present || reader.destroyed) return;
    const reply = await respond(present, payload);
    // The pull itself has answered a command that was under way.
    if (card !== present) return;
    if (reply === 'pulled') pull();
    else if (reply !== 'silence' && !reader.destroyed) reader.write(frame(reply.reply));
  };
  const cable = await runCable((reader) => {
    let turn = Promise.resolve();
    const split = frameSplitter((payload) => {
      turn = turn.then(() => take(payload, reader));
    });
    reader.on('data', split);
    reader.once('close', () => letGo(reader));
  }, options);
  return {
    port: cable.port,
    get card() {
      return card;
    },
    get plugged() {
      return cable.plugged;
    },
    get wedged() {
      return wedged;
    },
    get openings() {
      return cable.sockets.size;
    },
    insert(inserted) {
      pull();
      inserted.reset();
      card = inserted;
    },
    pull,
    wedge() {
      wedged = true;
    },
    mend,
    async unplug() {
      wedged = false;
      await cable.unplug();
      card?.reset();
    },
    plug: () => cable.plug(),
    close: () => cable.close(),
  };
}
