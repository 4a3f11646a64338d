import type { Distribution, QueueFigures } from '@loket/contract';
import { type Column, DataTable, useTexts } from '@loket/ui';
import { queueFigureTexts } from '@loket/ui/texts/console-figures.ts';
import { minutesOf } from './totals.ts';

type Part = QueueFigures & { readonly key: string; readonly name: string };
type PartsTableProps = {
  caption: string;
  /** What a row is. */
  of: string;
  parts: readonly Part[];
  number: (count: number) => string;
  /** How long people waited and talked, in place of how many there were. */
  times?: boolean;
};

const COUNTS = ['tickets', 'consultations', 'served', 'referred', 'noShows', 'abandoned', 'open'] as const;

/** The figures behind a chart. */
export function PartsTable({ caption, of, parts, number, times = false }: PartsTableProps) {
  const texts = useTexts(queueFigureTexts);
  const name: Column<Part> = { key: 'of', title: of, names: true, cell: (part) => part.name };
  const counts = COUNTS.map(
    (key): Column<Part> => ({ key, title: texts[key], align: 'end', cell: (part) => number(part[key]) }),
  );
  const shares = [
    ['p10', texts.oneOfTen],
    ['p50', texts.half],
    ['p90', texts.nineOfTen],
    ['p99', texts.ninetyNine],
    ['longest', texts.longest],
  ] as const;
  const minutes = (kind: 'waiting' | 'handling') =>
    shares.map(
      ([share, title]): Column<Part> => ({
        key: `${kind} ${share}`,
        title: `${texts[kind]}, ${title}`,
        align: 'end',
        cell: (part) => inMinutes(part[kind], share, number),
      }),
    );
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[name, ...(times ? [...minutes('waiting'), ...minutes('handling')] : counts)]}
      rows={parts}
      keyOf={({ key }) => key}
    />
  );
}

function inMinutes(
  distribution: Distribution,
  share: Exclude<keyof Distribution, 'n'>,
  number: (count: number) => string,
): string {
  const seconds = distribution[share];
  return seconds === null ? '' : `${number(minutesOf(seconds))} min`;
}
