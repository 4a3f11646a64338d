import { Outcome, type StatisticsRow } from '@loket/contract';
import { type Column, DataTable, outcomeWords, startSentence, useLocale, useTexts } from '@loket/ui';
import { figureTexts } from '@loket/ui/texts/console-records.ts';
import { monthName } from '@loket/ui/texts/month-name.ts';
import { minutesOf } from './totals.ts';

type MonthsTableProps = { rows: readonly StatisticsRow[]; number: (count: number) => string };

/** The figures themselves, a row for each site and month. */
export function MonthsTable({ rows, number }: MonthsTableProps) {
  const texts = useTexts(figureTexts);
  const outcomes = useTexts(outcomeWords);
  const locale = useLocale();
  const pair = (half: number | null, most: number | null) =>
    half === null || most === null ? '' : `${number(minutesOf(half))} / ${number(minutesOf(most))} min`;
  const outcomeText = (counted: StatisticsRow['outcomes']) =>
    Outcome.options
      .filter((outcome) => (counted[outcome] ?? 0) > 0)
      .map((outcome) => `${outcomes[outcome]} ${number(counted[outcome] ?? 0)}`)
      .join(', ');
  const columns: Column<StatisticsRow>[] = [
    { key: 'month', title: texts.month, cell: ({ month }) => startSentence(monthName(month, locale)) },
    { key: 'site', title: texts.site, names: true, cell: ({ siteName }) => siteName },
    { key: 'tickets', title: texts.tickets, align: 'end', cell: ({ tickets }) => number(tickets) },
    {
      key: 'consultations',
      title: texts.consultations,
      align: 'end',
      cell: ({ consultations }) => number(consultations),
    },
    {
      key: 'statements',
      title: texts.statements,
      align: 'end',
      cell: ({ statements }) => number(statements),
    },
    {
      key: 'waiting',
      title: texts.waiting,
      align: 'end',
      cell: ({ waitingP50Seconds, waitingP90Seconds }) => pair(waitingP50Seconds, waitingP90Seconds),
    },
    {
      key: 'handling',
      title: texts.handling,
      align: 'end',
      cell: ({ handlingP50Seconds, handlingP90Seconds }) => pair(handlingP50Seconds, handlingP90Seconds),
    },
    { key: 'outcomes', title: texts.outcomes, cell: ({ outcomes: counted }) => outcomeText(counted) },
  ];
  return (
    <section className="stack">
      <DataTable
        caption={texts.perSiteAndMonth}
        columns={columns}
        rows={rows}
        keyOf={({ siteId, month }) => `${siteId} ${month}`}
        empty={texts.none}
      />
      <p className="form-hint">{texts.medianHint}</p>
    </section>
  );
}
