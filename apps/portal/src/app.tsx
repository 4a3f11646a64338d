import type { Locale, PortalZone } from '@loket/contract';
import { Choice, LocaleProvider, setPageReading, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { BookFlow } from './appointments/book-flow.tsx';
import { HeldPage } from './appointments/held-page.tsx';
import { InvitationPage } from './appointments/invitation-page.tsx';
import { FollowedPage } from './reports/followed-page.tsx';
import { QuestionFlow } from './reports/question-flow.tsx';
import { ReportFlow } from './reports/report-flow.tsx';
import { openPortalApi, type PortalApi } from './session/portal-api.ts';
import { PortalContext } from './session/portal-context.tsx';
import { addressIn, languageAsked } from './session/reading.ts';
import { pageAt, usePath } from './session/route.ts';
import { HomePage } from './view/home-page.tsx';
import { NotThere, useAsked } from './view/loading.tsx';
import { FrameContext, Page } from './view/page.tsx';

export function App() {
  const [locale, setLocale] = useState<Locale>(() => languageAsked(location.href, navigator.languages));
  useEffect(() => setPageReading({ locale }), [locale]);
  const onLocale = useCallback((chosen: Locale) => {
    history.replaceState(null, '', addressIn(location.href, chosen));
    setLocale(chosen);
  }, []);
  const api = useMemo(() => openPortalApi(), []);
  const { loaded, again } = useAsked(useCallback(() => api.zones(), [api]));
  const [chosen, setChosen] = useState<PortalZone | null>(null);
  const zones = loaded.state === 'there' ? loaded.value : [];
  const zone = chosen ?? zoneAsked(zones);
  const frame = useMemo(() => ({ zoneName: zone?.name ?? '', onLocale }), [zone, onLocale]);
  return (
    <LocaleProvider locale={locale}>
      <FrameContext.Provider value={frame}>
        {loaded.state !== 'there' || zones.length === 0 ? (
          <NotThere loaded={loaded} again={again} />
        ) : zone ? (
          <InZone api={api} zone={zone} />
        ) : (
          <ZonePage zones={zones} onZone={setChosen} />
        )}
      </FrameContext.Provider>
    </LocaleProvider>
  );
}

/** The only one, the one that the address names, or the one of a personal link. */
function zoneAsked(zones: readonly PortalZone[]): PortalZone | null {
  if (zones.length === 1) return zones[0] ?? null;
  const page = pageAt(location.pathname);
  const asked = new URLSearchParams(location.search).get('zone');
  return (
    zones.find(({ code }) => ('secret' in page ? code === page.secret.slice(0, -23) : code === asked)) ?? null
  );
}

function InZone({ api, zone }: { api: PortalApi; zone: PortalZone }) {
  const portal = useMemo(() => ({ api, zone }), [api, zone]);
  const path = usePath();
  return (
    <PortalContext.Provider value={portal}>
      <Routed key={path} path={path} />
    </PortalContext.Provider>
  );
}

function Routed({ path }: { path: string }) {
  const page = pageAt(path);
  switch (page.page) {
    case 'home':
      return <HomePage />;
    case 'appointment':
      return <BookFlow />;
    case 'report':
      return <ReportFlow />;
    case 'question':
      return <QuestionFlow />;
    case 'held':
      return <HeldPage secret={page.secret} />;
    case 'followed':
      return <FollowedPage secret={page.secret} />;
    case 'invitation':
      return <InvitationPage secret={page.secret} />;
  }
}

function ZonePage({ zones, onZone }: { zones: readonly PortalZone[]; onZone: (zone: PortalZone) => void }) {
  const texts = useTexts(portalTexts);
  return (
    <Page title={texts.chooseZone} large>
      <div className="choices">
        {zones.map((zone) => (
          <Choice key={zone.code} onPress={() => onZone(zone)}>
            {zone.name}
          </Choice>
        ))}
      </div>
    </Page>
  );
}
