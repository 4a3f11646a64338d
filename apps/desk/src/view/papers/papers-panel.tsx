import type { DeskDossier } from '@loket/contract';
import { Message, useTexts } from '@loket/ui';
import { deskPaperTexts } from '@loket/ui/texts/desk-papers.ts';
import type { DeskState } from '../../session/desk-state.ts';
import type { DeskActions } from '../use-desk.ts';
import { GivePaper } from './give-paper.tsx';
import { GivenPapers } from './given-papers.tsx';
import { HandOverPart } from './hand-over.tsx';
import { PvNumberPart } from './pv-number.tsx';

type PapersPanelProps = { state: DeskState; dossier: DeskDossier; actions: DeskActions };

/** What goes home with the citizen, and what goes to the police's own system. */
export function PapersPanel({ state, dossier, actions }: PapersPanelProps) {
  const texts = useTexts(deskPaperTexts);
  const signed = dossier.signed !== null;
  return (
    <div className="papers">
      <section aria-labelledby="give-title">
        <h2 id="give-title">{texts.giveTitle}</h2>
        {dossier.offeredPapers.length === 0 ? (
          <p className="quiet">{texts.notYet}</p>
        ) : dossier.ways.length === 0 ? (
          <Message status="attention" title={texts.noWay} />
        ) : (
          <GivePaper
            dossier={dossier}
            giving={state.running === 'paper'}
            onGive={actions.dossier.makePaper}
          />
        )}
        <GivenPapers papers={dossier.papers} />
      </section>
      {signed ? (
        <>
          <PvNumberPart
            pvNumber={dossier.pvNumber}
            complaint={dossier.statement?.content.kind === 'klacht'}
            saving={state.running === 'pv_number'}
            onSave={actions.dossier.setPvNumber}
          />
          <HandOverPart
            handOver={dossier.handOver}
            running={state.running === 'hand_over'}
            onHandOver={actions.dossier.handOver}
          />
        </>
      ) : null}
    </div>
  );
}
