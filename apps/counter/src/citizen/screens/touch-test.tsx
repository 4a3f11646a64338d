import { Button, useTexts } from '@loket/ui';
import { serviceTexts } from '@loket/ui/texts/counter.ts';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { ScreenProps } from '../screen-props.ts';
import './touch-test.css';

/** Shares of the page's width and height: the four corners and the middle. */
const TARGETS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0.5, 0.5],
] as const;

/**
 * Where a panel that is calibrated wrong fails first: its corners. The dots fill them, as far out as a finger reaches,
 * and the line goes from edge to edge, so that a dead strip shows as a gap. The way out stands where no dot is.
 */
export function TouchTest({ act }: ScreenProps<'touch_test'>) {
  const texts = useTexts(serviceTexts);
  const [hit, setHit] = useState(0);
  const [missed, setMissed] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const target = TARGETS[hit];
  return (
    <main
      className="touch-test"
      data-screen="touch_test"
      onPointerDown={() => {
        if (target) setMissed(missed + 1);
      }}
    >
      <div className="touch-test-words">
        <h1 ref={heading} tabIndex={-1}>
          {target ? texts.touchTarget : texts.touchLine}
        </h1>
        <p role="status" aria-hidden={!target}>
          {target ? `${hit + 1} / ${TARGETS.length}` : ''}
        </p>
        {/* Touching the way out is no miss. */}
        <div onPointerDown={(event) => event.stopPropagation()}>
          <Button onPress={() => act({ intent: 'back' })}>{texts.touchStop}</Button>
        </div>
      </div>
      {target ? (
        <button
          key={hit}
          type="button"
          tabIndex={-1}
          className="touch-target"
          aria-label={texts.touchTarget}
          style={{ left: `${target[0] * 100}%`, top: `${target[1] * 100}%`, translate: shift(target) }}
          onPointerDown={(event) => {
            event.stopPropagation();
            setHit(hit + 1);
          }}
        />
      ) : (
        <Band
          label={texts.touchLine}
          onDrawn={(points) => act({ intent: 'touch_tested', hit, missed, points })}
        />
      )}
    </main>
  );
}

const shift = ([x, y]: readonly [number, number]) => `${-x * 100}% ${-y * 100}%`;

/** So much of the band's width has to be under one stroke. */
const ACROSS = 0.85;

/** A band from edge to edge. A finger that lifts begins anew; one that crosses it whole has proved it. */
function Band({ label, onDrawn }: { label: string; onDrawn: (points: number) => void }) {
  const points = useRef<number[]>([]);
  const [reached, setReached] = useState<{ from: number; to: number } | null>(null);
  const share = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width));
  };
  const add = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    points.current.push(share(event));
    setReached({ from: Math.min(...points.current), to: Math.max(...points.current) });
  };
  const finish = () => {
    const [from, to] = [Math.min(...points.current), Math.max(...points.current)];
    const count = points.current.length;
    points.current = [];
    setReached(null);
    if (to - from >= ACROSS) onDrawn(count);
  };
  return (
    <div
      className="touch-band"
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        points.current = [];
        event.currentTarget.setPointerCapture(event.pointerId);
        add(event);
      }}
      onPointerMove={add}
      onPointerUp={finish}
      onPointerCancel={() => {
        points.current = [];
        setReached(null);
      }}
    >
      {reached ? (
        <div
          className="touch-band-drawn"
          style={{ left: `${reached.from * 100}%`, width: `${(reached.to - reached.from) * 100}%` }}
        />
      ) : null}
    </div>
  );
}
