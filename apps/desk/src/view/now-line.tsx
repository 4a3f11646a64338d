import { ticketLabel } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { inspectorStateWords, phaseWords } from '@loket/ui/texts/desk.ts';
import { duration } from '../people/formatting.ts';
import { consultationOf, type DeskState, ownState } from '../session/desk-state.ts';
import { useNowMs } from './use-desk.ts';

/** What this inspector does now, with its time. */
export function NowLine({ state }: { state: DeskState }) {
  const phases = useTexts(phaseWords);
  const states = useTexts(inspectorStateWords);
  const nowMs = useNowMs();
  const consultation = consultationOf(state);
  if (!consultation) {
    const own = ownState(state);
    return (
      <p className="now-line" data-state={own}>
        <span className="now-sign" aria-hidden="true" />
        {states[own]}
      </p>
    );
  }
  const since = consultation.presentAt ?? consultation.calledAt;
  return (
    <p className="now-line" data-state={consultation.phase}>
      <span className="now-sign" aria-hidden="true" />
      {phases[consultation.phase]} <span>{ticketLabel(consultation.number)}</span>
      <time className="now-time">{duration(since, nowMs)}</time>
    </p>
  );
}
