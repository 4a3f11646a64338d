import { type DeskSnapshot, ticketLabel, unreachable } from '@loket/contract';
import { type Status, StatusShape, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { boardAttentionTexts, languageAsked } from '@loket/ui/texts/desk-board-attention.ts';
import { boardMessageTexts } from '@loket/ui/texts/desk-board-messages.ts';
import { whyTexts } from '@loket/ui/texts/desk-why.ts';
import { languageName } from '../people/formatting.ts';
import { useCounterFact } from '../view/use-counter-fact.ts';
import { useNowMs } from '../view/use-desk.ts';
import { type Attention, attention, type Hold } from './attention.ts';

/** More than this would not fit on a wall: the rest is counted. */
const MOST_SHOWN = 4;

type AttentionListProps = { snapshot: DeskSnapshot; onTicket: (ticketId: string) => void };

export function AttentionList({ snapshot, onTicket }: AttentionListProps) {
  const texts = useTexts(boardAttentionTexts);
  const words = useAttentionWords();
  const found = attention(snapshot, useNowMs());
  // A call for help stands above and takes its room.
  const most = snapshot.alarms.some(({ answeredAt }) => answeredAt === null) ? MOST_SHOWN - 2 : MOST_SHOWN;
  const more = found.length - most;
  return (
    <section aria-labelledby="board-attention">
      <h2 id="board-attention">{texts.title}</h2>
      {found.length === 0 ? <p className="board-quiet">{texts.nothing}</p> : null}
      <ul className="board-list">
        {found.slice(0, most).map((one) => {
          const { key, status, title, text } = words(one);
          return (
            <li key={key} data-status={status}>
              <StatusShape status={status} />
              <div>
                {one.kind === 'wait' ? (
                  <button
                    type="button"
                    className="board-list-name"
                    onClick={() => onTicket(one.row.ticket.id)}
                  >
                    {title}
                  </button>
                ) : (
                  <p className="board-list-name">{title}</p>
                )}
                <p className="board-small">{text}</p>
              </div>
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="board-small">{texts.andMore(more)}</p> : null}
    </section>
  );
}

type Line = { key: string; status: Status; title: string; text: string };

function useAttentionWords(): (one: Attention) => Line {
  const texts = useTexts(boardAttentionTexts);
  const messages = useTexts(boardMessageTexts);
  const desk = useTexts(deskTexts);
  const locale = useLocale();
  const fact = useCounterFact();
  const held = useHoldWords();
  const time = (at: string) => timeOfDay(new Date(at), locale);
  return (one) => {
    switch (one.kind) {
      case 'counter': {
        const { counter, place } = one;
        return {
          key: counter.id,
          status: counter.health === 'away' ? 'broken' : 'attention',
          title: `${place}, ${desk.counter(counter.label)}`,
          text: fact(counter),
        };
      }
      case 'wait': {
        const { ticket, minutes, place } = one.row;
        return {
          key: ticket.id,
          status: 'attention',
          title: `${ticketLabel(ticket.number)} ${desk.minutesWaited(minutes)}`,
          text: `${place}. ${held(one.hold)}`,
        };
      }
      case 'closing': {
        const { open, until } = one.site.opening;
        const what = open && until ? texts.closesAt(time(until)) : texts.isClosed;
        return {
          key: `closing ${one.site.id}`,
          status: 'attention',
          title: `${one.place} ${what}`,
          text: texts.stillWaiting(one.waiting),
        };
      }
      case 'message': {
        const { id, texts: said, until } = one.message;
        return {
          key: id,
          status: 'busy',
          title: texts.messageRuns(one.place ?? texts.everywhere),
          text: `${said[locale]} (${messages.until(time(until))})`,
        };
      }
      default:
        return unreachable(one);
    }
  };
}

function useHoldWords(): (hold: Hold) => string {
  const texts = useTexts(boardAttentionTexts);
  const why = useTexts(whyTexts);
  const locale = useLocale();
  return (hold) => {
    switch (hold.kind) {
      case 'kept':
        return texts.kept(hold.name);
      case 'counter_out':
        return texts.counterOut;
      case 'counter_busy':
        return texts.counterBusy;
      case 'language':
        return languageAsked(locale, languageName(hold.language, locale), hold.speakers);
      case 'nobody_free':
        return texts.nobodyFree;
      case 'free':
        return why.free;
      default:
        return unreachable(hold);
    }
  };
}
