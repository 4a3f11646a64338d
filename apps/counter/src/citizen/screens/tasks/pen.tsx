import { Button, useTexts } from '@loket/ui';
import { RotateCcw } from '@loket/ui/icons.ts';
import { signingTexts } from '@loket/ui/texts/counter.ts';
import { useRef, useState } from 'react';
import { PenField } from '../../pen/pen-field.tsx';
import { type Drawing, strokesOf } from '../../pen/strokes.ts';
import { Panel } from '../panel.tsx';
import type { TaskProps } from './task-props.ts';
import './pen.css';

/** A signature with the pen or a finger. It is sent only when the citizen says that it is theirs. */
export function Pen({ task, ...props }: TaskProps<'pen'>) {
  const texts = useTexts(signingTexts);
  const [drawing, setDrawing] = useState<Drawing>([]);
  const place = useRef<HTMLDivElement>(null);
  const { widthMm, heightMm } = task;
  const strokes = () => {
    const { width, height } = place.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
    return width > 0 ? strokesOf(drawing, { widthPx: width, heightPx: height, widthMm, heightMm }) : null;
  };
  const agree = () => {
    const signature = strokes();
    if (signature) props.act({ intent: 'pen_done', strokes: signature });
  };
  const filled = strokes() !== null;
  return (
    <Panel {...props} title={texts.penTitle} more={texts.penMore}>
      <div className="pen">
        <div className="pen-paper" ref={place}>
          <PenField drawing={drawing} onDraw={setDrawing} label={texts.penBox} ratio={widthMm / heightMm} />
        </div>
        <p className="only-read-aloud" role="status">
          {filled ? texts.penFilled : texts.penEmpty}
        </p>
        <div className="pen-answers">
          <Button
            icon={<RotateCcw strokeWidth={1.7} aria-hidden="true" />}
            isDisabled={drawing.length === 0}
            onPress={() => setDrawing([])}
          >
            {texts.penClear}
          </Button>
          <Button onPress={() => props.act({ intent: 'cancel_signing' })}>{texts.penOther}</Button>
          <Button look="primary" isDisabled={!filled} onPress={agree}>
            {texts.penAgree}
          </Button>
        </div>
        <p>{texts.penCannot}</p>
      </div>
    </Panel>
  );
}
