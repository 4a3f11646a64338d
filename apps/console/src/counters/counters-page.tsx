import { Button, Message, useTexts } from '@loket/ui';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { useState } from 'react';
import { usePolled } from '../session/use-polled.ts';
import { useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';
import { PageHead, Said } from '../view/page-head.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { type CounterAct, counterRows } from './counter-rows.ts';
import { CountersTable } from './counters-table.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { ServiceCodeDialog } from './service-code-dialog.tsx';

const PLACES_EVERY_MS = 10_000;
const HEALTH_EVERY_MS = 5_000;

/** What is being done with which counter; `plan` is a counter that is not there yet. */
type Doing =
  | { readonly act: 'plan' }
  | { readonly act: CounterAct; readonly counterId: string; readonly name: string };

/** Counters: what they are, how they are, and how they come and go. */
export function CountersPage() {
  const texts = useTexts(counterTexts);
  const { api, me } = useConsole();
  const polled = usePolled(api.places, PLACES_EVERY_MS);
  const health = usePolled(api.sites, HEALTH_EVERY_MS);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const places = polled.value;
  const begin = (next: Doing) => {
    setSaid(null);
    setDoing(next);
  };
  const done = (words: string) => {
    setDoing(null);
    setSaid(words);
    void polled.reload();
    void health.reload();
  };
  const nameOf = (siteId: string, label: number) =>
    `${places?.sites.find(({ id }) => id === siteId)?.name ?? ''}, ${texts.counterOf(String(label))}`;
  const counter =
    doing && doing.act !== 'plan' ? places?.counters.find(({ id }) => id === doing.counterId) : undefined;
  const close = () => setDoing(null);
  return (
    <main className="page" id="content">
      <PageHead title={texts.title}>
        {me.roles.includes('technician') ? (
          <Button look="primary" onPress={() => begin({ act: 'plan' })} isDisabled={!places}>
            {texts.add}
          </Button>
        ) : null}
      </PageHead>
      <Said>{said === null ? null : <Message status="good" title={said} />}</Said>
      <PolledNotice polled={polled.value !== null && health.failure ? health : polled} />
      {places ? (
        <CountersTable
          sites={counterRows(places, health.value?.counters ?? [])}
          onAct={(act, row, name) => begin({ act, counterId: row.counter.id, name })}
        />
      ) : null}
      {places && doing?.act === 'plan' ? (
        <PlaceDialog
          places={places}
          counter={null}
          title={texts.addTitle}
          onDone={({ siteId, label }) => done(texts.made(nameOf(siteId, label)))}
          onClose={close}
        />
      ) : null}
      {places && counter && doing?.act === 'move' ? (
        <PlaceDialog
          places={places}
          counter={counter}
          title={texts.moveTitle(doing.name)}
          onDone={({ siteId, label }) => done(texts.moved(nameOf(siteId, label)))}
          onClose={close}
        />
      ) : null}
      {counter && doing?.act === 'code' ? (
        <CodeDialog name={doing.name} counter={counter} reload={polled.reload} onClose={close} />
      ) : null}
      {counter && doing?.act === 'service' ? (
        <ServiceCodeDialog name={doing.name} counter={counter} onClose={close} />
      ) : null}
      {counter && doing?.act === 'revoke' ? (
        <RevokeDialog
          name={doing.name}
          counter={counter}
          onDone={() => done(texts.shutOut(doing.name))}
          onClose={close}
        />
      ) : null}
    </main>
  );
}
