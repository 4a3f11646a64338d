import { LOCALES, Locale } from '@loket/contract';
import {
  Button,
  CounterLine,
  DangerStrip,
  LANGUAGE_TAGS,
  languageNames,
  Mark,
  useLocale,
  useTexts,
} from '@loket/ui';
import { ArrowLeft, LogOut } from '@loket/ui/icons.ts';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';

/** Whose page it is and how its language changes; set once around everything. */
export const FrameContext = createContext<{ zoneName: string; onLocale: (locale: Locale) => void }>({
  zoneName: '',
  onLocale: () => undefined,
});

type PageProps = {
  /** The one question of this page. */
  title: string;
  /** Under the question, still above the line. */
  above?: ReactNode;
  onBack?: () => void;
  /** A way out at once, for who may be watched. */
  quickExit?: boolean;
  large?: boolean;
  children: ReactNode;
};

/** Above the line the question, below it the answers, and 101 always last. */
export function Page({ title, above, onBack, quickExit = false, large = false, children }: PageProps) {
  const texts = useTexts(portalTexts);
  const heading = useHeadingFocus(title);
  return (
    <div className="page">
      <Header quickExit={quickExit} />
      <main>
        <CounterLine
          above={
            <div className="column">
              {onBack ? (
                <div className="page-back">
                  <Button
                    look="tool"
                    icon={<ArrowLeft strokeWidth={1.7} aria-hidden="true" />}
                    onPress={onBack}
                  >
                    {texts.back}
                  </Button>
                </div>
              ) : null}
              <h1 ref={heading} tabIndex={-1}>
                {title}
              </h1>
              {above}
            </div>
          }
          below={<div className="column page-below">{children}</div>}
        />
      </main>
      <DangerStrip question={texts.dangerQuestion} answer={texts.dangerAnswer} large={large} />
    </div>
  );
}

function Header({ quickExit }: { quickExit: boolean }) {
  const { zoneName, onLocale } = useContext(FrameContext);
  const texts = useTexts(portalTexts);
  const reports = useTexts(portalReportTexts);
  const locale = useLocale();
  return (
    <header className="page-header">
      <div className="column">
        <Mark />
        <strong>Loket</strong>
        <span className="page-zone">{zoneName}</span>
        <select
          className="page-language"
          aria-label={texts.language}
          value={locale}
          onChange={({ target }) => onLocale(Locale.parse(target.value))}
        >
          {LOCALES.map((one) => (
            <option key={one} value={one} lang={LANGUAGE_TAGS[one]}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </div>
      {quickExit ? (
        <div className="column page-exit">
          <Button icon={<LogOut strokeWidth={1.7} aria-hidden="true" />} onPress={leaveNow}>
            {reports.leaveNow}
          </Button>
        </div>
      ) : null}
    </header>
  );
}

/** An empty page takes this one's place, at once and offline too; *back* does not return here. */
function leaveNow(): void {
  document.body.replaceChildren();
  location.replace('about:blank');
}

/** Each new question is read out, and its page begins at the top. */
function useHeadingFocus(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new page
  useEffect(() => {
    if (first.current) {
      first.current = false;
      if (heading.current?.ownerDocument.activeElement !== document.body) return;
    }
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [title]);
  return heading;
}
