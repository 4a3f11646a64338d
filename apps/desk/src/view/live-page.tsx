import type { Locale } from '@loket/contract';
import type { ReactNode } from 'react';
import { BoardPage } from '../board/board-page.tsx';
import type { Section } from '../sections.ts';
import { consultationOf, type DeskState, offerOf, openAlarms } from '../session/desk-state.ts';
import { DeskPage } from './desk-page.tsx';
import type { FilePart } from './file-column.tsx';
import { useDeskKeys } from './keys.tsx';
import { PageNotices } from './notices.tsx';
import { NowLine } from './now-line.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { Alarms } from './safety/alarms.tsx';
import { StaffPage } from './staff-page.tsx';
import type { DeskActions } from './use-desk.ts';

type LivePageProps = {
  state: DeskState;
  actions: DeskActions;
  section: Section;
  onSection: (section: Section) => void;
  onLocale: (locale: Locale) => void;
  /** The parts that need no socket. */
  other: ReactNode;
  startPart?: FilePart;
};

/** Everything for who listens to the queue: desk and board, with alarms and notices above whatever is in sight. */
export function LivePage(props: LivePageProps) {
  const { state, actions, section, onSection, onLocale, other, startPart } = props;
  const consultation = consultationOf(state);
  const first = openAlarms(state)[0];
  const offer = offerOf(state);
  const { snapshot } = state.queue;
  useDeskKeys(
    {
      ...(consultation ? { raiseAlarm: () => actions.board.raiseAlarm(consultation.id) } : {}),
      ...(first ? { answerAlarm: () => actions.board.answerAlarm(first.id) } : {}),
    },
    false,
  );
  return (
    <StaffPage
      me={state.me}
      section={section}
      onSection={onSection}
      onLocale={onLocale}
      onSignOut={() => void actions.signOut()}
      now={<NowLine state={state} />}
    >
      <Alarms state={state} actions={actions} />
      {offer && snapshot ? (
        <OfferDialog
          key={offer.id}
          offer={offer}
          snapshot={snapshot}
          actions={actions}
          busy={state.running !== null || state.awaySinceMs !== null}
        />
      ) : null}
      <PageNotices state={state} onDismiss={actions.dismissNotice} />
      {section === 'desk' ? (
        <DeskPage state={state} actions={actions} {...(startPart ? { startPart } : {})} />
      ) : section === 'board' ? (
        <BoardPage state={state} actions={actions} />
      ) : (
        other
      )}
    </StaffPage>
  );
}
