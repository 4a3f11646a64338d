import type { CardFailure } from '@loket/contract';
import type { CardFault } from '@loket/simulators';
import { filesOf, identityOf, type SocketRig } from './socket-rig.testing.ts';

/** A reading with one fault, for as many commands as a whole reading has. */

/** Their bytes differ with every signing; the card's own map tells what is right. */
const PATHS = {
  identity: 'DF014031',
  identity_signature: 'DF014032',
  address: 'DF014033',
  address_signature: 'DF014034',
  photo: 'DF014035',
  rrn_certificate: 'DF00503C',
  root_certificate: 'DF00503B',
} as const;

export type Ending =
  /** `files`: every file of the identity is what stands on the card, certificates without their padding. */
  | { readonly kind: 'complete'; readonly files: 'right' | 'wrong'; readonly isIdentity: boolean }
  | { readonly kind: 'failed'; readonly cause: CardFailure; readonly isIdentity: boolean };

/** How many commands a reading without any fault takes, the basic key's included. */
export async function commandsOf(rig: SocketRig, person: string): Promise<number> {
  const card = await rig.make(person);
  rig.slot.insert(card);
  await rig.ended();
  rig.slot.pull();
  await rig.status('ready', 'absent');
  rig.forget();
  return card.counts.apdus;
}

/** Inserts a card that this happens to, and says how the reading ended. The card stays in. */
export async function endingWith(rig: SocketRig, person: string, fault: CardFault): Promise<Ending> {
  const card = await rig.make(person, { faults: [fault] });
  rig.slot.insert(card);
  return ending(rig, card.files);
}

export async function ending(rig: SocketRig, onCard: ReadonlyMap<string, Uint8Array>): Promise<Ending> {
  const end = await rig.ended();
  const isIdentity = (await identityOf(rig.events, rig.hierarchy)) !== undefined;
  if (end.kind === 'failed') return { kind: 'failed', cause: end.cause, isIdentity };
  const files = filesOf(rig.events, end.reading);
  const isRight = Object.entries(PATHS).every(([name, path]) => {
    const read = Buffer.from(files[name as keyof typeof PATHS] ?? []);
    const stored = Buffer.from(onCard.get(path) ?? []);
    return (
      read.length > 0 &&
      stored.subarray(0, read.length).equals(read) &&
      stored.subarray(read.length).every((byte) => byte === 0)
    );
  });
  return { kind: 'complete', files: isRight ? 'right' : 'wrong', isIdentity };
}

/** Takes the card out and forgets what was told of it. */
export async function takeOut(rig: SocketRig): Promise<void> {
  rig.slot.pull();
  await rig.status('ready', 'absent');
  rig.forget();
}
