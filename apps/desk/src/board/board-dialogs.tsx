import { type DeskSnapshot, type TodayFigures, unreachable } from '@loket/contract';
import { PolicyDialog } from '../policy/policy-dialog.tsx';
import type { DeskActions } from '../view/use-desk.ts';
import { CapDialog } from './cap-dialog.tsx';
import { InspectorDialog } from './inspector-dialog.tsx';
import { MessagesDialog } from './messages-dialog.tsx';
import { SiteDialog } from './site-dialog.tsx';
import { TicketDialog } from './ticket-dialog.tsx';

export type OpenDialog =
  | { readonly dialog: 'ticket'; readonly ticketId: string }
  | { readonly dialog: 'site'; readonly siteId: string }
  | { readonly dialog: 'inspector'; readonly staffId: string }
  | { readonly dialog: 'cap' }
  | { readonly dialog: 'messages' }
  | { readonly dialog: 'policy' };

type BoardDialogsProps = {
  open: OpenDialog | null;
  snapshot: DeskSnapshot;
  today: TodayFigures | null;
  actions: DeskActions;
  onClose: () => void;
};

/** The dialog that is open, on what it is about as it is now; gone when that is gone. */
export function BoardDialogs({ open, snapshot, today, actions, onClose }: BoardDialogsProps) {
  const around = { snapshot, actions, onClose };
  if (!open) return null;
  switch (open.dialog) {
    case 'ticket': {
      const ticket = snapshot.tickets.find(({ id }) => id === open.ticketId);
      return ticket ? <TicketDialog ticket={ticket} {...around} /> : null;
    }
    case 'site': {
      const site = snapshot.sites.find(({ id }) => id === open.siteId);
      return site ? <SiteDialog site={site} {...around} /> : null;
    }
    case 'inspector': {
      const inspector = snapshot.inspectors.find(({ staffId }) => staffId === open.staffId);
      return inspector ? <InspectorDialog inspector={inspector} today={today} {...around} /> : null;
    }
    case 'cap':
      return <CapDialog cap={snapshot.cap} {...around} />;
    case 'messages':
      return <MessagesDialog {...around} />;
    case 'policy':
      return <PolicyDialog api={actions.board} onClose={onClose} />;
    default:
      return unreachable(open);
  }
}
