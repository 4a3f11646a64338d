import { makeVirtualCard, type TestHierarchy, type VirtualCard } from '@loket/simulators';
import { gallery } from './gallery.ts';

/** The cards of the page. Each is one card for as long as the box lasts: what happened to its PIN stays with it. */
export class CardBox {
  readonly #hierarchy: TestHierarchy;
  #cards = new Map<string, Promise<VirtualCard>>();
  readonly #ids = new WeakMap<VirtualCard, string>();

  constructor(hierarchy: TestHierarchy) {
    this.#hierarchy = hierarchy;
  }

  /** @throws when there is no such card */
  async take(id: string): Promise<VirtualCard> {
    const known = this.#cards.get(id);
    if (known !== undefined) return known;
    const making = this.#make(id);
    this.#cards.set(id, making);
    making.catch(() => this.#cards.delete(id));
    return making;
  }

  /** Everybody gets a new card the next time: tries, faults that strike once, silence. */
  issueAnew(): void {
    this.#cards = new Map();
  }

  /** Its id in the gallery; undefined for a card from elsewhere. */
  idOf(card: VirtualCard): string | undefined {
    return this.#ids.get(card);
  }

  async #make(id: string): Promise<VirtualCard> {
    const wanted = gallery.find((each) => each.id === id);
    if (wanted === undefined) throw new Error(`there is no card "${id}"`);
    const card = await makeVirtualCard(this.#hierarchy, wanted.person.id, wanted.options);
    this.#ids.set(card, id);
    return card;
  }
}
