import { useEffect, useRef } from 'react';
import { draw } from './ink.ts';
import type { PadStrokes } from './pad-ink.ts';

/** Shown while the pad writes: its ink is drawn there with its own pressure, here as an even line. */
const PRESSURE = 0.5;

/** What the pen writes on the pad, in a white box of the same shape. */
export function PadMirror({ ink, label, ratio }: { ink: PadStrokes; label: string; ratio: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const show = () => {
      const { clientWidth, clientHeight } = element;
      const inPixels = ink.strokes.map((stroke) =>
        stroke.map(({ x, y }) => ({
          x: x * clientWidth,
          y: y * clientHeight,
          atMs: 0,
          pressure: PRESSURE,
        })),
      );
      draw(element, inPixels);
    };
    const observer = new ResizeObserver(show);
    observer.observe(element);
    show();
    return () => observer.disconnect();
  }, [ink]);
  return (
    <canvas
      ref={canvas}
      className="pen-field pen-field-mirror"
      role="img"
      aria-label={label}
      style={{ aspectRatio: String(ratio) }}
    />
  );
}
