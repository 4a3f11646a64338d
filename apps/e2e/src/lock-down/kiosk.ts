import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StackCounter } from '@loket/devkit/stack.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { processesOf } from '../counter-log.ts';

const run = promisify(execFile);

/** Where Chromium and the counter themselves write; everything else that appears was made by an escape. */
const OWN_FILES = /^(offline\.json|chromium|\.cache|\.pki|\.dbus|\.local\/share\/(mime|recently))/;

/** What must be the same before and after anybody's attempt. */
export type KioskState = {
  readonly addresses: readonly string[];
  readonly windows: number;
  /** Programs that run in the counter's family: one, Electron's. */
  readonly programs: readonly string[];
  readonly files: readonly string[];
};

/** A running counter, looked at from outside: its display, its processes, its files and its pages. */
export class Kiosk {
  readonly #counter: StackCounter;
  readonly #browser: Browser;

  private constructor(counter: StackCounter, browser: Browser) {
    this.#counter = counter;
    this.#browser = browser;
  }

  /** Waits for a counter that is still starting. */
  static async open(counter: StackCounter): Promise<Kiosk> {
    for (let tries = 0; ; tries += 1) {
      const browser = await chromium.connectOverCDP(counter.cdpUrl).catch((failure: unknown) => {
        if (tries > 240) throw failure;
      });
      if (browser) return new Kiosk(counter, browser);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  async state(): Promise<KioskState> {
    const processes = await processesOf(this.#counter);
    const programs = await Promise.all(
      processes.map(({ pid }) => readlink(`/proc/${pid}/exe`).catch(() => null)),
    );
    return {
      addresses: this.addresses(),
      windows: await this.windows(),
      programs: [...new Set(programs.filter((program) => program !== null))].sort(),
      files: await this.#files(),
    };
  }

  /** Cheap enough to be asked after every key. */
  addresses(): string[] {
    return this.#pages()
      .map((page) => page.url())
      .sort();
  }

  /** The citizen's page, which has to answer within five seconds. */
  async citizen(): Promise<Page> {
    const until = Date.now() + 5_000;
    for (;;) {
      const page = this.#pages().find((each) => each.url().startsWith('loket://citizen/'));
      if (page) {
        await Promise.race([
          page.evaluate(() => document.querySelector('h1')?.textContent),
          new Promise((_, reject) => setTimeout(() => reject(new Error('the page does not answer')), 5_000)),
        ]);
        return page;
      }
      if (Date.now() > until) throw new Error('the citizen’s page is gone');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async press(key: string): Promise<void> {
    await this.point('key', '--clearmodifiers', key);
  }

  /** xdotool on the kiosk's own display. */
  async point(...args: string[]): Promise<void> {
    await run('xdotool', args, { env: { ...process.env, ...this.#counter.display } });
  }

  async logLines(text: string): Promise<number> {
    const log = await readFile(this.#counter.logFile, 'utf8');
    return log.split('\n').filter((line) => line.includes(text)).length;
  }

  #pages(): Page[] {
    return this.#browser
      .contexts()
      .flatMap((context) => context.pages())
      .filter((page) => !page.isClosed());
  }

  /** Windows that somebody at the counter sees, of any program. */
  async windows(): Promise<number> {
    const env = { ...process.env, ...this.#counter.display };
    const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', '.'], { env }).catch(
      () => ({
        stdout: '',
      }),
    );
    return stdout.split('\n').filter((line) => line !== '').length;
  }

  async #files(): Promise<string[]> {
    const folder = this.#counter.profileFolder;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((file) => !OWN_FILES.test(file))
      .sort();
  }
}
