import type { Result, TodayFigures } from '@loket/contract';
import { useEffect, useState } from 'react';
import type { DeskFailure } from '../session/api.ts';

/** They are counted from the day's events at each reading; people who look at a wall do not see seconds. */
const AGAIN_MS = 20_000;

/** Today's figures, read while the board is in sight. Old ones stay while newer ones can't be read. */
export function useToday(read: () => Promise<Result<TodayFigures, DeskFailure>>): TodayFigures | null {
  const [today, setToday] = useState<TodayFigures | null>(null);
  useEffect(() => {
    let over = false;
    const ask = () =>
      void read().then((told) => {
        if (!over && told.ok) setToday(told.value);
      });
    ask();
    const timer = setInterval(ask, AGAIN_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [read]);
  return today;
}
