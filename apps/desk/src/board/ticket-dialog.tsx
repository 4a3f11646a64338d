import { type DeskSnapshot, type QueueTicket, ticketLabel } from '@loket/contract';
import { Button, Dialog, RadioChoice, useTexts } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import type { DeskActions } from '../view/use-desk.ts';

type TicketDialogProps = {
  ticket: QueueTicket;
  snapshot: DeskSnapshot;
  actions: DeskActions;
  onClose: () => void;
};

const ANYBODY = 'anybody';

/** Keeps a ticket for one inspector, or puts it first. What is chosen is sent at once and shows when central has it. */
export function TicketDialog({ ticket, snapshot, actions: { board }, onClose }: TicketDialogProps) {
  const texts = useTexts(deskBoardTexts);
  const words = useTexts(deskDocumentTexts);
  const atWork = snapshot.inspectors.filter(
    ({ state, staffId }) => state !== 'off' || staffId === ticket.reservedFor,
  );
  const waits = ticket.state === 'waiting';
  const raised = ticket.priorityClass === 'raised';
  return (
    <Dialog open onClose={onClose} title={texts.ticketActions(ticketLabel(ticket.number))}>
      <RadioChoice
        label={texts.keepFor}
        value={ticket.reservedFor ?? ANYBODY}
        isDisabled={!waits}
        stacked
        options={[
          { value: ANYBODY, label: texts.anybody },
          ...atWork.map(({ staffId, name }) => ({ value: String(staffId), label: name })),
        ]}
        onChange={(chosen) => board.assign(ticket.id, chosen === ANYBODY ? null : chosen)}
      />
      <div className="form-actions">
        {raised ? (
          <Button isDisabled={!waits} onPress={() => board.lower(ticket.id)}>
            {texts.lower}
          </Button>
        ) : (
          <Button
            isDisabled={!waits || ticket.priorityClass === 'returning'}
            onPress={() => board.raise(ticket.id)}
          >
            {texts.raise}
          </Button>
        )}
        <Button look="tool" onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}
