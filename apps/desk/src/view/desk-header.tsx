import { type Locale, ticketLabel } from '@loket/contract';
import { Button, Mark, useTexts } from '@loket/ui';
import { deskTexts, inspectorStateWords, phaseWords } from '@loket/ui/texts/desk.ts';
import { duration } from '../people/formatting.ts';
import { consultationOf, type DeskState, ownState } from '../session/desk-state.ts';
import { LanguageChoice } from './language-choice.tsx';
import { type DeskActions, useNowMs } from './use-desk.ts';

type DeskHeaderProps = { state: DeskState; actions: DeskActions; onLocale: (locale: Locale) => void };

/** Who, where, and what is happening now with its time. */
export function DeskHeader({ state, actions, onLocale }: DeskHeaderProps) {
  const texts = useTexts(deskTexts);
  return (
    <header className="desk-header">
      <Mark />
      <strong>Loket</strong>
      <span className="desk-zone">{state.me.zoneName}</span>
      <NowLine state={state} />
      <LanguageChoice onChoose={onLocale} />
      <span className="desk-name">{state.me.name}</span>
      <Button look="tool" onPress={() => void actions.signOut()}>
        {texts.signOut}
      </Button>
    </header>
  );
}

function NowLine({ state }: { state: DeskState }) {
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
