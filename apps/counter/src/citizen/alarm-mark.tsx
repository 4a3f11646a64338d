import type { CitizenIntent } from '@loket/contract';
import { Mark, useTexts } from '@loket/ui';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useRef } from 'react';
import { ALARM_HOLD_MS } from './hold.ts';
import { watchHold } from './watch-hold.ts';
import './alarm-mark.css';

/**
 * The mark at the foot. Held for two seconds it calls for help, and nothing on the screen changes: whoever stands beside
 * sees somebody rest a hand on a sign. With the keyboard it is the last stop; Enter or the space bar is held.
 */
export function AlarmMark({ act }: { act: (intent: CitizenIntent) => void }) {
  const texts = useTexts(frameTexts);
  const mark = useRef<HTMLButtonElement>(null);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const element = mark.current;
    return element ? watchHold(element, ALARM_HOLD_MS, () => latest.current({ intent: 'alarm' })) : undefined;
  }, []);
  return (
    <button ref={mark} type="button" className="alarm-mark" aria-label={texts.hold}>
      <Mark />
    </button>
  );
}
