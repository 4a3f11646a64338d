import { Button, Dialog, useLocale, useTexts } from '@loket/ui';
import { ArrowLeft, ArrowRight } from '@loket/ui/icons.ts';
import { pageOf, paperTexts } from '@loket/ui/texts/counter.ts';
import { useRef, useState } from 'react';
import { ReadOn } from '../../scroll-region.tsx';
import { Panel } from '../panel.tsx';
import { PageTitle, PageView } from './page-view.tsx';
import type { TaskProps } from './task-props.ts';

/** Page after page, as they will be signed. A page that was not shown can't be confirmed, and none can be skipped. */
export function ConfirmPages({ task, ...props }: TaskProps<'confirm_pages'>) {
  const texts = useTexts(paperTexts);
  const locale = useLocale();
  const { source, presentation } = task;
  const { pageCount, confirmedPages } = presentation;
  const open = firstOpen(pageCount, confirmedPages);
  // Reading back is possible; going on past a page that is not confirmed is not.
  const [back, setBack] = useState<number | null>(null);
  const page = back !== null && back < open ? back : open;
  const [shown, setShown] = useState<string | null>(null);
  const [large, setLarge] = useState<boolean | null>(null);
  // Twice the size leaves no room for answers that stay: they come at the page's end.
  const twice = props.view.reading.textScale === 2;
  const asText = large ?? props.view.reading.textScale > 1;
  const region = useRef<HTMLElement>(null);
  const here = `${presentation.id}:${page}`;
  return (
    <Panel
      {...props}
      stays={!twice}
      step={`confirm:${here}`}
      region={region}
      readOn={twice ? undefined : null}
      title={<PageTitle title={texts.readPages} page={pageOf[locale](page, pageCount)} />}
      above={
        <PageView
          source={source}
          page={page}
          zoom={1}
          asText={asText}
          onShown={(drawn) => setShown(drawn ? here : null)}
        />
      }
    >
      <div className="page-tools">
        {twice ? null : <ReadOn look="tool" region={region} />}
        <Button look="tool" onPress={() => setLarge(!asText)}>
          {asText ? texts.asPage : texts.asText}
        </Button>
        {page > 1 ? (
          <Button
            look="tool"
            icon={<ArrowLeft strokeWidth={1.7} aria-hidden="true" />}
            onPress={() => setBack(page - 1)}
          >
            {texts.previousPage}
          </Button>
        ) : null}
      </div>
      <div className="page-answers">
        <SomethingWrong />
        {page < open ? (
          <Button
            icon={<ArrowRight strokeWidth={1.7} aria-hidden="true" />}
            onPress={() => setBack(page + 1)}
          >
            {texts.nextPage}
          </Button>
        ) : (
          <Button isDisabled={shown !== here} onPress={() => props.act({ intent: 'confirm_page', page })}>
            {texts.pageRight(page)}
          </Button>
        )}
      </div>
    </Panel>
  );
}

const firstOpen = (pageCount: number, confirmed: readonly number[]): number => {
  for (let page = 1; page <= pageCount; page++) if (!confirmed.includes(page)) return page;
  return pageCount;
};

/** What is wrong is said, not typed: the inspector is there, takes the page back and changes it. */
function SomethingWrong() {
  const texts = useTexts(paperTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{texts.somethingWrong}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.sayWhat}>
        <p>{texts.sayWhatMore}</p>
        <Button autoFocus onPress={() => setOpen(false)}>
          {texts.readOnHere}
        </Button>
      </Dialog>
    </>
  );
}
