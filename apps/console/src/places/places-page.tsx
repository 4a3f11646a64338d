import type { ConsoleSite } from '@loket/contract';
import { Button, type Column, DataTable, Message, useLocale, useTexts } from '@loket/ui';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { useState } from 'react';
import type { Places } from '../session/console-api.ts';
import { usePolled } from '../session/use-polled.ts';
import { go, useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';
import { PageHead, Said } from '../view/page-head.tsx';
import { hoursLines } from './hours-words.ts';
import { OpeningNow } from './opening-words.tsx';
import { SiteForm } from './site-form.tsx';

/** Often enough to see a site open; a form that is being filled in is not touched by it. */
const EVERY_MS = 30_000;

/** Sites: a table, and a form for one of them at `#places/ID` or `#places/new`. */
export function PlacesPage({ detail }: { detail: string | null }) {
  const texts = useTexts(placeTexts);
  const { api } = useConsole();
  const polled = usePolled(api.places, EVERY_MS);
  const [saved, setSaved] = useState<string | null>(null);
  const places = polled.value;
  const site = places?.sites.find(({ id }) => id === detail) ?? null;
  const toList = () => go('places');
  const onSaved = async ({ name }: ConsoleSite) => {
    setSaved(name);
    await polled.reload();
    toList();
  };
  if (places && (site || detail === 'new')) {
    return (
      <main className="page narrow" id="content">
        <PageHead title={site ? texts.changeTitle(site.name) : texts.addTitle} />
        <SiteForm
          key={detail}
          site={site}
          sites={places.sites}
          municipalities={places.municipalities}
          onSaved={(made) => void onSaved(made)}
          onCancel={toList}
        />
      </main>
    );
  }
  return (
    <main className="page" id="content">
      <PageHead title={texts.title}>
        <Button
          look="primary"
          onPress={() => {
            setSaved(null);
            go('places', 'new');
          }}
        >
          {texts.add}
        </Button>
      </PageHead>
      <Said>{saved === null ? null : <Message status="good" title={texts.savedSite(saved)} />}</Said>
      <PolledNotice polled={polled} />
      {places ? <SitesTable places={places} onChange={() => setSaved(null)} /> : null}
    </main>
  );
}

function SitesTable({ places, onChange }: { places: Places; onChange: () => void }) {
  const texts = useTexts(placeTexts);
  const locale = useLocale();
  const regime = useRegimeWords();
  const columns: Column<ConsoleSite>[] = [
    { key: 'name', title: texts.site, names: true, cell: (site) => <SiteName site={site} /> },
    { key: 'code', title: texts.letter, cell: ({ code }) => code },
    { key: 'now', title: texts.now, cell: (site) => <OpeningNow site={site} /> },
    {
      key: 'hours',
      title: texts.hours,
      cell: ({ hours }) => hoursLines(hours, locale).map((line) => <p key={line}>{line}</p>),
    },
    { key: 'regime', title: texts.regime, cell: regime },
    {
      key: 'change',
      title: texts.change,
      cell: ({ id, name }) => (
        <Button
          aria-label={`${texts.change}, ${name}`}
          onPress={() => {
            onChange();
            go('places', id);
          }}
        >
          {texts.change}
        </Button>
      ),
    },
  ];
  const rows = places.sites
    .filter(({ archived }) => !archived)
    .toSorted(
      (one, other) =>
        one.municipality.localeCompare(other.municipality, 'nl') || one.name.localeCompare(other.name, 'nl'),
    );
  return (
    <DataTable
      caption={texts.title}
      captionHidden
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      empty={texts.none}
    />
  );
}

function SiteName({ site }: { site: ConsoleSite }) {
  return (
    <>
      {site.name}
      <span className="under">{site.municipality}</span>
    </>
  );
}

function useRegimeWords(): (site: ConsoleSite) => string {
  const texts = useTexts(placeTexts);
  return ({ regime }) =>
    [
      regime.service === 'virtual' ? texts.virtual : texts.staffed,
      regime.access === 'walk_in' ? texts.walkIn : texts.appointmentOnly,
      ...(regime.controlledEntry ? [texts.controlledEntry] : []),
      ...(regime.visitorCheckIn ? [texts.badges] : []),
    ]
      .map((words, at) => (at === 0 ? words : words.slice(0, 1).toLowerCase() + words.slice(1)))
      .join(', ');
}
