import type { ReactNode } from 'react';
import './data-table.css';

export type Column<Row> = {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand under each other. */
  align?: 'start' | 'end';
  /** The cell that names its row; the first column unless one says so. */
  names?: boolean;
};

type DataTableProps<Row> = {
  /** What the rows are; read out first. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What is said in place of rows. */
  empty?: ReactNode;
};

/** Rows and columns as a table, which a screen reader can walk. It scrolls by itself when it is too wide. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, keyOf, empty }: DataTableProps<Row>) {
  const naming = columns.find((column) => column.names) ?? columns[0];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable with the keyboard.
    <section className="data-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className={captionHidden ? 'only-read-aloud' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) =>
                column === naming ? (
                  <th key={column.key} scope="row" data-align={column.align}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-align={column.align}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty ? <p className="data-table-empty">{empty}</p> : null}
    </section>
  );
}
