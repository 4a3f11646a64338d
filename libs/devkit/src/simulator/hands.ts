import { CardBox } from './card-box.ts';
import type { DeviceWish } from './messages.ts';
import { Pen } from './pen.ts';
import type { Room, RoomCounter } from './room.ts';

/** What everybody on the page does to the simulated devices. It reaches for no counter, only for what stands around it. */
export class Hands {
  readonly box: CardBox;
  readonly #pens = new Map<RoomCounter, Pen>();

  constructor(room: Room) {
    this.box = new CardBox(room.hierarchy);
    for (const counter of room.counters) if (counter.pad) this.#pens.set(counter, new Pen(counter.pad.plug));
  }

  isWriting(counter: RoomCounter): boolean {
    return this.#pens.get(counter)?.isPlaying === true;
  }

  /** Does it. What the counter does not have is left alone. @throws when a port can't be had back */
  async fulfil(counter: RoomCounter, wish: DeviceWish): Promise<void> {
    switch (wish.wish) {
      case 'insert':
        counter.slot?.insert(await this.box.take(wish.card));
        return;
      case 'pull':
        counter.slot?.pull();
        return;
      case 'issue_anew':
        this.box.issueAnew();
        return;
      case 'reader':
        if (wish.is === 'wedged') counter.slot?.wedge();
        if (wish.is === 'mended') counter.slot?.mend();
        return plugged(counter.slot, wish.is);
      case 'printer': {
        const { paper, cover, endsAfterLines } = wish;
        counter.printer?.set({
          ...(paper && { paper }),
          ...(cover && { cover }),
          ...(endsAfterLines && { linesLeft: endsAfterLines }),
        });
        if (wish.tear) counter.printer?.tearOff();
        return plugged(counter.printer, wish.is);
      }
      case 'documents':
        if (wish.trouble !== undefined)
          counter.documents?.become(wish.trouble === 'none' ? null : wish.trouble);
        return plugged(counter.documents, wish.is);
      case 'pad':
        this.#handlePad(counter, wish.is);
        return;
      case 'pen':
        this.#pens.get(counter)?.draw(wish.points);
        return;
      case 'sign':
        this.#pens.get(counter)?.sign();
        return;
      case 'pad_key':
        this.#pens.get(counter)?.press(wish.key);
        return;
      case 'power':
        return wish.on ? counter.start() : counter.stop();
    }
  }

  close(): void {
    for (const pen of this.#pens.values()) pen.stop();
  }

  #handlePad({ pad }: RoomCounter, is: (DeviceWish & { wish: 'pad' })['is']): void {
    if (pad === undefined) return;
    if (is === 'plugged') pad.plug.replug();
    else if (is === 'unplugged') pad.plug.unplug();
    else pad.plug.silent = is === 'silent';
  }
}

type Pluggable = { plug(): Promise<void>; unplug(): Promise<void> };

async function plugged(device: Pluggable | undefined, is: string | undefined): Promise<void> {
  if (is === 'plugged') await device?.plug();
  if (is === 'unplugged') await device?.unplug();
}
