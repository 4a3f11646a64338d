import { type KeyObject, randomBytes } from 'node:crypto';
import { type AppletVersion, DIFFERENCES } from './applet-version.ts';
import { FileTree } from './file-tree.ts';
import type { HolderKeys } from './holder-keys.ts';
import type { CardFilesByPath } from './personalise.ts';
import { Pin, readPinBlock } from './pin.ts';
import { knowsAlgorithm, signHash, signRaw } from './signing.ts';
import { answer, bytesWaiting, correctLength, SW, triesLeft } from './status-words.ts';

export type AppletContents = {
  readonly applet: AppletVersion;
  readonly chipNumber: Uint8Array;
  readonly files: CardFilesByPath;
  /** Missing on a Kids-ID, and on the card of somebody who opted out. */
  readonly keys: HolderKeys | undefined;
  /** Key 81, which proves that the chip is no copy; applet 1.8 only. */
  readonly basicKey: KeyObject | undefined;
  readonly pin: string;
  readonly triesLeft: number;
  /** How a READ BINARY past the end of the file answers: real cards and readers differ. */
  readonly tails: '6Cxx' | 'short' | '6282';
};

type Command = {
  cla: number;
  ins: number;
  p1: number;
  p2: number;
  p3: number;
  data: Uint8Array;
  isBare: boolean;
};

/** The Belpic applet over T=0: a command in, data and a status word out. */
export class Applet {
  readonly #contents: AppletContents;
  readonly #tree: FileTree;
  readonly #pin: Pin;
  #isSelected = true;
  #waiting: Uint8Array | undefined;
  #environment: { algorithm: number; key: number } | undefined;

  constructor(contents: AppletContents) {
    this.#contents = contents;
    this.#tree = new FileTree(contents.files);
    this.#pin = new Pin(contents.pin, contents.triesLeft);
  }

  /** Tries of the PIN that are left. */
  get triesLeft(): number {
    return this.#pin.tries;
  }

  /** Power on or warm reset: tries of the PIN stay, everything else is forgotten. */
  reset(): void {
    this.#tree.reset();
    this.#pin.close();
    this.#isSelected = true;
    this.#waiting = undefined;
    this.#environment = undefined;
  }

  process(apdu: Uint8Array): Uint8Array {
    const command = parse(apdu);
    if (command === undefined) return answer(SW.wrongLength);
    if (command.ins === 0xc0) {
      this.#pin.otherCommand();
      return this.#getResponse(command);
    }
    this.#waiting = undefined;
    if (command.ins === 0x2a) return this.#sign(command);
    this.#pin.otherCommand();
    if (command.cla !== 0x00 && command.cla !== 0x80) return answer(SW.unknownClass);
    if (command.ins === 0xa4) return this.#select(command);
    if (!this.#isSelected) return answer(SW.unknownInstruction);
    return command.cla === 0x00 ? this.#interindustry(command) : this.#proprietary(command);
  }

  #interindustry(command: Command): Uint8Array {
    switch (command.ins) {
      case 0xb0:
        return this.#readBinary(command);
      case 0x20:
        return this.#verify(command);
      case 0x24:
        return this.#changePin(command);
      case 0x22:
        return this.#setEnvironment(command);
      case 0x88:
        return this.#proveChip(command);
      case 0x84:
        return answer(SW.ok, randomBytes(command.p3 || 256));
      default:
        return answer(SW.unknownInstruction);
    }
  }

