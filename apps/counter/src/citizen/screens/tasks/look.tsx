import { Button, useLocale, useTexts } from '@loket/ui';
import { ArrowLeft, ArrowRight, ZoomIn, ZoomOut } from '@loket/ui/icons.ts';
import { pageOf, paperTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useState } from 'react';
import { Panel } from '../panel.tsx';
import { PageView } from './page-view.tsx';
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
  const zoom = ZOOMS[at] ?? 1;
  return (
    <Panel
      {...props}
      stays
      step={`look:${source}:${page}`}
      title={texts.look}
      above={
        <>
          {pageCount > 1 ? (
            <div className="paper-head">
              <strong>{pageOf[locale](page, pageCount)}</strong>
            </div>
          ) : null}
          {mediaType === 'application/pdf' ? (
            <PageView source={source} page={page} zoom={zoom} asText={false} onShown={ignore} />
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable with the keyboard.
            <section className="shown-picture" tabIndex={0} aria-label={texts.shownPicture}>
              <img src={source} alt={texts.shownPicture} style={{ width: `${zoom * 100}%` }} />
            </section>
          )}
        </>
      }
    >
      <div className="page-answers">
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
