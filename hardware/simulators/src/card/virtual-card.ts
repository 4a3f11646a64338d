import { createHash } from 'node:crypto';
import { Applet } from './applet.ts';
import { type AppletVersion, DIFFERENCES } from './applet-version.ts';
import { type CardFault, FaultScript } from './faults.ts';
import { type Fingers, KEY, keysOf } from './fingers.ts';
import type { TestHierarchy } from './hierarchy.ts';
import { generateBasicKey, openBasicKey, openHolderKeys } from './holder-keys.ts';
import { hasNoKeys, type VirtualPerson, virtualPeople } from './people.ts';
import { type CardFilesByPath, personalise } from './personalise.ts';
import { answer, SW } from './status-words.ts';

/** Answers to reset of what is no Belgian card. */
const IMPOSTER_ATR = { foreign: '3B6500002063CB6800', unknown: '3B021450' } as const;

/** The instruction of PSO. */
const COMPUTE_SIGNATURE = 0x2a;

export type VirtualCardOptions = {
  /** Another applet than the person's own. */
  readonly applet?: AppletVersion;
  /** Another answer to reset, in hex, such as that of a card which no reader knows. */
  readonly atr?: string;
  /** No Belgian eID at all: a chip card of another kind, or something that does not even know SELECT. */
  readonly imposter?: 'foreign' | 'unknown';
  readonly pin?: string;
  /** Time that the card takes for each command. */
  readonly delayMs?: number;
  /** What goes wrong on the way, each once. */
  readonly faults?: readonly CardFault[];
  /** The card leaves the reader instead of answering the command after this many. */
  readonly pulledAfterApdus?: number;
  /** A hand takes the card when the signature is asked: right after VERIFY. Once; put in again it works. */
  readonly pulledAtSignature?: boolean;
  /** The signature key and certificate of another virtual person of the same applet: a card that lies. */
  readonly signatureOf?: string;
  /** As if the holder had opted out: no certificates and no keys of their own. */
  readonly withoutCertificates?: boolean;
  /** A 1.7 card whose data a register with a key on a curve signed anew. */
  readonly rekeyed?: boolean;
  /** The files of a real card on another chip: its key 81 is not the one whose hash stands in the identity file. */
  readonly copied?: boolean;
  /** Wrong PINs that were tried before. */
  readonly wrongPinsBefore?: number;
  /** The card falls silent after this many commands; 0 is a card that never answers. */
  readonly muteAfterApdus?: number;
  /** Every SELECT by path but the first is refused with 6A87, as some readers make 1.7 cards do. */
  readonly refusesPathAfterFirst?: boolean;
  readonly tails?: '6Cxx' | 'short' | '6282';
  /** Bytes that were changed after the register signed: the file by its path below the MF, and what stands there now. */
  readonly corrupt?: readonly { readonly path: string; readonly offset: number; readonly hex: string }[];
  /** Changes the files after they were signed: what a forger or a worn chip would do. */
  readonly alter?: (files: Map<string, Uint8Array>) => void;
};

/** One command as the card saw it. Never its data: that may be a PIN. */
export type LoggedApdu = { readonly header: string; readonly status: string };

/** `instead`: bytes that come in the place of an answer. `late`: an answer that takes so much longer. */
export type Fate =
  | { readonly kind: 'answers' | 'mute' | 'pulled' }
  | { readonly kind: 'instead'; readonly reply: Uint8Array }
  | { readonly kind: 'late'; readonly delayMs: number };

export type VirtualCard = {
  readonly holder: VirtualPerson;
  readonly atr: Uint8Array;
  readonly files: CardFilesByPath;
  readonly delayMs: number;
  readonly counts: {
    readonly apdus: number;
    readonly firstAtMs: number | undefined;
    readonly lastAtMs: number | undefined;
  };
  readonly log: readonly LoggedApdu[];
  /** Tries of the PIN that are left; the card keeps them. */
  readonly pinTriesLeft: number;
  /** It fell silent: a command waits for an answer that never comes. */
  readonly isMute: boolean;
  /** Power on or warm reset. */
  reset(): void;
  /** The answer at once, without delay, muteness or a hand that pulls. */
  transmit(apdu: Uint8Array): Uint8Array;
  /** What fingers do when the reader next asks for a PIN at its own keys. */
  press(fingers: Fingers): void;
  /** The next key that is pressed there. */
  nextKey(): number;
  /** What this command meets; the wire asks once, before it transmits. */
  fate(apdu: Uint8Array): Fate;
  /** The wire tells when an answer really left, for counts. */
  answered(): void;
  forgetCounts(): void;
};

/**
 * A Belgian eID of one of the virtual people, or of anybody who was invented, its files signed under the test hierarchy.
 *
 * @throws when there is no person with that id
 */
