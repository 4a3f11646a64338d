import type { ClosingOutcome, Locale } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { useCallback, useState } from 'react';
import { consultationOf, type DeskState, ownState } from '../session/desk-state.ts';
import { CallColumn } from './call-column.tsx';
import { ClosingDialog } from './closing-dialog.tsx';
import { DeskHeader } from './desk-header.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { useDeskKeys } from './keys.tsx';
import { PageNotices } from './notices.tsx';
import { canCallNext, canSwitchAvailability, QueueColumn } from './queue-column.tsx';
import { Timeline } from './timeline.tsx';
import type { DeskActions } from './use-desk.ts';

type DeskPageProps = { state: DeskState; actions: DeskActions; onLocale: (locale: Locale) => void };

/** The whole desk from its state: queue, call, person. It holds nothing but whether the closing dialog is open. */
export function DeskPage({ state, actions, onLocale }: DeskPageProps) {
  const texts = useTexts(deskTexts);
  const consultation = consultationOf(state);
  const [closingId, setClosingId] = useState<string | null>(null);
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
  useDeskKeys(keyHandlers(state, actions, openClosing), closing);
  return (
    <div className="desk">
      <a className="skip" href="#call">
        {texts.skipToCall}
      </a>
      <DeskHeader state={state} actions={actions} onLocale={onLocale} />
      <PageNotices state={state} onDismiss={actions.dismissNotice} />
      <div className="desk-columns" data-in-call={consultation !== null}>
        <QueueColumn state={state} actions={actions} />
        <CallColumn state={state} actions={actions} onEnd={openClosing} />
        <aside className="person-column" aria-label={texts.identity}>
          <IdentityPanel identification={state.identification} inCall={consultation !== null} />
          {consultation ? <Timeline entries={state.timeline} /> : null}
        </aside>
      </div>
      <ClosingDialog open={closing} onClose={() => setClosingId(null)} onChoose={choose} />
    </div>
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
