import type { CitizenIntent, CitizenView } from '@loket/contract';
import { CounterLine, DangerStrip, Mark, useTexts } from '@loket/ui';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { AlarmMark } from './alarm-mark.tsx';
import { LeavingDialog } from './leaving.tsx';
import { LargeDanger } from './screens/large-danger.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { SiteName } from './site-name.tsx';
import { Tools, type ToolsProps } from './tools.tsx';
import './frame.css';

export type FrameProps = {
  view: CitizenView;
  act: (intent: CitizenIntent) => void;
  /** Right of the site's name: the time, or who is on the other side. */
  aside?: ReactNode;
  /** The one question or message; it takes the focus when it is new, so that it is read out. */
  heading: ReactNode;
  above?: ReactNode;
  below?: ReactNode;
  /** The answers stay in sight below the line while what is above it scrolls: for long texts. */
  stays?: boolean;
  /** The element that scrolls, for a screen that moves it itself; `readOn` then stands in place of *Lees verder*. */
  region?: RefObject<HTMLElement | null> | undefined;
  readOn?: ReactNode | undefined;
  /** What makes this another screen than the one before, when its name does not: the task, the page. */
  step?: string;
  /** Which languages and stop the foot offers. */
  foot?: ToolsProps['foot'];
  /** In place of telling main: a screen that has steps of its own. */
  onBack?: () => void;
  choosesLanguage?: boolean;
  /** 101 large and in every language: nobody has chosen one yet. */
  largeDanger?: boolean;
  /** Nothing of anybody is here: holding the site's name is a technician's way in. */
  servicePossible?: boolean;
  /** `inline`: the screen shows the time-out itself, because a dialog would cover what is read here. */
  leaving?: 'dialog' | 'inline';
};

/** What every screen has: head, question above the line, answers below it, tools at the foot, 101 last. */
export function Frame(props: FrameProps) {
  const {
    view,
    act,
    below,
    stays = false,
    foot,
    onBack,
    choosesLanguage = true,
    largeDanger,
    leaving,
  } = props;
  const texts = useTexts(frameTexts);
  const pane = view.presencePaneHeight;
  const step = props.step ?? view.content.screen;
  const above = <Above {...props} step={step} />;
  const mark = <AlarmMark act={act} />;
  return (
    <div className="frame" data-screen={view.content.screen} data-pane={pane > 0} data-stays={stays}>
      {pane > 0 ? <div className="frame-pane" style={{ height: pane }} aria-hidden="true" /> : null}
      <div className="frame-body">
        <ScrollRegion key={step} region={props.region} readOn={props.readOn}>
          {stays ? (
            <div className="counter-line-above">{above}</div>
          ) : (
            <CounterLine above={above} below={below} />
          )}
        </ScrollRegion>
        {stays ? (
          <section className="frame-table" aria-label={texts.answers}>
            <div className="counter-line-edge" aria-hidden="true" />
            <div className="counter-line-below">{below}</div>
          </section>
        ) : null}
        <Tools view={view} act={act} foot={foot} onBack={onBack} choosesLanguage={choosesLanguage} />
        {largeDanger ? (
          <LargeDanger end={mark} />
        ) : (
          <DangerStrip question={texts.danger} answer={texts.dangerMore} end={mark} />
        )}
      </div>
      {leaving === 'inline' ? null : <LeavingDialog view={view} act={act} />}
    </div>
  );
}

function Above({ view, act, aside, heading, above, step, servicePossible }: FrameProps & { step: string }) {
  return (
    <>
      <header className="frame-head">
        <Mark />
        <SiteName siteName={view.siteName} act={act} servicePossible={servicePossible ?? false} />
        {aside ? <p className="frame-aside">{aside}</p> : null}
      </header>
      <div className="frame-say">
        <Heading step={step}>{heading}</Heading>
        {above}
      </div>
    </>
  );
}

/** Takes the focus when the screen changes, so that a screen reader and the keyboard start at the question. */
function Heading({ step, children }: { step: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is exactly when the focus has to move.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
