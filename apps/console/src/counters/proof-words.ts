import type { AreaIn } from '@loket/ui';
import type { proofTexts } from '@loket/ui/texts/console-counters.ts';

type Words = AreaIn<typeof proofTexts>;

/**
 * A fact from an installation's report as a person reads it: `read in 1.5 s`, `601 mm wide`, `judged`, a device's state
 * such as `paper_out`, or as the counter wrote it down.
 * @param states words for the states of devices
 * @param comma decimal sign of the page's language
 */
export function proofWords(
  detail: string,
  words: Words,
  states: Readonly<Record<string, string>>,
  comma: string,
): string {
  const seconds = /^read in (\d+\.\d+) s$/.exec(detail)?.[1];
  if (seconds) return words.read(seconds.replace('.', comma));
  const widthMm = /^(\d+) mm wide$/.exec(detail)?.[1];
  if (widthMm) return words.wide(widthMm);
  if (detail === 'judged' || detail === 'printed' || detail === 'no_answer') return words[detail];
  return states[detail] ?? detail.replaceAll('_', ' ');
}
