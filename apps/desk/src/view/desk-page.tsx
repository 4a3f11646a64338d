import type { ClosingOutcome } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { useCallback, useState } from 'react';
import { consultationOf, type DeskState, ownState } from '../session/desk-state.ts';
import { CallColumn } from './call-column.tsx';
import { ClosingDialog } from './closing-dialog.tsx';
import { ElsewhereNotice } from './elsewhere-notice.tsx';
import { FILE_PARTS, FileColumn, type FilePart } from './file-column.tsx';
import { useDeskKeys } from './keys.tsx';
import { canCallNext, canSwitchAvailability, QueueColumn } from './queue-column.tsx';
import type { DeskActions } from './use-desk.ts';

type DeskPageProps = { state: DeskState; actions: DeskActions; startPart?: FilePart };

/** The desk from its state: queue, call, file. It holds nothing but which part is in sight and an open dialog. */
export function DeskPage({ state, actions, startPart = 'identity' }: DeskPageProps) {
  const texts = useTexts(deskTexts);
  const consultation = consultationOf(state);
  const [closingId, setClosingId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ of: string | null; part: FilePart }>({ of: null, part: startPart });
  // Each consultation begins with who the citizen is.
  const part = chosen.of === null || chosen.of === consultation?.id ? chosen.part : startPart;
  const setPart = (next: FilePart) => setChosen({ of: consultation?.id ?? null, part: next });
  // The dialog belongs to one consultation: when that ended meanwhile, it closes nothing else.
  const closing = consultation !== null && closingId === consultation.id;
  const { close } = actions;
  const choose = useCallback(
    (outcome: ClosingOutcome) => {
      setClosingId(null);
      close(outcome);
    },
    [close],
  );
  const there = consultation && consultation.phase !== 'called' && state.awaySinceMs === null;
  const openClosing = () => setClosingId(there ? consultation.id : null);
  const step = (by: number) => {
    const at = FILE_PARTS.indexOf(part) + by + FILE_PARTS.length;
    setPart(FILE_PARTS[at % FILE_PARTS.length] ?? startPart);
  };
  const parts = { nextPart: () => step(1), previousPart: () => step(-1) };
  useDeskKeys({ ...keyHandlers(state, actions, openClosing), ...parts }, closing);
  const writing = part === 'statement' && state.dossier?.statement?.state === 'drafting';
  return (
    <>
      <a className="skip" href="#call">
        {texts.skipToCall}
      </a>
      {state.callElsewhere && consultation ? <ElsewhereNotice onCarry={actions.carryCall} /> : null}
      <div className="desk-columns" data-in-call={consultation !== null} data-writing={writing}>
        <QueueColumn state={state} actions={actions} />
        <CallColumn state={state} actions={actions} onEnd={openClosing} />
        <FileColumn state={state} actions={actions} part={part} onPart={setPart} />
      </div>
      <ClosingDialog
        open={closing}
        dossier={state.dossier}
        onClose={() => setClosingId(null)}
        onChoose={choose}
      />
    </>
  );
}

function keyHandlers(state: DeskState, actions: DeskActions, openClosing: () => void) {
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
    ...(called ? { recall: actions.recall, noShow: actions.noShow } : {}),
    end: openClosing,
  };
}
