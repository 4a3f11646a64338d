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
    ({ at, notedBy = at }) => at <= calledAt + slackMs && notedBy > calledAt - heartbeatValidMs - slackMs,
  );
  const lastReady = Math.max(...valid.filter(({ ready }) => ready).map(({ at }) => at));
  if (lastReady === Number.NEGATIVE_INFINITY) return `which was not heard of${lastWords(beats, calledAt)}`;
  const denied = valid.some(
    ({ ready, acknowledged, at }) =>
      !ready && acknowledged && at > lastReady + slackMs && at < calledAt - slackMs,
  );
  return denied ? 'which had said that it was not ready' : null;
}

function lastWords(beats: readonly Heartbeat[], calledAt: number): string {
  const last = beats.findLast(({ ready, at }) => ready && at <= calledAt);
  if (!last) return '';
  const [said, noted] = [last.at, last.notedBy ?? last.at].map((at) => ((calledAt - at) / 1_000).toFixed(2));
  return ` since it said ${said} s before that it was ready, noted ${noted} s before at the latest`;
}
