import { Button, useLocale, useTexts } from '@loket/ui';
import { ArrowLeft, ArrowRight, ZoomIn, ZoomOut } from '@loket/ui/icons.ts';
import { pageOf, paperTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useRef, useState } from 'react';
import { ReadOn } from '../../scroll-region.tsx';
import { Panel } from '../panel.tsx';
import { PageTitle, PageView } from './page-view.tsx';
import type { TaskProps } from './task-props.ts';

const ZOOMS = [1, 1.5, 2, 3] as const;

/** What the inspector shows. The citizen may turn pages; the inspector's next page comes back to it. */
export function Look({ task, ...props }: TaskProps<'look'>) {
  const texts = useTexts(paperTexts);
  const locale = useLocale();
  const { source, mediaType, pageCount } = task;
  const [page, setPage] = useState(task.page);
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document starts at its page too.
  useEffect(() => setPage(task.page), [task.page, source]);
  const region = useRef<HTMLElement>(null);
  // Twice the size leaves no room for keys that stay: they come at the page's end.
  const twice = props.view.reading.textScale === 2;
  const zoom = ZOOMS[at] ?? 1;
  return (
    <Panel
      {...props}
      stays={!twice}
      step={`look:${source}:${page}`}
      region={region}
      readOn={twice ? undefined : null}
      title={<PageTitle title={texts.look} page={pageCount > 1 ? pageOf[locale](page, pageCount) : null} />}
      above={
        mediaType === 'application/pdf' ? (
          <PageView source={source} page={page} zoom={zoom} asText={false} onShown={ignore} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable with the keyboard.
          <section className="shown-picture" tabIndex={0} aria-label={texts.shownPicture}>
            <img src={source} alt={texts.shownPicture} style={{ width: `${zoom * 100}%` }} />
          </section>
        )
      }
    >
      <div className="page-answers">
        {twice ? null : <ReadOn region={region} />}
        <Button
          icon={<ZoomOut strokeWidth={1.7} aria-hidden="true" />}
          isDisabled={at === 0}
          onPress={() => setAt(at - 1)}
        >
          {texts.smaller}
        </Button>
        <Button
          icon={<ZoomIn strokeWidth={1.7} aria-hidden="true" />}
          isDisabled={at === ZOOMS.length - 1}
          onPress={() => setAt(at + 1)}
        >
          {texts.larger}
        </Button>
        {pageCount > 1 ? (
          <>
            <Button
              icon={<ArrowLeft strokeWidth={1.7} aria-hidden="true" />}
              isDisabled={page === 1}
              onPress={() => setPage(page - 1)}
            >
              {texts.previousPage}
            </Button>
            <Button
              icon={<ArrowRight strokeWidth={1.7} aria-hidden="true" />}
              isDisabled={page === pageCount}
              onPress={() => setPage(page + 1)}
            >
              {texts.nextPage}
            </Button>
          </>
        ) : null}
      </div>
    </Panel>
  );
}

const ignore = () => {};
