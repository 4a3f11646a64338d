import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The fonts that every PDF may use without carrying them, as files of our own: ISO 32000-1, 9.6.2.2. */
const FONT_FILES = import.meta.glob<string>(
  '../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
);

class OwnFonts {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const file = Object.entries(FONT_FILES).find(([path]) => path.endsWith(`/${filename}`))?.[1];
    if (!file) throw new Error('no such font');
    return new Uint8Array(await (await fetch(file)).arrayBuffer());
  }
}

export type OpenPdf = {
  document: PDFDocumentProxy;
  /** As the document says itself (ISO 32000-1, 14.9.2), such as `nl-BE`; null when it does not. */
  language: string | null;
};

/**
 * Opens a PDF of our own scheme. Nothing of it is run: no scripts, no forms, no links.
 * @throws when it can't be fetched or is no PDF
 */
export async function openPdf(source: string): Promise<OpenPdf> {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`the document answered ${answer.status}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  GlobalWorkerOptions.workerPort ??= new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    type: 'module',
    name: 'pdf',
  });
  const document = await getDocument({
    data,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    StandardFontDataFactory: OwnFonts,
    // Without an address the library does not ask the factory; it adds the file's name itself.
    standardFontDataUrl: 'own/',
    enableXfa: false,
  }).promise;
  const { info } = await document.getMetadata();
  const language = 'Language' in info && typeof info.Language === 'string' ? info.Language : null;
  return { document, language };
}
