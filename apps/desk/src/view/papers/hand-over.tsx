import type { HandOver } from '@loket/contract';
import { Button, type Status, StatusShape, useTexts } from '@loket/ui';
import { deskPaperTexts } from '@loket/ui/texts/desk-papers.ts';
import { useTimeWords } from '../statement/use-time-words.ts';

const statusOf = {
  none: 'absent',
  written: 'busy',
  acknowledged: 'good',
  failed: 'broken',
} as const satisfies Record<HandOver['state'], Status>;

type HandOverPartProps = { handOver: HandOver; running: boolean; onHandOver: () => void };

/** The package for the police's own system: sent, and whether it was taken. */
export function HandOverPart({ handOver, running, onHandOver }: HandOverPartProps) {
  const texts = useTexts(deskPaperTexts);
  const words = useHandOverWords(handOver);
  const done = handOver.state === 'acknowledged' || handOver.state === 'written';
  return (
    <section aria-labelledby="hand-over-title">
      <h2 id="hand-over-title">{texts.handOverTitle}</h2>
      <p className="quiet">{texts.handOverText}</p>
      <p className="hand-over-state" data-state={handOver.state} role="status">
        <StatusShape status={statusOf[handOver.state]} />
        {words}
      </p>
      {handOver.state === 'acknowledged' ? null : (
        <Button look={done ? 'plain' : 'primary'} isPending={running} onPress={onHandOver}>
          {handOver.state === 'none' ? texts.handOver : texts.handOverAgain}
        </Button>
      )}
    </section>
  );
}

function useHandOverWords(handOver: HandOver): string {
  const texts = useTexts(deskPaperTexts);
  const time = useTimeWords();
  switch (handOver.state) {
    case 'none':
      return texts.handOverNone;
    case 'written':
      return `${texts.handOverWritten(handOver.reference)} ${time(handOver.writtenAt)}`;
    case 'acknowledged':
      return `${texts.handOverAcknowledged(handOver.reference)} ${time(handOver.acknowledgedAt)}`;
    case 'failed':
      return texts.handOverFailed;
  }
}
