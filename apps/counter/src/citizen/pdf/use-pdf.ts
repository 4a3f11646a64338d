import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import type { OpenPdf } from './pdf-reader.ts';

export type Loaded<Value> = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; value: Value };

const LOADING = { state: 'loading' } as const;

/** The document behind an address of ours. The reader is fetched only when a document is shown. */
export function usePdf(source: string): Loaded<OpenPdf> {
  return useLoaded(source, async () => (await import('./pdf-reader.ts')).openPdf(source));
}

/** One page, counted from 1. */
export function usePdfPage(pdf: Loaded<OpenPdf>, page: number): Loaded<PDFPageProxy> {
  const document = pdf.state === 'ready' ? pdf.value.document : null;
  const loaded = useLoaded(
    `${document?.fingerprints[0]}:${page}`,
    async () => document?.getPage(page) ?? null,
  );
  if (pdf.state === 'failed') return { state: 'failed' };
  if (loaded.state !== 'ready') return loaded;
  return loaded.value && loaded.value.pageNumber === page ? { state: 'ready', value: loaded.value } : LOADING;
}

/** The words of a page in its own order, as paragraphs: for a screen reader, and large for whoever prefers that. */
export function usePageText(page: Loaded<PDFPageProxy>): Loaded<string[]> {
  const shown = page.state === 'ready' ? page.value : null;
  const loaded = useLoaded(`${shown?.pageNumber}:${shown?.ref?.num}`, async () =>
    shown ? paragraphsOf(shown) : null,
  );
  if (loaded.state !== 'ready') return loaded;
  return loaded.value ? { state: 'ready', value: loaded.value } : LOADING;
}

function useLoaded<Value>(key: string, load: () => Promise<Value>): Loaded<Value> {
  const [loaded, setLoaded] = useState<{ key: string; now: Loaded<Value> }>({ key: '', now: LOADING });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when something else is wanted.
  useEffect(() => {
    let wanted = true;
    setLoaded({ key, now: LOADING });
    load().then(
      (value) => wanted && setLoaded({ key, now: { state: 'ready', value } }),
      () => wanted && setLoaded({ key, now: { state: 'failed' } }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return loaded.key === key ? loaded.now : LOADING;
}

/** A line that stands further below than lines do, or starts anew, begins a paragraph. */
async function paragraphsOf(page: PDFPageProxy): Promise<string[]> {
  const { items } = await page.getTextContent();
  const paragraphs: string[] = [];
  let lastY: number | null = null;
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const y = Number(item.transform[5]);
    const size = Math.abs(Number(item.transform[3])) || 10;
    const apart = lastY === null || Math.abs(y - lastY) > size * 1.75;
    const text = paragraphs.at(-1);
    if (apart || text === undefined) paragraphs.push(item.str);
    else {
      const gap = lastY !== null && Math.abs(y - lastY) > 1 && !text.endsWith(' ') ? ' ' : '';
      paragraphs[paragraphs.length - 1] = text + gap + item.str;
    }
    lastY = y;
  }
  return paragraphs.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
