import type { ConsoleSite } from '@loket/contract';
import { Button, Message, useTexts } from '@loket/ui';
import { mobileTexts } from '@loket/ui/texts/console.ts';
import { useState } from 'react';
import { usePolled } from '../session/use-polled.ts';
import { go, useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';
import { PageHead, Said } from '../view/page-head.tsx';
import { EventCard } from './event-card.tsx';
import { EventForm } from './event-form.tsx';

const EVERY_MS = 5_000;

/** The operator's page on a tablet: events to open and close, and a form for a new one at `#mobile/new`. */
export function MobilePage({ detail }: { detail: string | null }) {
  const texts = useTexts(mobileTexts);
  const { api } = useConsole();
  const polled = usePolled(api.mobile, EVERY_MS);
  const health = usePolled(api.sites, EVERY_MS);
  const [said, setSaid] = useState<string | null>(null);
  const view = polled.value;
  const refresh = async (words: string) => {
    setSaid(words);
    await Promise.all([polled.reload(), health.reload()]);
  };
  const onMade = async ({ name }: ConsoleSite) => {
    await refresh(texts.made(name));
    go('mobile');
  };
  if (detail === 'new' && view) {
    return (
      <main className="page narrow" id="content">
        <PageHead title={texts.make} />
        <EventForm
          view={view}
          overview={health.value}
          onMade={(site) => void onMade(site)}
          onCancel={() => go('mobile')}
        />
      </main>
    );
  }
  const events = view?.events.toSorted(openFirst) ?? [];
  return (
    <main className="page" id="content">
      <PageHead title={texts.title}>
        <Button
          look="primary"
          onPress={() => {
            setSaid(null);
            go('mobile', 'new');
          }}
        >
          {texts.make}
        </Button>
      </PageHead>
      <Said>{said === null ? null : <Message status="good" title={said} />}</Said>
      <PolledNotice polled={polled} />
      {view && events.length === 0 ? <p className="quiet">{texts.none}</p> : null}
      <div className="events">
        {events.map((site) => (
          <EventCard
            key={site.id}
            site={site}
            counters={(health.value?.counters ?? []).filter(({ siteId }) => siteId === site.id)}
            onChanged={(words) => void refresh(words)}
          />
        ))}
      </div>
      <Message status="attention" title={texts.offlineTitle}>
        {texts.offline}
      </Message>
    </main>
  );
}

/** What is open first, then by when it begins, the newest first. */
function openFirst(one: ConsoleSite, other: ConsoleSite): number {
  const begins = ({ hours }: ConsoleSite) => (hours.mode === 'window' ? hours.from : '');
  return Number(other.opening.open) - Number(one.opening.open) || begins(other).localeCompare(begins(one));
}
