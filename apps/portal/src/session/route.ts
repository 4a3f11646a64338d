import { useCallback, useSyncExternalStore } from 'react';

/** Neutral words only: whoever looks at the address bar or the history learns nothing. */
export type Page =
  | { readonly page: 'home' | 'appointment' | 'report' | 'question' }
  | { readonly page: 'held' | 'followed' | 'invitation'; readonly secret: string };

const FLOWS: Readonly<Record<string, 'appointment' | 'report' | 'question'>> = {
  afspraak: 'appointment',
  bericht: 'report',
  vraag: 'question',
};
const PERSONAL: Readonly<Record<string, 'held' | 'followed' | 'invitation'>> = {
  a: 'held',
  m: 'followed',
  i: 'invitation',
};

export function pageAt(path: string): Page {
  const [first = '', secret = ''] = path.replace(/^\/portal\/?/, '').split('/');
  const personal = PERSONAL[first];
  if (personal && secret !== '') return { page: personal, secret };
  const flow = FLOWS[first];
  return { page: flow && secret === '' ? flow : 'home' };
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** @param replace leaves no step to go back to: for a finished flow, and for what nobody should find */
export function goTo(path: string, replace = false): void {
  const to = `${path}${location.search}`;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  for (const listener of listeners) listener();
}

export function usePath(): string {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => location.pathname, []),
  );
}
