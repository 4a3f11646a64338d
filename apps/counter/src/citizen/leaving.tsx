import type { CitizenIntent, CitizenView } from '@loket/contract';
import { Button, Dialog, useTexts } from '@loket/ui';
import { frameTexts } from '@loket/ui/texts/counter.ts';

type LeavingProps = { view: CitizenView; act: (intent: CitizenIntent) => void };

/** The screen is about to go back to the start: say so in words, and give more time for one touch. */
export function LeavingDialog({ view, act }: LeavingProps) {
  const texts = useTexts(frameTexts);
  const seconds = view.leavingInSeconds;
  return (
    <Dialog
      alert
      open={seconds !== null}
      onClose={() => act({ intent: 'more_time' })}
      title={texts.moreTimeQuestion}
    >
      <LeavingWords seconds={seconds ?? 0} />
      <Button look="primary" autoFocus onPress={() => act({ intent: 'more_time' })}>
        {texts.moreTime}
      </Button>
    </Dialog>
  );
}

/** The same without covering anything, for a screen whose content matters until the last second. */
export function LeavingInline({ view, act }: LeavingProps) {
  const texts = useTexts(frameTexts);
  if (view.leavingInSeconds === null) return null;
  return (
    <section className="leaving-inline" aria-label={texts.moreTimeQuestion}>
      <LeavingWords seconds={view.leavingInSeconds} />
      <Button onPress={() => act({ intent: 'more_time' })}>{texts.moreTime}</Button>
    </section>
  );
}

/** Seen each second; read out only at the start and then every five seconds, or nothing else could be heard. */
function LeavingWords({ seconds }: { seconds: number }) {
  const texts = useTexts(frameTexts);
  const spokenSeconds = Math.ceil(seconds / 5) * 5;
  return (
    <>
      <p aria-hidden="true">{texts.leavingIn(seconds)}</p>
      <p className="only-read-aloud" role="status">
        {texts.leavingIn(spokenSeconds)}
      </p>
    </>
  );
}
