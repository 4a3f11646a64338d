import { useTexts } from '@loket/ui';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import type { ReactNode } from 'react';
import { Frame, type FrameProps } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';

export type InCallProps = ScreenProps<'in_call'>;

type PanelProps = InCallProps & {
  title: ReactNode;
  /** One or two sentences below the question; read out when they change. */
  more?: string;
  /** Above the line, below those sentences. */
  above?: ReactNode;
  /** Below the line. */
  children?: ReactNode;
} & Pick<FrameProps, 'stays' | 'region' | 'readOn' | 'step' | 'aside'>;

/** A screen in the call: who is on the other side at the top, *Stop en wis* at the foot. */
export function Panel({ title, more, above, children, ...rest }: PanelProps) {
  const frame = useTexts(frameTexts);
  const { content, aside = frame.inspector(content.inspectorName), step = content.task.task } = rest;
  return (
    <Frame
      {...rest}
      foot="stop"
      aside={aside}
      step={step}
      heading={title}
      above={
        <>
          {more ? (
            <p className="lead" role="status">
              <Sentences>{more}</Sentences>
            </p>
          ) : null}
          {above}
        </>
      }
      below={children}
    />
  );
}
