import { longDate, startSentence, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { boardMessageTexts } from '@loket/ui/texts/desk-board-messages.ts';
import { boardPolicyTexts } from '@loket/ui/texts/desk-board-policy.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { useState } from 'react';
import type { DeskState } from '../session/desk-state.ts';
import { KeyButton, useDeskKeys } from '../view/keys.tsx';
import { type DeskActions, useNowMs } from '../view/use-desk.ts';
import { AttentionList } from './attention-list.tsx';
import { BoardDialogs, type OpenDialog } from './board-dialogs.tsx';
import { BoardFiguresRow } from './board-figures.tsx';
import { InspectorList } from './inspector-list.tsx';
import { useToday } from './use-today.ts';
import { WaitingLine } from './waiting-line.tsx';

/** The whole zone at a glance, for a wall and for a keyboard: what is chosen opens what can be done with it. */
export function BoardPage({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const texts = useTexts(deskBoardTexts);
  const desk = useTexts(deskTexts);
  const navigation = useTexts(deskNavigationTexts);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const today = useToday(actions.board.today);
  const { snapshot } = state.queue;
  useDeskKeys(
    {
      boardMessages: () => setOpen({ dialog: 'messages' }),
      boardPolicy: () => setOpen({ dialog: 'policy' }),
      boardCap: () => setOpen({ dialog: 'cap' }),
    },
    open !== null,
  );
  if (!snapshot) return <main className="board">{desk.oneMoment}</main>;
  const onTicket = (ticketId: string) => setOpen({ dialog: 'ticket', ticketId });
  return (
    <main className="board" aria-label={navigation.board}>
      <BoardHead zone={state.me.zoneName} onOpen={setOpen} />
      <BoardFiguresRow snapshot={snapshot} today={today} />
      <div className="board-columns">
        <div>
          <WaitingLine
            snapshot={snapshot}
            onTicket={onTicket}
            onSite={(siteId) => setOpen({ dialog: 'site', siteId })}
          />
          <p className="board-promise">{texts.promise}</p>
        </div>
        <div className="board-side">
          <InspectorList
            snapshot={snapshot}
            onInspector={(staffId) => setOpen({ dialog: 'inspector', staffId })}
            onCap={() => setOpen({ dialog: 'cap' })}
          />
          <AttentionList snapshot={snapshot} onTicket={onTicket} />
        </div>
      </div>
      <BoardDialogs
        open={open}
        snapshot={snapshot}
        today={today}
        actions={actions}
        onClose={() => setOpen(null)}
      />
    </main>
  );
}

/** Between hour and minute, as each language writes it. */
const CLOCK_SIGN = { nl: '.', de: '.', fr: ' h ', en: ':' } as const;

function BoardHead({ zone, onOpen }: { zone: string; onOpen: (dialog: OpenDialog) => void }) {
  const messages = useTexts(boardMessageTexts);
  const policy = useTexts(boardPolicyTexts);
  const locale = useLocale();
  const nowMs = useNowMs();
  const now = new Date(nowMs);
  const clock = new Intl.DateTimeFormat('nl-BE', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Brussels',
  })
    .format(now)
    .replace(':', CLOCK_SIGN[locale]);
  return (
    <div className="board-head">
      <h1>{zone}</h1>
      <p>{startSentence(longDate(now, locale))}</p>
      <div className="board-tools">
        <KeyButton keyName="boardMessages" look="tool" onPress={() => onOpen({ dialog: 'messages' })}>
          {messages.open}
        </KeyButton>
        <KeyButton keyName="boardPolicy" look="tool" onPress={() => onOpen({ dialog: 'policy' })}>
          {policy.open}
        </KeyButton>
      </div>
      <time className="board-clock">{clock}</time>
    </div>
  );
}
