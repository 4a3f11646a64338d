import { ticketLabel } from '@loket/contract';
import { useTexts, type VerdictLine, VerdictList } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';
import { type InCallProps, Panel } from '../panel.tsx';

export function Connecting(props: InCallProps) {
  const texts = useTexts(visitTexts);
  return (
    <Panel
      {...props}
      title={texts.connecting}
      more={texts.connectingMore}
      above={
        <VerdictList
          label={texts.connecting}
          lines={[{ key: 'connecting', status: 'busy', text: texts.preparing }]}
        />
      }
    />
  );
}

/** The call dropped: what is kept comes first, then what is being done. */
export function Interrupted(props: InCallProps) {
  const texts = useTexts(visitTexts);
  const { number, card, task } = props.content;
  const kept = (key: string, text: string): VerdictLine => ({ key, status: 'good', text });
  const lines: VerdictLine[] = [
    ...('statement' in task || 'presentation' in task ? [kept('story', texts.keptStory)] : []),
    ...(card.state === 'read' ? [kept('identity', texts.keptIdentity)] : []),
    kept('place', texts.keptPlace(ticketLabel(number))),
    { key: 'again', status: 'busy', text: texts.reconnecting },
  ];
  return (
    <Panel
      {...props}
      step="interrupted"
      title={texts.interrupted}
      more={texts.interruptedMore}
      above={<VerdictList label={texts.kept} lines={lines} />}
    />
  );
}
