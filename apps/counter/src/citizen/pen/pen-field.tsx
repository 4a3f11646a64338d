import { type PointerEvent, useEffect, useRef } from 'react';
import { draw } from './ink.ts';
import { begin, type Drawing, extend, type PenPoint } from './strokes.ts';

type PenFieldProps = {
  drawing: Drawing;
  onDraw: (drawing: Drawing) => void;
  label: string;
  /** Width over height. */
  ratio: number;
};

/** The white box. A pen on the screen is a pointer like a finger; the pen's own pressure is kept. */
export function PenField({ drawing, onDraw, label, ratio }: PenFieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(drawing);
  latest.current = drawing;
  const drawn = (next: Drawing) => {
    latest.current = next;
    onDraw(next);
  };
  useEffect(() => {
    if (canvas.current) draw(canvas.current, drawing);
  }, [drawing]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => draw(element, latest.current));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <canvas
      ref={canvas}
      className="pen-field"
      role="img"
      aria-label={label}
      style={{ aspectRatio: String(ratio) }}
      onPointerDown={(event) => {
        if (!event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drawn(begin(latest.current, pointOf(event, event.nativeEvent)));
      }}
      onPointerMove={(event) => {
        if (!event.isPrimary || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const points = event.nativeEvent.getCoalescedEvents();
        const all = points.length > 0 ? points : [event.nativeEvent];
        drawn(
          extend(
            latest.current,
            all.map((one) => pointOf(event, one)),
          ),
        );
      }}
    />
  );
}

function pointOf({ currentTarget }: PointerEvent<HTMLElement>, event: globalThis.PointerEvent): PenPoint {
  const { left, top } = currentTarget.getBoundingClientRect();
  return {
    x: event.clientX - left,
    y: event.clientY - top,
    atMs: event.timeStamp,
    // A screen without pressure says 0.5 while it is touched (W3C Pointer Events 3, 4.1.1).
    pressure: event.pressure,
  };
}
