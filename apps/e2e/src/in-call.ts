import { callStatistics } from './call-statistics.ts';
import { words } from './counter-window.ts';
import { expect, type Stage } from './stage.ts';

/** Brings a citizen and the inspector into a call, as far as pictures that move both ways; returns the number. */
export async function inCall({ counter, desk }: Stage): Promise<string> {
  const number = await counter.takeTicket();
  await meet({ counter, desk });
  return number;
}

/** Calls the next citizen and lets them say that they are there. */
export async function meet({ counter, desk }: Pick<Stage, 'counter' | 'desk'>): Promise<void> {
  await desk.next();
  await counter.shows(words.here);
  await counter.touch(words.here);
  await picturesMove({ counter, desk });
  await counter.shows(words.insertCard);
}

/** New frames are decoded at both ends, more than there were a moment ago. */
export async function picturesMove({ counter, desk }: Pick<Stage, 'counter' | 'desk'>): Promise<void> {
  for (const page of [async () => desk.page, () => counter.presence()]) {
    const before = (await callStatistics(await page())).framesDecoded;
    // A fresh peer counts from nothing, so a smaller number is movement too.
    await expect
      .poll(
        async () => {
          const now = (await callStatistics(await page())).framesDecoded;
          return now > before + 5 || (now < before && now > 5);
        },
        { timeout: 30_000 },
      )
      .toBe(true);
  }
}

/** The consultation that is open now, as the database has it. */
export async function openConsultation(stage: Stage): Promise<{ id: string; phase: string } | undefined> {
  return (
    await stage.sql<{ id: string; phase: string }>(
      `SELECT id, phase FROM consultation WHERE phase <> 'ended'`,
    )
  )[0];
}
