import type { StackClock } from '@loket/devkit/stack.ts';
import type { BrowserContext } from '@playwright/test';

/**
 * The hour in which a whole test lives. PostgreSQL, central and the counters have it from the stack's clock; the pages of
 * browsers get it here, in their Date alone: their timers take as long as ever.
 */
export class Hour {
  readonly #clock: StackClock;
  readonly #contexts = new Set<BrowserContext>();

  constructor(clock: StackClock) {
    this.#clock = clock;
  }

  /** A browser's pages from now on, whatever they open. */
  readonly include = async (context: BrowserContext): Promise<void> => {
    this.#contexts.add(context);
    context.once('close', () => this.#contexts.delete(context));
    await this.#tell(context);
  };

  /** @param instant with its offset, `2028-10-29T02:10:00+01:00` */
  async set(instant: string): Promise<void> {
    this.#clock.set(new Date(instant));
    await Promise.all([...this.#contexts].map((context) => this.#tell(context)));
  }

  async #tell(context: BrowserContext): Promise<void> {
    const offsetMs = this.#clock.now().getTime() - Date.now();
    await context.addInitScript(moveDate, offsetMs);
    await Promise.all(context.pages().map((page) => page.evaluate(moveDate, offsetMs)));
  }
}

/** Runs in the page, so it stands on its own; again and again, as the hour moves. */
function moveDate(offsetMs: number): void {
  const page: typeof globalThis & { loketHour?: { offsetMs: number } } = globalThis;
  if (page.loketHour) {
    page.loketHour.offsetMs = offsetMs;
    return;
  }
  const hour = { offsetMs };
  page.loketHour = hour;
  page.Date = new Proxy(Date, {
    construct: (target, given, asked) =>
      Reflect.construct(target, given.length > 0 ? given : [target.now() + hour.offsetMs], asked),
    get: (target, name) => (name === 'now' ? () => target.now() + hour.offsetMs : Reflect.get(target, name)),
  });
}
