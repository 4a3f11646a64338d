import type { Paper } from '@loket/contract';
import { type Status, ticketPrinterWords, useTexts, VerdictList } from '@loket/ui';
import {
  deskPaperTexts,
  paperKindWords,
  paperStateWords,
  paperWayWords,
} from '@loket/ui/texts/desk-papers.ts';
import { useTimeWords } from '../statement/use-time-words.ts';

const statusOf = { waiting: 'busy', delivered: 'good', failed: 'attention' } as const satisfies Record<
  Paper['state'],
  Status
>;

/** Every paper that was made, the newest first, and whether it arrived. */
export function GivenPapers({ papers }: { papers: readonly Paper[] }) {
  const texts = useTexts(deskPaperTexts);
  const kinds = useTexts(paperKindWords);
  const ways = useTexts(paperWayWords);
  const states = useTexts(paperStateWords);
  const printer = useTexts(ticketPrinterWords);
  const time = useTimeWords();
  if (papers.length === 0) return null;
  const reason = (detail: string | undefined): string =>
    detail && detail in printer
      ? `: ${Object.entries(printer).find(([key]) => key === detail)?.[1] ?? ''}`
      : '';
  return (
    <div className="given-papers" aria-live="polite">
      <h3>{texts.given}</h3>
      <VerdictList
        label={texts.given}
        lines={papers.toReversed().map(({ id, kind, way, state, code, detail, issuedAt }) => ({
          key: id,
          status: statusOf[state],
          text: `${kinds[kind]}: ${states[state]}${state === 'delivered' ? '' : reason(detail)}`,
          reason: `${ways[way]}, ${texts.code(code)}`,
          evidence: time(issuedAt),
        }))}
      />
    </div>
  );
}
