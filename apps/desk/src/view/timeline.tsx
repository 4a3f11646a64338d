import type { TimelineEntry } from '@loket/contract';
import { outcomeWords, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts, timelineWords } from '@loket/ui/texts/desk.ts';

/** What happened in this consultation and when: facts, no content. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const texts = useTexts(deskTexts);
  const words = useTexts(timelineWords);
  const outcomes = useTexts(outcomeWords);
  const locale = useLocale();
  return (
    <section className="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{texts.timeline}</h2>
      <ol>
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.kind}`}>
            <span>
              {words[entry.kind]}
              {entry.outcome ? `: ${outcomes[entry.outcome]}` : ''}
            </span>
            <time dateTime={entry.at}>{timeOfDay(new Date(entry.at), locale)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
