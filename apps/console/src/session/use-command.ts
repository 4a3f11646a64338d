import { useCallback, useRef, useState } from 'react';
import type { Answered, ConsoleFailure } from './rest-client.ts';

export type Command = {
  readonly running: boolean;
  readonly failure: ConsoleFailure | null;
  /** Sends one at a time; gives the value, or undefined when it was refused, which `failure` then says. */
  readonly run: <Value>(ask: () => Answered<Value>) => Promise<Value | undefined>;
  readonly forget: () => void;
};

/** A button that asks something of central: pressed twice it asks once, and a refusal stays in sight. */
export function useCommand(): Command {
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<ConsoleFailure | null>(null);
  const busy = useRef(false);
  const run = useCallback(async <Value>(ask: () => Answered<Value>): Promise<Value | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    setRunning(true);
    setFailure(null);
    const answer = await ask();
    busy.current = false;
    setRunning(false);
    if (answer.ok) return answer.value;
    setFailure(answer.error);
    return undefined;
  }, []);
  const forget = useCallback(() => setFailure(null), []);
  return { running, failure, run, forget };
}
