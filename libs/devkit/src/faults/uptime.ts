import { setTimeout as pause } from 'node:timers/promises';
import { answers, type Stage } from './stage.ts';

/** When nobody could have kept a promise: no central answered that it can work. */
export type Uptime = {
  /** Milliseconds between two instants in which no central could work. */
  downBetween(from: number, to: number): number;
  stop(): void;
};

const LOOK_EVERY_MS = 250;

/** Looks at both centrals again and again; what lies between a bad look and the next good one counts as down. */
export function watchUptime({ centrals }: Stage): Uptime {
  const down: { from: number; to: number }[] = [];
  let stopped = false;
  const look = async () => {
    let lastGoodAt = Date.now();
    while (!stopped) {
      const ready = await Promise.all(centrals.map(({ url }) => answers(url)));
      const now = Date.now();
      if (ready.includes(true)) {
        if (now - lastGoodAt > 4 * LOOK_EVERY_MS) down.push({ from: lastGoodAt, to: now });
        lastGoodAt = now;
      }
      await pause(LOOK_EVERY_MS);
    }
  };
  void look();
  return {
    downBetween: (from, to) =>
      down.reduce((sum, span) => sum + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)), 0),
    stop: () => {
      stopped = true;
    },
  };
}
