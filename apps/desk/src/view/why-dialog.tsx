import { type DeskConsultation, ticketLabel } from '@loket/contract';
import { Dialog, useTexts } from '@loket/ui';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { whyTexts } from '@loket/ui/texts/desk-why.ts';
import { WhyTicket } from '../why/why-ticket.tsx';
import { ChoiceButton } from './choice-keys.tsx';
import type { DeskActions } from './use-desk.ts';

type WhyDialogProps = { consultation: DeskConsultation; actions: DeskActions; onClose: () => void };

/** Why this ticket came to this desk. */
export function WhyDialog({ consultation, actions: { board }, onClose }: WhyDialogProps) {
  const texts = useTexts(whyTexts);
  const words = useTexts(deskDocumentTexts);
  return (
    <Dialog open onClose={onClose} title={`${ticketLabel(consultation.number)}: ${texts.title}`}>
      <WhyTicket ticketId={consultation.ticketId} ask={board.why} titled={false} />
      <div className="form-actions">
        <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
          {words.close}
        </ChoiceButton>
      </div>
    </Dialog>
  );
}