export async function makeVirtualCard(
  hierarchy: TestHierarchy,
  whose: string | VirtualPerson,
  options: VirtualCardOptions = {},
): Promise<VirtualCard> {
  const person = typeof whose === 'string' ? personWith(whose) : whose;
  const applet = options.applet ?? person.applet;
  const chipNumber = chipNumberOf(person.id, applet);
  const own = await openHolderKeys(hierarchy, person, applet);
  const signer = options.signatureOf && personWith(options.signatureOf);
  const holder = signer
    ? { ...own, signature: (await openHolderKeys(hierarchy, signer, applet)).signature }
    : own;
  const keys = options.withoutCertificates || hasNoKeys(person) ? undefined : holder;
  const basicKey = applet === '1.8' ? await openBasicKey(hierarchy, person) : undefined;
  const isRekeyed = options.rekeyed ?? false;
  const files = new Map(
    await personalise(hierarchy, { person, applet, holder: keys, chipNumber, basicKey, isRekeyed }),
  );
  for (const spot of options.corrupt ?? []) spoil(files, spot);
  options.alter?.(files);
  const contents = {
    applet,
    chipNumber,
    files,
    keys,
    basicKey: options.copied ? generateBasicKey() : basicKey,
    pin: options.pin ?? '1234',
    triesLeft: 3 - (options.wrongPinsBefore ?? 0),
    tails: options.tails ?? '6Cxx',
  };
  return powered(new Applet(contents), { holder: person, version: applet, files, options });
}

function spoil(
  files: Map<string, Uint8Array>,
  { path, offset, hex }: NonNullable<VirtualCardOptions['corrupt']>[number],
): void {
  const file = Buffer.from(files.get(path) ?? []);
  const bytes = Buffer.from(hex, 'hex');
  if (offset + bytes.length > file.length) throw new Error(`file ${path} has no such bytes`);
  files.set(path, Buffer.concat([file.subarray(0, offset), bytes, file.subarray(offset + bytes.length)]));
}

function personWith(id: string): VirtualPerson {
  const person = virtualPeople.find((each) => each.id === id);
  if (person === undefined) throw new Error(`there is no virtual person ${id}`);
  return person;
}

type Made = {
  readonly holder: VirtualPerson;
  readonly version: AppletVersion;
  readonly files: CardFilesByPath;
  readonly options: VirtualCardOptions;
};

function powered(applet: Applet, { holder, version, files, options }: Made): VirtualCard {
  const counts: { apdus: number; firstAtMs: number | undefined; lastAtMs: number | undefined } = {
    apdus: 0,
    firstAtMs: undefined,
    lastAtMs: undefined,
  };
  const log: LoggedApdu[] = [];
  let paths = 0;
  const script = new FaultScript(faultsOf(options));
  let isMute = false;
  let keys: number[] = [];
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
    holder,
    atr: Buffer.from(
      options.atr ?? (options.imposter ? IMPOSTER_ATR[options.imposter] : DIFFERENCES[version].atr),
      'hex',
    ),
    files,
    delayMs: options.delayMs ?? 0,
    counts,
    log,
    get pinTriesLeft() {
      return applet.triesLeft;
    },
    get isMute() {
      return isMute;
    },
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
    press(fingers) {
      keys = keysOf(fingers, options.pin ?? '1234');
    },
    nextKey: () => keys.shift() ?? KEY.nothing,
    fate(apdu) {
      const struck = script.next(apdu);
      if (struck?.fault === 'mute') isMute = true;
      if (isMute) return { kind: 'mute' };
      if (struck?.fault === 'reset') this.reset();
      return struck ? fateOf(struck) : { kind: 'answers' };
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

/** The options that name a common fault, and the script. */
function faultsOf(options: VirtualCardOptions): CardFault[] {
  const { pulledAfterApdus, muteAfterApdus, pulledAtSignature, faults = [] } = options;
  return [
    ...(pulledAfterApdus === undefined ? [] : [{ fault: 'pulled' as const, at: { apdu: pulledAfterApdus } }]),
    ...(muteAfterApdus === undefined ? [] : [{ fault: 'mute' as const, at: { apdu: muteAfterApdus } }]),
    ...(pulledAtSignature ? [{ fault: 'pulled' as const, at: { instruction: COMPUTE_SIGNATURE } }] : []),
    ...faults,
  ];
}

function fateOf(struck: CardFault): Fate {
  switch (struck.fault) {
    case 'pulled':
    case 'mute':
      return { kind: struck.fault };
    case 'refused':
      return { kind: 'instead', reply: answer(struck.status) };
    case 'garbled':
      return { kind: 'instead', reply: Uint8Array.of(0x3b) };
    case 'answer':
      return { kind: 'instead', reply: Buffer.from(struck.hex, 'hex') };
    case 'slow':
      return { kind: 'late', delayMs: struck.delayMs };
    case 'reset':
      return { kind: 'answers' };
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

/** Sixteen bytes, always the same for one person's card. No nibble E: OpenSC prints it wrongly. */
const chipNumberOf = (id: string, applet: string) =>
  Buffer.from(
    createHash('sha256').update(`${id} ${applet}`).digest('hex').slice(0, 32).replaceAll(/[ef]/g, '7'),
    'hex',
  );
