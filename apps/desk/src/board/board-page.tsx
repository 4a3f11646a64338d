import { longDate, startSentence, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { useState } from 'react';
import type { DeskState } from '../session/desk-state.ts';
import { type DeskActions, useNowMs } from '../view/use-desk.ts';
import { AttentionList } from './attention-list.tsx';
import { BoardFiguresRow } from './board-figures.tsx';
import { CapDialog } from './cap-dialog.tsx';
import { InspectorList } from './inspector-list.tsx';
import { SiteDialog } from './site-dialog.tsx';
import { TicketDialog } from './ticket-dialog.tsx';
import { WaitingLine } from './waiting-line.tsx';

type Open =
  | { readonly dialog: 'ticket'; readonly ticketId: string }
  | { readonly dialog: 'site'; readonly siteId: string }
  | { readonly dialog: 'cap' };

/** The whole zone at a glance, for a wall and for a keyboard: what is chosen opens what can be done with it. */
export function BoardPage({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const texts = useTexts(deskBoardTexts);
  const desk = useTexts(deskTexts);
  const navigation = useTexts(deskNavigationTexts);
  const [open, setOpen] = useState<Open | null>(null);
  const { snapshot } = state.queue;
  const close = () => setOpen(null);
  if (!snapshot) return <main className="board">{desk.oneMoment}</main>;
  const ticket = open?.dialog === 'ticket' && snapshot.tickets.find(({ id }) => id === open.ticketId);
  const site = open?.dialog === 'site' && snapshot.sites.find(({ id }) => id === open.siteId);
  return (
    <main className="board" aria-label={navigation.board}>
      <BoardHead zone={state.me.zoneName} />
      <BoardFiguresRow snapshot={snapshot} onCap={() => setOpen({ dialog: 'cap' })} />
      <div className="board-columns">
        <div>
          <WaitingLine
            snapshot={snapshot}
            onTicket={(ticketId) => setOpen({ dialog: 'ticket', ticketId })}
            onSite={(siteId) => setOpen({ dialog: 'site', siteId })}
          />
          <p className="board-promise">{texts.promise}</p>
        </div>
        <div className="board-side">
          <InspectorList snapshot={snapshot} />
          <AttentionList snapshot={snapshot} />
        </div>
      </div>
      {ticket ? <TicketDialog ticket={ticket} snapshot={snapshot} actions={actions} onClose={close} /> : null}
      {site ? <SiteDialog site={site} actions={actions} onClose={close} /> : null}
      {open?.dialog === 'cap' ? <CapDialog cap={snapshot.cap} actions={actions} onClose={close} /> : null}
    </main>
  );
}

/** Between hour and minute, as each language writes it. */
const CLOCK_SIGN = { nl: '.', de: '.', fr: ' h ', en: ':' } as const;

function BoardHead({ zone }: { zone: string }) {
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
      <time className="board-clock">{clock}</time>
    </div>
  );
}
