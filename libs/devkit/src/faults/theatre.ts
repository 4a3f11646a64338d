import type { Progress } from '../progress.ts';
import { openCast, type Players } from './cast.ts';
import { Judge } from './judge.ts';
import { openStage, type Stage } from './stage.ts';
import { watchUptime } from './uptime.ts';

/** Everything that a run needs, up and connected. */
export type Theatre = {
  readonly stage: Stage;
  readonly players: Players;
  readonly judge: Judge;
  close(): Promise<void>;
};

export async function openTheatre(progress: Progress): Promise<Theatre> {
  const stage = await openStage(progress);
  try {
    const players = await openCast(stage);
    const uptime = watchUptime(stage);
    const close = async () => {
      uptime.stop();
      await players.stop();
      await stage.stop();
    };
    if (!(await players.connected(30_000))) {
      await close();
      throw new Error('The clients could not connect before the first round.');
    }
    return { stage, players, judge: new Judge(stage, uptime, players.opening), close };
  } catch (cause) {
    await stage.stop();
    throw cause;
  }
}
