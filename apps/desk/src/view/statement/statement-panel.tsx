import type { Identification, Locale, Statement } from '@loket/contract';
import { afterStopText, rightsText } from '@loket/statement/rights.ts';
import { Button, Message, useLocale, useTexts } from '@loket/ui';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { useState } from 'react';
import { consultationOf, type DeskState } from '../../session/desk-state.ts';
import type { DeskActions } from '../use-desk.ts';
import { Drafting } from './drafting.tsx';
import { Presented } from './presented.tsx';
import { RightsWords } from './rights-words.tsx';
import { KeptNotices } from './save-state.tsx';
import { Signed } from './signed.tsx';
import { StartForm } from './start-form.tsx';

type StatementPanelProps = { state: DeskState; actions: DeskActions; onPapers: () => void };

/** The statement in whatever state it is: not begun, rights, being written, before the citizen, signed, stopped. */
export function StatementPanel({ state, actions, onPapers }: StatementPanelProps) {
  const texts = useTexts(deskStatementTexts);
  const { dossier, writing } = state;
  const [again, setAgain] = useState(false);
  const consultation = consultationOf(state);
  const statement = dossier?.statement;
  if (!consultation) return null;
  if (!statement || (again && nothingWritten(statement))) {
    return (
      <StartForm
        reason={consultation.reason}
        identified={isIdentified(state.identification)}
        starting={state.running === 'start_statement'}
        onStart={(start) => {
          setAgain(false);
          void actions.dossier.startStatement(start);
        }}
      />
    );
  }
  return (
    <>
      <KeptNotices
        writing={writing}
        statement={statement}
        holder={holderOf(state, statement)}
        actions={actions}
      />
      {statement.state === 'rights' ? (
        <RightsBeingRead citizen={consultation.locale} capacity={statement.content.capacity} />
      ) : null}
      {statement.state === 'drafting' ? (
        <Drafting state={state} statement={statement} actions={actions} />
      ) : null}
      {nothingWritten(statement) ? (
        <div>
          <Button onPress={() => setAgain(true)}>{texts.chooseAgain}</Button>
        </div>
      ) : null}
      {statement.state === 'presented' && dossier.presentation ? (
        <Presented
          presentation={dossier.presentation}
          signing={dossier.signing}
          running={state.running}
          actions={actions}
        />
      ) : null}
      {statement.state === 'signed' && dossier.signed ? (
        <Signed signed={dossier.signed} actions={actions} onPapers={onPapers} />
      ) : null}
      {statement.state === 'stopped' ? <Stopped /> : null}
    </>
  );
}

/** The colleague who has the ticket of this statement now. */
function holderOf({ queue, me }: DeskState, { consultationId }: Statement): string | null {
  const ticket = queue.snapshot?.tickets.find((one) => one.consultationId === consultationId);
  const holder = queue.snapshot?.inspectors.find(({ staffId }) => staffId === ticket?.inspectorId);
  return holder && holder.staffId !== me.staffId ? holder.name : null;
}

/** As long as nothing was written, another template may be chosen. */
const nothingWritten = ({ state, content }: Statement): boolean =>
  state === 'rights' ||
  (state === 'drafting' && content.story === '' && Object.keys(content.answers).length === 0);

export const isIdentified = ({ state }: Identification): boolean =>
  state === 'complete' || state === 'manual';

/** The inspector sees the same words as the citizen, in the citizen's language. */
function RightsBeingRead({
  citizen,
  capacity,
}: {
  citizen: Locale;
  capacity: Parameters<typeof rightsText>[1];
}) {
  const texts = useTexts(deskStatementTexts);
  return (
    <>
      <Message status="busy" title={texts.rightsTitle} announce>
        {texts.rightsText}
      </Message>
      <RightsWords words={rightsText(citizen, capacity)} lang={citizen} />
    </>
  );
}

function Stopped() {
  const texts = useTexts(deskStatementTexts);
  const locale = useLocale();
  return (
    <>
      <Message status="attention" title={texts.stoppedTitle} announce>
        {texts.stoppedText}
      </Message>
      <RightsWords words={afterStopText(locale)} lang={locale} />
    </>
  );
}
