import type { PresenceDisplay } from '@loket/contract';
import { drawCalibration } from '@loket/presence';
import { useLayoutEffect, useRef } from 'react';

/** The bar, the eye line and the eyes' letters over the whole display, while a technician measures it. */
export function CalibrationPicture({ display }: { display: PresenceDisplay }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => drawCalibration(element, display));
    drawCalibration(element, display);
    observer.observe(element);
    return () => observer.disconnect();
  }, [display]);
  return <canvas ref={canvas} className="presence-calibration" />;
}
