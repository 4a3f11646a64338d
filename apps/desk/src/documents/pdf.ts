import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** One opened PDF. A page is drawn on a canvas; `close` frees the worker's memory. */
export type OpenedPdf = {
  readonly pageCount: number;
  draw(page: number, canvas: HTMLCanvasElement, widthPx: number): Promise<void>;
  close(): void;
};

/**
 * Opens a PDF that anybody may have made: in a worker of its own, without scripts, forms, links or fetching anything.
 * Null when it is no PDF or is locked.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPdf | null> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = workerUrl;
  try {
    // The library takes the buffer over, so it gets a copy.
    const task = getDocument({
      data: bytes.slice(),
      isEvalSupported: false,
      useWasm: false,
      useSystemFonts: true,
      stopAtErrors: false,
      enableXfa: false,
    });
    const pdf = await task.promise;
    return {
      pageCount: pdf.numPages,
      draw: (page, canvas, widthPx) => drawPage(pdf, page, canvas, widthPx),
      close: () => void task.destroy(),
    };
  } catch {
    return null;
  }
}

async function drawPage(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, widthPx: number) {
  const page = await pdf.getPage(number);
  const { width } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: widthPx / width });
  // Drawn beside and put in at once: a page that is still being drawn is never seen half.
  const beside = document.createElement('canvas');
  beside.width = Math.round(viewport.width);
  beside.height = Math.round(viewport.height);
  await page.render({ canvas: beside, viewport }).promise;
  canvas.width = beside.width;
  canvas.height = beside.height;
  canvas.getContext('2d')?.drawImage(beside, 0, 0);
  page.cleanup();
}
