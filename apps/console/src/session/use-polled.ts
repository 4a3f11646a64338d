import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answered, ConsoleFailure } from './rest-client.ts';

export type Polled<Value> = {
  /** The last answer that came; null until the first one. */
  readonly value: Value | null;
  /** Why the last asking failed; null when it did not. */
  readonly failure: ConsoleFailure | null;
  readonly reload: () => Promise<void>;
};

/**
 * Asks at once and again some time after each answer, so that a slow central is not asked twice. What was known stays
 * in sight when an answer fails.
 * @param everyMs null: only once, and when `reload` says so
 */
export function usePolled<Value>(ask: () => Answered<Value>, everyMs: number | null): Polled<Value> {
  const [state, setState] = useState<Omit<Polled<Value>, 'reload'>>({ value: null, failure: null });
  const here = useRef(true);
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    const answer = await ask();
    // Only the newest asking counts: an older answer that comes late would bring back what was changed.
    if (!here.current || mine !== turn.current) return;
    setState((before) =>
      answer.ok ? { value: answer.value, failure: null } : { value: before.value, failure: answer.error },
    );
  }, [ask]);
  useEffect(() => {
    here.current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const round = async () => {
      await reload();
      if (!ended && everyMs !== null) timer = setTimeout(round, everyMs);
    };
    void round();
    return () => {
      ended = true;
      here.current = false;
      clearTimeout(timer);
    };
  }, [reload, everyMs]);
  return { ...state, reload };
}
