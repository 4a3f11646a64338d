import type { Locale, Me } from '@loket/contract';
import { Button, LocaleProvider, setPageReading, useTexts } from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import { useCallback, useEffect, useState } from 'react';
import { AuditPage } from './audit/audit-page.tsx';
import { CountersPage } from './counters/counters-page.tsx';
import { FiguresPage } from './figures/figures-page.tsx';
import { MobilePage } from './mobile/mobile-page.tsx';
import { type Page, type Route, routeOf } from './pages.ts';
import { PlacesPage } from './places/places-page.tsx';
import type { ConsoleApi } from './session/console-api.ts';
import { keepLocale, keptLocale } from './session/kept-locale.ts';
import type { ConsoleFailure } from './session/rest-client.ts';
import { ConsoleContext, go } from './view/console-context.ts';
import { FailureMessage } from './view/failure-message.tsx';
import { Frame } from './view/frame.tsx';
import { VisitorsPage } from './visitors/visitors-page.tsx';

type Access =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: ConsoleFailure }
  | { readonly kind: 'signed_in'; readonly me: Me };

/** The console for whoever is signed in, by the cookie that the desk's login set. */
export function App({ api }: { api: ConsoleApi }) {
  const [locale, setLocale] = useState<Locale>(keptLocale);
  useEffect(() => {
    setPageReading({ locale });
    keepLocale(locale);
  }, [locale]);
  return (
    <LocaleProvider locale={locale}>
      <SignedIn api={api} onLocale={setLocale} />
    </LocaleProvider>
  );
}

function SignedIn({ api, onLocale }: { api: ConsoleApi; onLocale: (locale: Locale) => void }) {
  const texts = useTexts(consoleTexts);
  const [access, setAccess] = useState<Access>({ kind: 'asking' });
  const ask = useCallback(() => {
    void api.me().then((me) => {
      if (me.ok) setAccess({ kind: 'signed_in', me: me.value });
      // Signed out: the page is on its way to the login.
      else if (me.error.code !== 'unauthenticated') setAccess({ kind: 'failed', failure: me.error });
    });
  }, [api]);
  useEffect(ask, [ask]);
  if (access.kind === 'asking') return <p className="page quiet">{texts.loading}</p>;
  if (access.kind === 'failed') {
    return (
      <main className="page">
        <h1>{texts.console}</h1>
        <FailureMessage failure={access.failure} />
        <div>
          <Button look="primary" onPress={ask}>
            {texts.again}
          </Button>
        </div>
      </main>
    );
  }
  return <Pages api={api} me={access.me} onLocale={onLocale} />;
}

type PagesProps = { api: ConsoleApi; me: Me; onLocale: (locale: Locale) => void };

function Pages({ api, me, onLocale }: PagesProps) {
  const texts = useTexts(consoleTexts);
  const route = useRoute(me);
  const signOut = () => void api.signOut().then(() => location.assign('/desk/'));
  const page = route?.page ?? null;
  useEffect(() => {
    document.title = page ? `${texts[page]} · Loket` : 'Loket';
  }, [page, texts]);
  return (
    <ConsoleContext value={{ api, me }}>
      <Frame me={me} page={page} onLocale={onLocale} onSignOut={signOut}>
        {route ? (
          <OnePage key={route.page} route={route} />
        ) : (
          <main className="page" id="content">
            <h1>{texts.console}</h1>
            <p>{texts.nothingForYou}</p>
          </main>
        )}
      </Frame>
    </ConsoleContext>
  );
}

const pages: Record<Page, (props: { detail: string | null }) => React.ReactNode> = {
  places: PlacesPage,
  counters: CountersPage,
  mobile: MobilePage,
  visitors: VisitorsPage,
  figures: FiguresPage,
  audit: AuditPage,
};

function OnePage({ route }: { route: Route }) {
  const Shown = pages[route.page];
  return <Shown detail={route.detail} />;
}

/** The page that the address names; an address that is not theirs is put right. */
function useRoute(me: Me): Route | null {
  const [route, setRoute] = useState(() => routeOf(location.hash, me.roles));
  useEffect(() => {
    const moved = () => setRoute(routeOf(location.hash, me.roles));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, [me]);
  useEffect(() => {
    if (route && location.hash === '') go(route.page);
  }, [route]);
  return route;
}
