import type { ConsoleSite, CounterState } from '@loket/contract';
import { Button, type Status, StatusShape, startSentence, useLocale, useTexts } from '@loket/ui';
import { mobileTexts } from '@loket/ui/texts/console.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { useHealth } from '../counters/health-words.ts';
import { hoursLines } from '../places/hours-words.ts';
import { useOpeningWords } from '../places/opening-words.tsx';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';

type EventCardProps = {
  site: ConsoleSite;
  counters: readonly CounterState[];
  onChanged: (words: string) => void;
};

/** One event: open or closed, when, with which counter, and the buttons that open and close it. */
export function EventCard({ site, counters, onChanged }: EventCardProps) {
  const texts = useTexts(mobileTexts);
  const places = useTexts(placeTexts);
  const locale = useLocale();
  const opening = useOpeningWords();
  const { api } = useConsole();
  const command = useCommand();
  const set = async (state: 'open' | 'closed' | 'plan') => {
    const override = state === 'plan' ? null : { state, until: state === 'open' ? plannedEnd(site) : null };
    const changed = await command.run(() => api.setOverride(site.id, override));
    const words = { open: texts.opened, closed: texts.closed, plan: texts.followsPlan } as const;
    if (changed) onChanged(words[state](site.name));
  };
  const { open } = site.opening;
  return (
    <article className="event" aria-labelledby={`event-${site.id}`} data-open={open}>
      <div className="event-head">
        <h2 id={`event-${site.id}`}>{site.name}</h2>
        <p className="event-code">
          <span className="only-read-aloud">{texts.letter} </span>
          {site.code}
        </p>
      </div>
      <p className="with-shape event-now">
        <StatusShape status={open ? 'good' : 'absent'} />
        <span>
          {opening(site.opening)}
          {site.override ? <span className="under">{startSentence(places.byHand)}</span> : null}
        </span>
      </p>
      <dl className="facts">
        <dt>{texts.address}</dt>
        <dd>
          {site.address}, {site.municipality}
        </dd>
        <dt>{texts.planned}</dt>
        <dd>{hoursLines(site.hours, locale).join(', ')}</dd>
        <dt>{texts.counterNow}</dt>
        <dd>{counters.length > 0 ? <CounterList counters={counters} /> : texts.noCounter}</dd>
      </dl>
      {command.failure ? <FailureMessage failure={command.failure} /> : null}
      <div className="form-actions">
        {open ? (
          <Button onPress={() => void set('closed')} isPending={command.running}>
            {texts.closeNow}
          </Button>
        ) : (
          <Button look="primary" onPress={() => void set('open')} isPending={command.running}>
            {texts.openNow}
          </Button>
        )}
        {site.override ? (
          <Button onPress={() => void set('plan')} isPending={command.running}>
            {texts.byPlan}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

/** Opened by hand it closes as planned; an event whose time is over stays open until somebody closes it. */
function plannedEnd({ hours }: ConsoleSite): string | null {
  return hours.mode === 'window' && Date.parse(hours.to) > Date.now() ? hours.to : null;
}

function CounterList({ counters }: { counters: readonly CounterState[] }) {
  const texts = useTexts(counterTexts);
  const health = useHealth();
  return counters.map((counter) => {
    const { status, text }: { status: Status; text: string } = health(counter);
    return (
      <span className="with-shape" key={counter.id}>
        <StatusShape status={status} />
        <span>
          {startSentence(texts.counterOf(String(counter.label)))}: {text}
        </span>
      </span>
    );
  });
}
