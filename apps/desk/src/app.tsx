import type { Locale, Me } from '@loket/contract';
import { LocaleProvider, setPageReading } from '@loket/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { mayListen, type Section } from './sections.ts';
import { DeskApi, type DeskFailure } from './session/api.ts';
import { DeskStore, type SignedOut } from './session/desk-store.ts';
import { keepLocale, keptLocale } from './session/kept-locale.ts';
import { ServerClock } from './session/server-clock.ts';
import { LivePage } from './view/live-page.tsx';
import { LoginPage } from './view/login-page.tsx';
import { OtherSection } from './view/other-section.tsx';
import { StaffPage } from './view/staff-page.tsx';
import { NowProvider, useDeskState, useTicking } from './view/use-desk.ts';
import { useSection } from './view/use-section.ts';

type Access =
  | { readonly kind: 'asking' }
  | { readonly kind: 'signed_out'; readonly ended: boolean; readonly failure: DeskFailure | null }
  /** `store`: only for roles that listen to the queue. */
  | { readonly kind: 'signed_in'; readonly me: Me; readonly store: DeskStore | null };

/** Signed out: the login. Signed in: what the person's roles open. A reload finds its session by the cookie. */
export function App() {
  const [locale, setLocale] = useState<Locale>(keptLocale);
  useEffect(() => {
    setPageReading({ locale });
    keepLocale(locale);
  }, [locale]);
  return (
    <LocaleProvider locale={locale}>
      <SignedInOrOut onLocale={setLocale} />
    </LocaleProvider>
  );
}

function SignedInOrOut({ onLocale }: { onLocale: (locale: Locale) => void }) {
  const clock = useMemo(() => new ServerClock(), []);
  const api = useMemo(() => new DeskApi(clock), [clock]);
  const [access, setAccess] = useState<Access>({ kind: 'asking' });
  const [running, setRunning] = useState(false);
  const leave = useCallback((reason: SignedOut) => {
    const failure = reason === 'forbidden' ? { code: reason } : null;
    setAccess({ kind: 'signed_out', ended: reason === 'ended', failure });
  }, []);
  const enter = useCallback(
    (me: Me) => {
      const store = mayListen(me.roles) ? new DeskStore(me, api, leave, () => clock.nowMs()) : null;
      setAccess({ kind: 'signed_in', me, store });
    },
    [api, clock, leave],
  );
  useEffect(() => {
    void api.me().then((me) => {
      if (me.ok) return enter(me.value);
      const failure = me.error.code === 'unauthenticated' ? null : me.error;
      setAccess({ kind: 'signed_out', ended: false, failure });
    });
  }, [api, enter]);
  const login = (username: string, password: string) => {
    setRunning(true);
    void api.login(username, password).then((answer) => {
      setRunning(false);
      if (answer.ok) return enter(answer.value);
      setAccess({ kind: 'signed_out', ended: false, failure: answer.error });
    });
  };
  if (access.kind === 'asking') return null;
  if (access.kind === 'signed_in') {
    return <Staff me={access.me} store={access.store} {...{ api, clock, onLocale, leave }} />;
  }
  return (
    <LoginPage
      sessionEnded={access.ended}
      failure={access.failure}
      running={running}
      onLogin={login}
      onLocale={onLocale}
    />
  );
}

type StaffProps = {
  me: Me;
  store: DeskStore | null;
  api: DeskApi;
  clock: ServerClock;
  onLocale: (locale: Locale) => void;
  leave: (reason: SignedOut) => void;
};

function Staff({ me, store, api, clock, onLocale, leave }: StaffProps) {
  const [section, setSection] = useSection(me.roles);
  const nowMs = useTicking(useCallback(() => clock.nowMs(), [clock]));
  const other = <OtherSection section={section} me={me} rest={api.rest} />;
  const around = { section, onSection: setSection, onLocale };
  return (
    <NowProvider value={nowMs}>
      {store && section ? (
        <Live store={store} other={other} {...around} section={section} />
      ) : (
        <StaffPage me={me} {...around} onSignOut={() => void api.logout().then(() => leave('signed_out'))}>
          {other}
        </StaffPage>
      )}
    </NowProvider>
  );
}

type LiveProps = {
  store: DeskStore;
  section: Section;
  onSection: (section: Section) => void;
  onLocale: (locale: Locale) => void;
  other: React.ReactNode;
};

function Live({ store, ...rest }: LiveProps) {
  const state = useDeskState(store);
  // Words that are nowhere but here: the browser asks before it throws them away.
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (store.unsaved) event.preventDefault();
    };
    addEventListener('beforeunload', leaving);
    return () => removeEventListener('beforeunload', leaving);
  }, [store]);
  return <LivePage state={state} actions={store} {...rest} />;
}
