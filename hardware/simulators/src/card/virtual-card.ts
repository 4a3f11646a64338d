import { createHash } from 'node:crypto';
import { Applet } from './applet.ts';
import type { TestHierarchy } from './hierarchy.ts';
import { openHolderKeys } from './holder-keys.ts';
import { hasNoKeys, type VirtualPerson, virtualPeople } from './people.ts';
import { type CardFilesByPath, personalise } from './personalise.ts';
import { answer, SW } from './status-words.ts';

const ATR = {
  '1.7': '3B9813400AA503010101AD1311',
  '1.8': '3B7F96000080318065B085040120120FFF829000',
  foreign: '3B6500002063CB6800',
  unknown: '3B021450',
} as const;

/** The instruction of PSO. */
const COMPUTE_SIGNATURE = 0x2a;

export type VirtualCardOptions = {
  /** Another applet than the person's own. */
  readonly applet?: '1.7' | '1.8';
  /** Another answer to reset, in hex, such as that of a card which no reader knows. */
  readonly atr?: string;
  /** No Belgian eID at all: a chip card of another kind, or something that does not even know SELECT. */
  readonly imposter?: 'foreign' | 'unknown';
  readonly pin?: string;
  /** Time that the card takes for each command. */
  readonly delayMs?: number;
  /** The card leaves the reader instead of answering the command after this many. */
  readonly pulledAfterApdus?: number;
  /** A hand takes the card when the signature is asked: right after VERIFY. Once; put in again it works. */
  readonly pulledAtSignature?: boolean;
  /** The signature key and certificate of another virtual person of the same applet: a card that lies. */
  readonly signatureOf?: string;
  /** As if the holder had opted out: no certificates and no keys of their own. */
  readonly withoutCertificates?: boolean;
  /** Wrong PINs that were tried before. */
  readonly wrongPinsBefore?: number;
  /** The card falls silent after this many commands; 0 is a card that never answers. */
  readonly muteAfterApdus?: number;
  /** Every SELECT by path but the first is refused with 6A87, as some readers make 1.7 cards do. */
  readonly refusesPathAfterFirst?: boolean;
  readonly tails?: '6Cxx' | 'short' | '6282';
  /** Changes the files after they were signed: what a forger or a worn chip would do. */
  readonly alter?: (files: Map<string, Uint8Array>) => void;
};

/** One command as the card saw it. Never its data: that may be a PIN. */
export type LoggedApdu = { readonly header: string; readonly status: string };

export type VirtualCard = {
  readonly atr: Uint8Array;
  readonly files: CardFilesByPath;
  readonly delayMs: number;
  readonly counts: {
    readonly apdus: number;
    readonly firstAtMs: number | undefined;
    readonly lastAtMs: number | undefined;
  };
  readonly log: readonly LoggedApdu[];
  /** Power on or warm reset. */
  reset(): void;
  /** The answer at once, without delay, muteness or a hand that pulls. */
  transmit(apdu: Uint8Array): Uint8Array;
  /** What this command meets; the wire asks before it transmits. */
  fate(apdu: Uint8Array): 'answers' | 'mute' | 'pulled';
  /** The wire tells when an answer really left, for counts. */
  answered(): void;
  forgetCounts(): void;
};

/**
 * A Belgian eID of one of the virtual people, its files signed under the test hierarchy.
 *
 * @throws when there is no person with that id
 */
export async function makeVirtualCard(
  hierarchy: TestHierarchy,
  personId: string,
  options: VirtualCardOptions = {},
): Promise<VirtualCard> {
  const person = personWith(personId);
  const applet = options.applet ?? person.applet;
  const chipNumber = chipNumberOf(person.id, applet);
  const own = await openHolderKeys(hierarchy, person, applet);
  const signer = options.signatureOf && personWith(options.signatureOf);
  const holder = signer
    ? { ...own, signature: (await openHolderKeys(hierarchy, signer, applet)).signature }
    : own;
  const keys = options.withoutCertificates || hasNoKeys(person) ? undefined : holder;
  const files = new Map(await personalise(hierarchy, person, applet, keys, chipNumber));
  options.alter?.(files);
  const contents = {
    applet,
    chipNumber,
    files,
    keys,
    pin: options.pin ?? '1234',
    triesLeft: 3 - (options.wrongPinsBefore ?? 0),
    tails: options.tails ?? '6Cxx',
  };
  return powered(new Applet(contents), applet, files, options);
}

function personWith(id: string): VirtualPerson {
  const person = virtualPeople.find((each) => each.id === id);
  if (person === undefined) throw new Error(`there is no virtual person ${id}`);
  return person;
}

function powered(
  applet: Applet,
  version: '1.7' | '1.8',
  files: CardFilesByPath,
  options: VirtualCardOptions,
): VirtualCard {
  const counts: { apdus: number; firstAtMs: number | undefined; lastAtMs: number | undefined } = {
    apdus: 0,
    firstAtMs: undefined,
    lastAtMs: undefined,
  };
  const log: LoggedApdu[] = [];
  let paths = 0;
  let willBePulledAtSignature = options.pulledAtSignature ?? false;
  const process = (apdu: Uint8Array): Uint8Array => {
    if (options.imposter !== undefined) {
      const knowsSelect = options.imposter === 'foreign' && apdu[1] === 0xa4;
      return answer(knowsSelect ? SW.fileNotFound : SW.unknownInstruction);
    }
    const isPath = apdu[1] === 0xa4 && apdu[2] === 0x08;
    if (isPath) paths += 1;
    if (isPath && paths > 1 && options.refusesPathAfterFirst) return answer(SW.lengthInconsistent);
    return applet.process(apdu);
  };
  return {
    atr: Buffer.from(options.atr ?? ATR[options.imposter ?? version], 'hex'),
    files,
    delayMs: options.delayMs ?? 0,
    counts,
    log,
    reset() {
      paths = 0;
      applet.reset();
    },
    transmit(apdu) {
      counts.apdus += 1;
      counts.firstAtMs ??= performance.now();
      const reply = process(apdu);
      counts.lastAtMs = performance.now();
      log.push({ header: hex(apdu.subarray(0, 4)), status: hex(reply.subarray(-2)) });
      return reply;
    },
    fate(apdu) {
      if (willBePulledAtSignature && apdu[1] === COMPUTE_SIGNATURE) {
        willBePulledAtSignature = false;
        return 'pulled';
      }
      if (counts.apdus >= (options.pulledAfterApdus ?? Number.POSITIVE_INFINITY)) return 'pulled';
      return counts.apdus >= (options.muteAfterApdus ?? Number.POSITIVE_INFINITY) ? 'mute' : 'answers';
    },
    answered() {
      counts.lastAtMs = performance.now();
    },
    forgetCounts() {
      Object.assign(counts, { apdus: 0, firstAtMs: undefined, lastAtMs: undefined });
      log.length = 0;
    },
  };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

/** Sixteen bytes, always the same for one person's card. No nibble E: OpenSC prints it wrongly. */
const chipNumberOf = (id: string, applet: string) =>
  Buffer.from(
    createHash('sha256').update(`${id} ${applet}`).digest('hex').slice(0, 32).replaceAll(/[ef]/g, '7'),
    'hex',
  );
