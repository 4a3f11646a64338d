import { useTexts } from '../texts/locale.tsx';
import { ticketTexts } from '../texts/ticket.ts';
import './wait-position.css';

/** How many are before you: it always comes first. */
export function WaitPosition({ peopleBefore }: { peopleBefore: number }) {
  const texts = useTexts(ticketTexts);
  return <strong className="wait-position">{texts.peopleBefore(peopleBefore)}</strong>;
}
