import { Button, useTexts } from '@loket/ui';
import { padTexts, signingTexts } from '@loket/ui/texts/counter.ts';
import { usePadInk } from '../../pen/pad-ink.ts';
import { PadMirror } from '../../pen/pad-mirror.tsx';
import { Panel } from '../panel.tsx';
import type { TaskProps } from './task-props.ts';
import './pen.css';

/** A signature on the pad beside the screen: its keys decide, this screen follows the pen and offers other ways. */
export function PenOnPad({ task, ...props }: TaskProps<'pen'>) {
  const texts = useTexts(padTexts);
  const signing = useTexts(signingTexts);
  const ink = usePadInk();
  return (
    <Panel {...props} step="pen_pad" title={texts.title} more={texts.more}>
      <div className="pen">
        <div className="pen-paper">
          <PadMirror ink={ink} label={texts.mirror} ratio={task.widthMm / task.heightMm} />
        </div>
        <p className="only-read-aloud" role="status">
          {ink.strokes.length > 0 ? signing.penFilled : signing.penEmpty}
        </p>
        <div className="pen-answers pen-answers-pad">
          <Button onPress={() => props.act({ intent: 'choose_signature', method: 'pen' })}>
            {texts.onScreen}
          </Button>
          <Button onPress={() => props.act({ intent: 'cancel_signing' })}>{signing.penOther}</Button>
        </div>
        <p>{signing.penCannot}</p>
      </div>
    </Panel>
  );
}
