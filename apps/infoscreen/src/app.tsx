import { Locale, type PublicSite } from '@loket/contract';
import { LocaleProvider } from '@loket/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ScreenLink } from './screen/screen-link.ts';
import { ScreenStore } from './screen/screen-store.ts';
import { readSites, siteAsked } from './screen/site-choice.ts';
import { staleSince } from './screen/staleness.ts';
import { Sound } from './spoken/sound.ts';
import { ScreenPage } from './view/screen-page.tsx';
import { SitePicker } from './view/site-picker.tsx';

const ASK_SITES_AGAIN_MS = 5_000;

/** `?site=` says where the screen hangs, `?language=` which language comes first (Dutch when it says nothing). */
export function App({ address }: { address: URLSearchParams }) {
  const asked = address.get('site');
  const sites = useSites();
  const site = sites ? siteAsked(sites, asked) : undefined;
  return (
    <LocaleProvider locale={languageAsked(address)}>
      {site ? <Screen site={site} /> : <SitePicker sites={sites} unknown={asked} />}
    </LocaleProvider>
  );
}

export const languageAsked = (address: URLSearchParams): Locale =>
  Locale.catch('nl').parse(address.get('language'));

/** Asks until central answers: a screen is often switched on before the network is. */
function useSites(): PublicSite[] | null {
  const [sites, setSites] = useState<PublicSite[] | null>(null);
  useEffect(() => {
    if (sites) return;
    const ask = () => void readSites().then((read) => read && setSites(read));
    ask();
    const timer = setInterval(ask, ASK_SITES_AGAIN_MS);
    return () => clearInterval(timer);
  }, [sites]);
  return sites;
}

function Screen({ site }: { site: PublicSite }) {
  const [store, setStore] = useState<ScreenStore | null>(null);
  useEffect(() => {
    const opened = new ScreenStore({
      openLink: (listener) => new ScreenLink(site.id, listener),
      openSound: (onState) => new Sound(import.meta.env.BASE_URL, onState),
      nowMs: Date.now,
    });
    setStore(opened);
    return () => opened.dispose();
  }, [site.id]);
  return store ? <LiveScreen store={store} site={site} /> : null;
}

/** The screen on what its store says, the clock beside it. */
export function LiveScreen({
  store,
  site,
}: {
  store: Pick<ScreenStore, 'subscribe' | 'shown' | 'unlockSound'>;
  site: Pick<PublicSite, 'name'>;
}) {
  const { snapshot, freshness, sound } = useSyncExternalStore(store.subscribe, store.shown);
  const nowMs = useNowMs();
  return (
    <ScreenPage
      siteName={site.name}
      snapshot={snapshot}
      staleSince={staleSince(freshness, nowMs)}
      soundOff={sound === 'off'}
      nowMs={nowMs}
      onTouch={store.unlockSound}
    />
  );
}

function useNowMs(): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
