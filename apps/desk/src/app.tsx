import type { Locale, Me } from '@loket/contract';
import { LocaleProvider, setPageReading } from '@loket/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { DeskApi, type DeskFailure } from './session/api.ts';
import { DeskStore, type SignedOut } from './session/desk-store.ts';
import { keepLocale, keptLocale } from './session/kept-locale.ts';
import { ServerClock } from './session/server-clock.ts';
import { DeskPage } from './view/desk-page.tsx';
import { LoginPage } from './view/login-page.tsx';
import { NowProvider, useDeskState, useTicking } from './view/use-desk.ts';

type Access =
  | { readonly kind: 'asking' }
  | { readonly kind: 'signed_out'; readonly ended: boolean; readonly failure: DeskFailure | null }
  | { readonly kind: 'signed_in'; readonly store: DeskStore };

/** Signed out: the login. Signed in: the desk. A reload finds its session by the cookie. */
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
  const enter = useCallback(
    (me: Me) => {
      const signedOut = (reason: SignedOut) =>
        setAccess({
          kind: 'signed_out',
          ended: reason === 'ended',
          failure: reason === 'forbidden' ? { code: 'forbidden' } : null,
        });
      setAccess({ kind: 'signed_in', store: new DeskStore(me, api, signedOut) });
    },
    [api],
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
  if (access.kind === 'signed_in') return <Desk store={access.store} clock={clock} onLocale={onLocale} />;
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

type DeskProps = { store: DeskStore; clock: ServerClock; onLocale: (locale: Locale) => void };

function Desk({ store, clock, onLocale }: DeskProps) {
  const state = useDeskState(store);
  const nowMs = useTicking(useCallback(() => clock.nowMs(), [clock]));
  return (
    <NowProvider value={nowMs}>
      <DeskPage state={state} actions={store} onLocale={onLocale} />
    </NowProvider>
  );
}
