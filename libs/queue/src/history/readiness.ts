import { grouped } from './grouped.ts';
import type { Heartbeat, History, RecordedConsultation, Told, Violation } from './types.ts';

/** Nobody is called to a counter whose last valid heartbeat does not say ready. */
export function checkReadiness({ heartbeats, recorded }: History, told: Told): Violation[] {
  if (!heartbeats) return [];
  const ofCounter = grouped(heartbeats, ({ counterId }) => counterId);
  return recorded.consultations.flatMap((one) => {
    const why = notReady(one, ofCounter.get(one.counterId) ?? [], told);
    return why === null
      ? []
      : [{ kind: 'counter_not_ready', says: `${one.id} called to counter ${one.counterId}, ${why}` }];
  });
}

function notReady(
  { calledAt }: RecordedConsultation,
  beats: readonly Heartbeat[],
  { slackMs, heartbeatValidMs }: Told,
): string | null {
  const valid = beats.filter(
    ({ at }) => at <= calledAt + slackMs && at > calledAt - heartbeatValidMs - slackMs,
  );
  const lastReady = Math.max(...valid.filter(({ ready }) => ready).map(({ at }) => at));
  if (lastReady === Number.NEGATIVE_INFINITY) return 'which was not heard of';
  const denied = valid.some(
    ({ ready, acknowledged, at }) =>
      !ready && acknowledged && at > lastReady + slackMs && at < calledAt - slackMs,
  );
  return denied ? 'which had said that it was not ready' : null;
}
