import type { CardFilesByPath } from './personalise.ts';

const MF = '';
const APPLET_AID = 'A00000003029057000AD13100101FF';
const PKCS15_AID = 'A000000177504B43532D3135';
const DF_ID_AID = 'A000000177496446696C6573';

/** What is selected: the current directory and file, as SELECT moves them. */
export class FileTree {
  readonly #files: CardFilesByPath;
  readonly #directories: ReadonlySet<string>;
  #directory = MF;
  #file: Uint8Array | undefined;

  constructor(files: CardFilesByPath) {
    this.#files = files;
    this.#directories = new Set([MF, 'DF00', 'DF01']);
  }

  get file(): Uint8Array | undefined {
    return this.#file;
  }

  reset(): void {
    this.#enter(MF);
  }

  /** By application identifier; false when the card has no such application. */
  selectApplication(aid: string): boolean {
    const directories: Record<string, string> = {
      [APPLET_AID]: MF,
      [PKCS15_AID]: 'DF00',
      [DF_ID_AID]: 'DF01',
    };
    const directory = directories[aid];
    if (directory === undefined) return false;
    this.#enter(directory);
    return true;
  }

  /** By two-byte identifier: the MF, this directory, a child of it, or a directory beside it. */
  selectId(id: string): boolean {
    if (id === '3F00') return this.#enter(MF);
    if (this.#directories.has(id)) return this.#enter(id);
    return this.#open(this.#directory, id);
  }

  /** From the MF down; the manuals leave 3F00 out, every client sends it. */
  selectPath(path: string): boolean {
    const below = path.startsWith('3F00') ? path.slice(4) : path;
    if (this.#directories.has(below)) return this.#enter(below);
    return this.#open(below.slice(0, -4), below.slice(-4));
  }

  #enter(directory: string): boolean {
    this.#directory = directory;
    this.#file = undefined;
    return true;
  }

  #open(directory: string, id: string): boolean {
    const file = this.#files.get(directory + id);
    if (file === undefined) return false;
    this.#directory = directory;
    this.#file = file;
    return true;
  }
}
