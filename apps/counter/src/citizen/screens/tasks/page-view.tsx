import { Message, useTexts, VerdictList } from '@loket/ui';
import { paperTexts } from '@loket/ui/texts/counter.ts';
import { PdfPage } from '../../pdf/pdf-page.tsx';
import { usePageText, usePdf, usePdfPage } from '../../pdf/use-pdf.ts';
import './page-view.css';

/** The question, and which page of how many at its side. */
export function PageTitle({ title, page }: { title: string; page: string | null }) {
  return (
    <span className="page-title">
      <span>{title}</span> {page ? <span className="page-count">{page}</span> : null}
    </span>
  );
}

type PageViewProps = {
  source: string;
  page: number;
  zoom: number;
  /** The words of the page instead of its picture. */
  asText: boolean;
  /** The page stands before the citizen, or it can't. */
  onShown: (shown: boolean) => void;
};

/** One page of a PDF: its picture, and its words for whoever does not see the picture. */
export function PageView({ source, page: number, zoom, asText, onShown }: PageViewProps) {
  const texts = useTexts(paperTexts);
  const pdf = usePdf(source);
  const page = usePdfPage(pdf, number);
  const text = usePageText(page);
  if (page.state === 'failed')
    return (
      <Message status="broken" title={texts.pageFailed} announce>
        {texts.pageFailedMore}
      </Message>
    );
  if (page.state === 'loading')
    return (
      <VerdictList
        label={texts.loadingPage}
        lines={[{ key: 'page', status: 'busy', text: texts.loadingPage }]}
      />
    );
  const lang = pdf.state === 'ready' ? pdf.value.language : null;
  const words = text.state === 'ready' ? text.value : [];
  return (
    <>
      {/* The picture is drawn also when it is not looked at: that it can be shown is what allows to confirm it. */}
      <div className={asText ? 'only-read-aloud' : 'page-picture'} aria-hidden="true">
        <PdfPage key={`${source}:${number}`} page={page.value} zoom={zoom} onDrawn={onShown} />
      </div>
      <div
        className={asText ? 'paper page-words' : 'only-read-aloud'}
        {...(lang ? { lang } : {})}
        data-page-text={number}
      >
        {words.map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice on a page that never changes.
          <p key={at}>{paragraph}</p>
        ))}
        {text.state === 'ready' && words.length === 0 ? <p>{texts.noText}</p> : null}
      </div>
    </>
  );
}
