import { timeOfDay, useLocale } from '@loket/ui';
import { useEffect, useState } from 'react';

/** The time of day, right to the minute. */
export function Clock() {
  const locale = useLocale();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const untilNextMinuteMs = 60_000 - (now.getTime() % 60_000);
    const timer = setTimeout(() => setNow(new Date()), untilNextMinuteMs);
    return () => clearTimeout(timer);
  }, [now]);
  return <time>{timeOfDay(now, locale)}</time>;
}
