import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { DeskState } from '../session/desk-state.ts';
import type { DeskStore } from '../session/desk-store.ts';

/** What the page lets the inspector do; the store carries it out, the fixtures page only shows it. */
export type DeskActions = Pick<
  DeskStore,
  | 'setAvailable'
  | 'next'
  | 'recall'
  | 'noShow'
  | 'close'
  | 'transfer'
  | 'acceptOffer'
  | 'declineOffer'
  | 'setMuted'
  | 'setCameraOff'
  | 'openMedia'
  | 'dismissNotice'
  | 'carryCall'
  | 'signOut'
> & {
  /** Without what only the store itself calls. */
  readonly dossier: Omit<DeskStore['dossier'], 'forget'>;
  readonly board: Pick<DeskStore['board'], keyof DeskStore['board']>;
};

export const useDeskState = (store: DeskStore): DeskState =>
  useSyncExternalStore(store.subscribe, store.state);

/** Milliseconds since 1970 by central's clock; minutes and seconds on the page follow from it. */
const NowContext = createContext(0);
export const NowProvider = NowContext.Provider;
export const useNowMs = (): number => useContext(NowContext);

/** Draws again every `everyMs` with the time that `read` gives. */
export function useTicking(read: () => number, everyMs = 1_000): number {
  const [nowMs, setNowMs] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(read()), everyMs);
    return () => clearInterval(timer);
  }, [read, everyMs]);
  return nowMs;
}
