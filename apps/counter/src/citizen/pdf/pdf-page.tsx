import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import './pdf-page.css';

type PdfPageProps = {
  page: PDFPageProxy;
  /** Times the width that is there. */
  zoom: number;
  /** Told each time when the page stands on the screen, or could not be drawn. */
  onDrawn: (drawn: boolean) => void;
};

/** One page as a picture, as sharp as the screen. A screen reader gets the page's words beside it. */
export function PdfPage({ page, zoom, onDrawn }: PdfPageProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(place);
  const told = useRef(onDrawn);
  told.current = onDrawn;
  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0) return;
    const cssScale = (width * zoom) / page.getViewport({ scale: 1 }).width;
    const sharp = Math.min(globalThis.devicePixelRatio || 1, 3);
    const viewport = page.getViewport({ scale: cssScale * sharp });
    // Drawn beside and then put in place: what is on the screen is never half a page.
    const beside = document.createElement('canvas');
    beside.width = Math.round(viewport.width);
    beside.height = Math.round(viewport.height);
    const task = page.render({ canvas: beside, viewport });
    task.promise.then(
      () => {
        element.width = beside.width;
        element.height = beside.height;
        element.style.width = `${viewport.width / sharp}px`;
        element.getContext('2d')?.drawImage(beside, 0, 0);
        told.current(true);
      },
      (error) => {
        if (error instanceof Error && error.name === 'RenderingCancelledException') return;
        told.current(false);
      },
    );
    return () => task.cancel();
  }, [page, width, zoom]);
  return (
    <div ref={place} className="pdf-page" data-zoomed={zoom > 1}>
      <canvas ref={canvas} />
    </div>
  );
}

function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [place]);
  return width;
}
