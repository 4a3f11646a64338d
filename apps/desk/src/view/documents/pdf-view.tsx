import { Button, useTexts } from '@loket/ui';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { useEffect, useRef, useState } from 'react';
import { type OpenedPdf, openPdf } from '../../documents/pdf.ts';
import type { Bytes } from '../../session/dossier-actions.ts';

type PdfViewProps = {
  label: string;
  /** Another mark means another file. */
  mark: string;
  read: () => Promise<Bytes>;
  /** Left out: the reader turns the pages. */
  page?: number;
};

type Shown = { readonly state: 'loading' | 'failed' } | { readonly state: 'open'; readonly pdf: OpenedPdf };

/** A PDF, a page at a time, drawn here: its bytes get no address that could be kept or shared. */
export function PdfView({ label, mark, read, page }: PdfViewProps) {
  const texts = useTexts(deskDocumentTexts);
  const shown = usePdf(mark, read);
  const [turned, setTurned] = useState({ mark, page: 1 });
  if (shown.state !== 'open') {
    return (
      <div className="pdf-view" data-state={shown.state}>
        <p>{shown.state === 'loading' ? texts.loading : texts.notDrawn}</p>
      </div>
    );
  }
  const { pageCount } = shown.pdf;
  // Another file begins at its first page.
  const current = Math.min(page ?? (turned.mark === mark ? turned.page : 1), pageCount);
  return (
    <div className="pdf-view" data-state="open">
      <PdfPage
        pdf={shown.pdf}
        page={current}
        label={`${label}, ${texts.page} ${current} ${texts.of} ${pageCount}`}
      />
      {page === undefined && pageCount > 1 ? (
        <PageTurner page={current} pageCount={pageCount} onTurn={(next) => setTurned({ mark, page: next })} />
      ) : null}
    </div>
  );
}

type PageTurnerProps = { page: number; pageCount: number; onTurn: (page: number) => void };

export function PageTurner({ page, pageCount, onTurn }: PageTurnerProps) {
  const texts = useTexts(deskDocumentTexts);
  return (
    <div className="page-turner">
      <Button isDisabled={page <= 1} onPress={() => onTurn(page - 1)}>
        {texts.previousPage}
      </Button>
      <span aria-live="polite">
        {texts.page} {page} {texts.of} {pageCount}
      </span>
      <Button isDisabled={page >= pageCount} onPress={() => onTurn(page + 1)}>
        {texts.nextPage}
      </Button>
    </div>
  );
}

function usePdf(mark: string, read: () => Promise<Bytes>): Shown {
  const [shown, setShown] = useState<Shown>({ state: 'loading' });
  const latest = useRef(read);
  latest.current = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark says when it is another file.
  useEffect(() => {
    let current = true;
    let opened: OpenedPdf | null = null;
    setShown({ state: 'loading' });
    void latest
      .current()
      .then((bytes) => (bytes.ok ? openPdf(bytes.value) : null))
      .then((pdf) => {
        opened = pdf;
        if (!current) pdf?.close();
        else setShown(pdf ? { state: 'open', pdf } : { state: 'failed' });
      });
    return () => {
      current = false;
      opened?.close();
    };
  }, [mark]);
  return shown;
}

/** Twice as fine as it is wide on an ordinary screen: small print stays sharp. */
const DRAWN_WIDTH_PX = 1_200;

function PdfPage({ pdf, page, label }: { pdf: OpenedPdf; page: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // A page that can't be drawn leaves the one before; the page number still says where we are.
    if (canvas.current) void pdf.draw(page, canvas.current, DRAWN_WIDTH_PX).catch(() => undefined);
  }, [pdf, page]);
  return <canvas ref={canvas} role="img" aria-label={label} data-page={page} />;
}
