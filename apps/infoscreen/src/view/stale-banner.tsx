import type { Locale } from '@loket/contract';
import { LANGUAGE_TAGS, Message, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import { Also } from './rotating.tsx';

/** In words that the screen may be out of date, and since when. */
export function StaleBanner({ since, nowMs }: { since: number | 'never'; nowMs: number }) {
  const texts = useTexts(infoscreenTexts);
  const locale = useLocale();
  const title = since === 'never' ? texts.staleNever : texts.staleSince(sinceWhen(since, nowMs, locale));
  return (
    <div className="stale">
      <Message status="attention" title={title} announce>
        {texts.staleAdvice} <Also texts={infoscreenTexts} say={(also) => also.staleAdvice} />
      </Message>
    </div>
  );
}

const SAME_DAY_MS = 12 * 3_600_000;

/** "14.32 uur"; longer ago than half a day with its date, or the hour alone would be taken for today's. */
function sinceWhen(sinceMs: number, nowMs: number, locale: Locale): string {
  const at = new Date(sinceMs);
  const time = timeOfDay(at, locale);
  if (nowMs - sinceMs < SAME_DAY_MS) return time;
  const day = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Brussels',
  }).format(at);
  return `${day}, ${time}`;
}
