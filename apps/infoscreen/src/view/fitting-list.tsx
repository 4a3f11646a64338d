import { useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

type Row = { readonly key: string; readonly content: ReactNode };

/**
 * As many whole rows as the screen has room for, in one column or else in two (`data-many`), and in words how many more
 * there are. Nobody scrolls a wall.
 */
export function FittingList({ rows }: { rows: readonly Row[] }) {
  const texts = useTexts(infoscreenTexts);
  const list = useRef<HTMLOListElement>(null);
  const { many, fits } = useFitting(list, rows);
  // The last place goes to how many more there are; with one place only it stays the first's.
  const shown = fits === null || fits >= rows.length ? rows : rows.slice(0, Math.max(1, fits - 1));
  const more = rows.length - shown.length;
  return (
    <ol ref={list} data-many={many}>
      {shown.map(({ key, content }) => (
        <li key={key}>{content}</li>
      ))}
      {more > 0 && fits !== null && fits > 1 ? <li className="and-more">{texts.andMore(more)}</li> : null}
    </ol>
  );
}

type Fitting = {
  readonly many: boolean;
  /** How many rows lie in the list whole; null while all stand there to be looked at. */
  readonly fits: number | null;
};

/** Looks at the list while all rows stand in it and before anything is painted. */
function useFitting(list: RefObject<HTMLOListElement | null>, rows: readonly Row[]): Fitting {
  const content = rows.map(({ key }) => key).join();
  const [known, setKnown] = useState<Fitting & { content: string }>({ content, many: false, fits: null });
  const now: Fitting = known.content === content ? known : { many: false, fits: null };
  useLayoutEffect(() => {
    if (now.fits !== null || !list.current) return;
    const fits = wholeRows(list.current);
    const tryTwoColumns = fits < rows.length && !now.many;
    setKnown({ content, many: now.many || tryTwoColumns, fits: tryTwoColumns ? null : fits });
  });
  useEffect(() => {
    const again = () => setKnown({ content: '', many: false, fits: null });
    const observer = new ResizeObserver(again);
    if (list.current) observer.observe(list.current);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [list]);
  return now;
}

function wholeRows(list: HTMLOListElement): number {
  const { right, bottom } = list.getBoundingClientRect();
  return [...list.children].filter((row) => {
    const box = row.getBoundingClientRect();
    return box.width > 0 && box.right <= right + 1 && box.bottom <= bottom + 1;
  }).length;
}
