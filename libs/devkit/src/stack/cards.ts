import { makeVirtualCard, type TestHierarchy, type VirtualCard } from '@loket/simulators';

const holders = new WeakMap<VirtualCard, string>();

/** Makes a virtual person's card and remembers whose it is. */
export async function makeKnownCard(hierarchy: TestHierarchy, personId: string): Promise<VirtualCard> {
  const card = await makeVirtualCard(hierarchy, personId);
  holders.set(card, personId);
  return card;
}

/** Id of the virtual person, for a card that came from {@link makeKnownCard}. */
export const holderOf = (card: VirtualCard): string | undefined => holders.get(card);