  #proprietary(command: Command): Uint8Array {
    if (command.ins === 0xe4) return this.#cardData(command);
    if (command.ins !== 0xe6) return answer(SW.unknownInstruction);
    this.#pin.close();
    this.#environment = undefined;
    return answer(SW.ok);
  }

  #select({ p1, p2, data }: Command): Uint8Array {
    if (p2 !== 0x00 && p2 !== 0x0c) return answer(SW.badParameters);
    const name = Buffer.from(data).toString('hex').toUpperCase();
    if (p1 === 0x04) {
      this.#isSelected = data.length > 0 && this.#tree.selectApplication(name);
      return answer(this.#isSelected || data.length === 0 ? SW.ok : SW.fileNotFound);
    }
    if (!this.#isSelected) return answer(SW.unknownInstruction);
    if (p1 === 0x00 || p1 === 0x02) {
      if (data.length !== 2) return answer(SW.lengthInconsistent);
      return answer(this.#tree.selectId(name) ? SW.ok : SW.fileNotFound);
    }
    if (p1 !== 0x08) return answer(SW.badParameters);
    if (data.length === 0 || data.length % 2 === 1) return answer(SW.lengthInconsistent);
    return answer(this.#tree.selectPath(name) ? SW.ok : SW.fileNotFound);
  }

  #readBinary({ p1, p2, p3 }: Command): Uint8Array {
    const file = this.#tree.file;
    if (file === undefined) return answer(SW.noCurrentFile);
    const offset = p1 * 256 + p2;
    if (p1 > 0x7f || offset >= file.length) return answer(SW.offsetOutside);
    const asked = p3 || 256;
    const left = file.length - offset;
    if (asked <= left) return answer(SW.ok, file.subarray(offset, offset + asked));
    if (this.#contents.tails === '6Cxx') return answer(correctLength(left));
    return answer(this.#contents.tails === 'short' ? SW.ok : 0x6282, file.subarray(offset));
  }

  #cardData({ p1, p2, p3 }: Command): Uint8Array {
    const { applet, chipNumber } = this.#contents;
    const withCounter = applet === '1.8' && p2 === 0x01;
    if (p1 !== 0 || (p2 !== 0 && !withCounter)) return answer(SW.badParameters);
    const data = Buffer.concat([
      chipNumber,
      Buffer.from(DIFFERENCES[applet].cardData.replaceAll(' ', ''), 'hex'),
      ...(withCounter ? [Buffer.from([this.#pin.tries, 0xff, 0xff])] : []),
    ]);
    return p3 === data.length ? answer(SW.ok, data) : answer(correctLength(data.length));
  }

  #verify({ p1, p2, data, isBare }: Command): Uint8Array {
    if (p1 !== 0 || p2 !== 1) return answer(SW.keyNotFound);
    // An empty VERIFY asks how many tries are left and costs none; on 1.1 it burns one like any wrong PIN.
    if (isBare && DIFFERENCES[this.#contents.applet].tellsTries) return answer(triesLeft(this.#pin.tries));
    if (!isBare && data.length !== 8) return answer(SW.wrongLength);
    if (this.#pin.tries === 0) return answer(SW.pinBlocked);
    const fits = this.#pin.verify(readPinBlock(data), this.#environment?.key === 0x83);
    return answer(fits ? SW.ok : triesLeft(this.#pin.tries));
  }

  #changePin({ p1, p2, data }: Command): Uint8Array {
    if (p1 !== 0 || p2 !== 1) return answer(SW.keyNotFound);
    if (data.length !== 16) return answer(SW.wrongLength);
    if (this.#pin.tries === 0) return answer(SW.pinBlocked);
    const next = readPinBlock(data.subarray(8));
    if (!this.#pin.verify(readPinBlock(data.subarray(0, 8)), false))
      return answer(triesLeft(this.#pin.tries));
    if (next === undefined) return answer(SW.badData);
    this.#pin.change(next);
    return answer(SW.ok);
  }

  #setEnvironment({ p1, p2, data }: Command): Uint8Array {
    if (p1 !== 0x41 || p2 !== 0xb6) return answer(SW.badParameters);
    const [length, algorithmTag, algorithm, keyTag, key] = data;
    if (data.length !== 5 || length !== 4 || algorithmTag !== 0x80 || keyTag !== 0x84)
      return answer(SW.badData);
    const { applet, keys } = this.#contents;
    if (algorithm === undefined || !knowsAlgorithm(applet, algorithm))
      return answer(DIFFERENCES[applet].unknownAlgorithm);
    if (keys === undefined || (key !== 0x82 && key !== 0x83)) return answer(SW.keyNotFound);
    this.#environment = { algorithm, key };
    return answer(SW.ok);
  }

  #sign({ cla, p1, p2, data }: Command): Uint8Array {
    const environment = this.#environment;
    const mayUse = environment !== undefined && this.#pin.mayUse(environment.key);
    this.#pin.otherCommand();
    if (cla !== 0 || p1 !== 0x9e || p2 !== 0x9a) return answer(SW.badParameters);
    const { keys, applet } = this.#contents;
    if (environment === undefined || keys === undefined) return answer(SW.conditionsNotSatisfied);
    if (!mayUse) return answer(SW.securityNotSatisfied);
    const key = environment.key === 0x83 ? keys.signature.key : keys.authentication.key;
    const signature = signHash(applet, environment.algorithm, data, key);
    if (signature === undefined) return answer(SW.badData);
    this.#waiting = signature;
    return answer(bytesWaiting(signature.length));
  }

  /**
   * INTERNAL AUTHENTICATE (applet reference manual V1.8): key 81 signs 48 bytes in the place of a SHA-384 hash, without a
   * PIN. A real card asks for a PIN after 5,000 of these; this one never does.
   */
  #proveChip({ p1, p2, data }: Command): Uint8Array {
    const { basicKey } = this.#contents;
    if (this.#contents.applet !== '1.8') return answer(SW.unknownInstruction);
    if (p1 !== 0x02) return answer(SW.badParameters);
    if (p2 !== 0x81 || basicKey === undefined) return answer(SW.keyNotFound);
    if (data.length !== 50 || data[0] !== 0x94 || data[1] !== 0x30) return answer(SW.badData);
    const signature = signRaw(data.subarray(2), basicKey);
    this.#waiting = signature;
    return answer(bytesWaiting(signature.length));
  }

  /** T=0: what a command with data in both directions left to be fetched. */
  #getResponse({ p3 }: Command): Uint8Array {
    const waiting = this.#waiting;
    if (waiting === undefined) return answer(SW.conditionsNotSatisfied);
    const asked = p3 || 256;
    if (asked > waiting.length) return answer(correctLength(waiting.length));
    const rest = waiting.subarray(asked);
    this.#waiting = rest.length > 0 ? rest : undefined;
    return answer(rest.length > 0 ? bytesWaiting(rest.length) : SW.ok, waiting.subarray(0, asked));
  }
}

/** Four header bytes, then P3 as Le, or as Lc with its data (an Le after it is the interface's affair). */
function parse(apdu: Uint8Array): Command | undefined {
  const [cla, ins, p1, p2, p3 = 0] = apdu;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  const data = apdu.length > 5 ? apdu.subarray(5, 5 + p3) : new Uint8Array();
  if (apdu.length > 5 && (data.length !== p3 || apdu.length > 6 + p3)) return undefined;
  return { cla, ins, p1, p2, p3, data, isBare: apdu.length <= 5 && p3 === 0 };
}
