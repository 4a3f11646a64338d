import type { CloseConsultation, TransferConsultation } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { useState } from 'react';
import { consultationOf, type DeskState, mayRecall, offerOf, ownState } from '../session/desk-state.ts';
import { CallColumn } from './call-column.tsx';
import type { CallDialogs } from './call-controls.tsx';
import { ClosingDialog } from './closing-dialog.tsx';
import { ElsewhereNotice } from './elsewhere-notice.tsx';
import { FILE_PARTS, FileColumn, type FilePart } from './file-column.tsx';
import { useDeskKeys } from './keys.tsx';
import { canCallNext, canSwitchAvailability, QueueColumn } from './queue-column.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import type { DeskActions } from './use-desk.ts';
import { WhyDialog } from './why-dialog.tsx';

/** What is asked about one consultation. */
type Asking = { readonly of: string; readonly dialog: 'closing' | 'transfer' | 'why' };

type DeskPageProps = { state: DeskState; actions: DeskActions; startPart?: FilePart };

/** The desk from its state: queue, call, file. It holds nothing but which part is in sight and an open dialog. */
export function DeskPage({ state, actions, startPart = 'identity' }: DeskPageProps) {
  const texts = useTexts(deskTexts);
  const consultation = consultationOf(state);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [chosen, setChosen] = useState<{ of: string | null; part: FilePart }>({ of: null, part: startPart });
  // Each consultation begins with who the citizen is.
  const part = chosen.of === null || chosen.of === consultation?.id ? chosen.part : startPart;
  const setPart = (next: FilePart) => setChosen({ of: consultation?.id ?? null, part: next });
  // A dialog belongs to one consultation: when that ended meanwhile, it closes nothing else.
  const asked = consultation !== null && asking?.of === consultation.id ? asking.dialog : null;
  const ask = (dialog: Asking['dialog']) => setAsking(consultation && { of: consultation.id, dialog });
  const there = consultation && consultation.phase !== 'called' && state.awaySinceMs === null;
  const open: CallDialogs = {
    ...(there ? { end: () => ask('closing'), transfer: () => ask('transfer') } : {}),
    ...(consultation ? { why: () => ask('why') } : {}),
  };
  const step = (by: number) => {
    const at = FILE_PARTS.indexOf(part) + by + FILE_PARTS.length;
    setPart(FILE_PARTS[at % FILE_PARTS.length] ?? startPart);
  };
  const parts = { nextPart: () => step(1), previousPart: () => step(-1) };
  useDeskKeys(
    { ...keyHandlers(state, actions), ...open, ...parts },
    asked !== null || offerOf(state) !== null,
  );
  const writing = part === 'statement' && state.dossier?.statement?.state === 'drafting';
  return (
    <>
      <a className="skip" href="#call">
        {texts.skipToCall}
      </a>
      {state.callElsewhere && consultation ? <ElsewhereNotice onCarry={actions.carryCall} /> : null}
      <div className="desk-columns" data-in-call={consultation !== null} data-writing={writing}>
        <QueueColumn state={state} actions={actions} />
        <CallColumn state={state} actions={actions} open={open} />
        <FileColumn state={state} actions={actions} part={part} onPart={setPart} />
      </div>
      <ConsultationDialogs state={state} actions={actions} asked={asked} onClose={() => setAsking(null)} />
    </>
  );
}

type ConsultationDialogsProps = {
  state: DeskState;
  actions: DeskActions;
  asked: Asking['dialog'] | null;
  onClose: () => void;
};

function ConsultationDialogs({ state, actions, asked, onClose }: ConsultationDialogsProps) {
  const consultation = consultationOf(state);
  const { snapshot } = state.queue;
  if (!consultation || !snapshot || !asked) return null;
  if (asked === 'why') return <WhyDialog consultation={consultation} actions={actions} onClose={onClose} />;
  if (asked === 'transfer') {
    const transfer = (to: TransferConsultation['to']) => {
      onClose();
      actions.transfer(to);
    };
    return (
      <TransferDialog
        snapshot={snapshot}
        staffId={state.me.staffId}
        asked={consultation.locale}
        onClose={onClose}
        onTransfer={transfer}
      />
    );
  }
  const close = (closing: CloseConsultation) => {
    onClose();
    actions.close(closing);
  };
  const { parkMinutes } = snapshot.policy;
  return (
    <ClosingDialog dossier={state.dossier} parkMinutes={parkMinutes} onClose={onClose} onChoose={close} />
  );
}

function keyHandlers(state: DeskState, actions: DeskActions) {
  const { muted, cameraOff, state: media } = state.media;
  const consultation = consultationOf(state);
  const called = consultation?.phase === 'called' && state.awaySinceMs === null;
  const speaks = consultation !== null && media === 'ready';
  return {
    ...(canCallNext(state) ? { next: actions.next } : {}),
    ...(canSwitchAvailability(state)
      ? { availability: () => actions.setAvailable(ownState(state) !== 'available') }
      : {}),
    ...(speaks
      ? { mute: () => actions.setMuted(!muted), camera: () => actions.setCameraOff(!cameraOff) }
      : {}),
    ...(called ? { noShow: actions.noShow } : {}),
    ...(called && mayRecall(state) ? { recall: actions.recall } : {}),
  };
}
