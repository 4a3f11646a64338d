import { useCallback, useEffect, useState } from 'react';
import type { Answered, DeskFailure } from '../session/rest-client.ts';

/** A list of central's: asked at once and again after each change. Null while it was never there. */
export function useList<Value>(ask: () => Answered<Value>): {
  value: Value | null;
  failure: DeskFailure | null;
  again: () => void;
} {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    let wanted = true;
    void ask().then((answer) => {
      if (!wanted) return;
      if (answer.ok) setValue(answer.value);
      setFailure(answer.ok ? null : answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [ask, turn]);
  return { value, failure, again: useCallback(() => setTurn((before) => before + 1), []) };
}
