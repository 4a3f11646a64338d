import { longDate, startSentence, timeOfDay, useLocale, useTexts, VerdictList } from '@loket/ui';
import { levelReasons, levelWords, signingTexts } from '@loket/ui/texts/counter.ts';
import { type InCallProps, Panel } from '../panel.tsx';
import type { TaskProps } from './task-props.ts';

/** Below the PIN page, which is the only thing to touch. Nothing here tells anything about it. */
export function TypingPin(props: InCallProps) {
  const texts = useTexts(signingTexts);
  return <Panel {...props} title={texts.pinTitle} more={texts.pinMore} />;
}

export function Signing({ task, ...props }: TaskProps<'signing'>) {
  const texts = useTexts(signingTexts);
  const text = task.method === 'eid' ? texts.signingEid : texts.signingPen;
  return (
    <Panel
      {...props}
      title={texts.signing}
      above={<VerdictList label={texts.signing} lines={[{ key: 'signing', status: 'busy', text }]} />}
    />
  );
}

/** Done, by whom, when, and what it is worth in plain words: as central computed it, never more. */
export function Signed({ task, ...props }: TaskProps<'signed'>) {
  const texts = useTexts(signingTexts);
  const levels = useTexts(levelWords);
  const reasons = useTexts(levelReasons);
  const locale = useLocale();
  const { level, method, signedAt, signerName } = task.signed;
  const at = new Date(signedAt);
  const sure = level === 'qualified' || level === 'simple';
  return (
    <Panel
      {...props}
      title={texts.signed}
      more={method === 'eid' ? texts.signedMore : texts.signedMorePen}
      above={
        <VerdictList
          label={texts.signed}
          lines={[
            {
              key: 'who',
              status: 'good',
              text: texts.signedBy(signerName),
              reason: `${startSentence(longDate(at, locale))}, ${timeOfDay(at, locale)}`,
            },
            {
              key: 'level',
              status: sure ? 'good' : 'attention',
              text: levels[level],
              reason: reasons[level],
            },
          ]}
        />
      }
    />
  );
}
