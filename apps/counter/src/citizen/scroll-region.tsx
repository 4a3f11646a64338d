import { Button, useTexts } from '@loket/ui';
import { ArrowDown, ArrowUp } from '@loket/ui/icons.ts';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import './scroll-region.css';

/**
 * The part between head and foot. When it holds more than fits, a button says so and brings the rest into view,
 * because a finger can't see a scroll bar; and the region itself can be reached with the keyboard.
 */
export function ScrollRegion(props: {
  children: ReactNode;
  /** For a screen that moves the region itself. */
  region?: RefObject<HTMLElement | null> | undefined;
  /** What stands in place of the button; null for nothing. */
  readOn?: ReactNode;
}) {
  const own = useRef<HTMLElement>(null);
  const region = props.region ?? own;
  const { overflows } = useOverflow(region);
  return (
    <>
      <main ref={region} className="frame-scroll" {...(overflows ? { tabIndex: 0 } : {})}>
        {props.children}
      </main>
      {props.readOn !== undefined ? (
        props.readOn
      ) : overflows ? (
        <div className="read-on">
          <ReadOn region={region} />
        </div>
      ) : null}
    </>
  );
}

/** Brings the rest into view, or goes back to the top; nothing while all is in view. */
export function ReadOn({
  region,
  look = 'plain',
}: {
  region: RefObject<HTMLElement | null>;
  look?: 'plain' | 'tool';
}) {
  const texts = useTexts(frameTexts);
  const { overflows, more } = useOverflow(region);
  const move = () => {
    const element = region.current;
    if (!element) return;
    element.scrollTo({ top: more ? element.scrollTop + element.clientHeight * 0.75 : 0, behavior: 'smooth' });
  };
  const Arrow = more ? ArrowDown : ArrowUp;
  if (!overflows) return null;
  return (
    <Button look={look} icon={<Arrow strokeWidth={1.7} aria-hidden="true" />} onPress={move}>
      {more ? texts.readOn : texts.toTop}
    </Button>
  );
}

/** Whether the region holds more than it shows, and whether the rest is still below. */
function useOverflow(region: RefObject<HTMLElement | null>): { overflows: boolean; more: boolean } {
  const [state, setState] = useState({ overflows: false, more: false });
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const measure = () => {
      const hidden = element.scrollHeight - element.clientHeight;
      const next = { overflows: hidden > 4, more: hidden - element.scrollTop > 24 };
      setState((last) => (last.overflows === next.overflows && last.more === next.more ? last : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [region]);
  return state;
}
