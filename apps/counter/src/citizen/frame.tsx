import type { CitizenIntent, CitizenView } from '@loket/contract';
import { CounterLine, DangerStrip, Mark, useTexts } from '@loket/ui';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { LeavingDialog } from './leaving.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { Tools, type ToolsProps } from './tools.tsx';
import './frame.css';

type FrameProps = {
  view: CitizenView;
  act: (intent: CitizenIntent) => void;
  /** Right of the site's name: the time, or who is on the other side. */
  aside?: ReactNode;
  /** The one question or message; it takes the focus when it is new, so that it is read out. */
  heading: ReactNode;
  above?: ReactNode;
  below?: ReactNode;
  /** Which languages and stop the foot offers. */
  foot?: ToolsProps['foot'];
  choosesLanguage?: boolean;
  danger?: ReactNode;
  /** `inline`: the screen shows the time-out itself, because a dialog would cover what is read here. */
  leaving?: 'dialog' | 'inline';
};

/** What every screen has: head, question above the line, answers below it, tools at the foot, 101 last. */
export function Frame(props: FrameProps) {
  const { view, act, aside, heading, above, below, foot, choosesLanguage = true, danger, leaving } = props;
  const texts = useTexts(frameTexts);
  const pane = view.presencePaneHeight;
  return (
    <div className="frame" data-screen={view.content.screen} data-pane={pane > 0}>
      {pane > 0 ? <div className="frame-pane" style={{ height: pane }} aria-hidden="true" /> : null}
      <div className="frame-body">
        <ScrollRegion key={view.content.screen}>
          <CounterLine
            above={
              <>
                <header className="frame-head">
                  <Mark />
                  <p className="frame-site">
                    <strong>Loket</strong> <span>{view.siteName}</span>
                  </p>
                  {aside ? <p className="frame-aside">{aside}</p> : null}
                </header>
                <div className="frame-say">
                  <Heading screen={view.content.screen}>{heading}</Heading>
                  {above}
                </div>
              </>
            }
            below={below}
          />
        </ScrollRegion>
        <Tools view={view} act={act} foot={foot} choosesLanguage={choosesLanguage} />
        {danger ?? <DangerStrip question={texts.danger} answer={texts.dangerMore} />}
      </div>
      {leaving === 'inline' ? null : <LeavingDialog view={view} act={act} />}
    </div>
  );
}

/** Takes the focus when the screen changes, so that a screen reader and the keyboard start at the question. */
function Heading({ screen, children }: { screen: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is exactly when the focus has to move.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [screen]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
