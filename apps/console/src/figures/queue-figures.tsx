import { Outcome, type QueueReport } from '@loket/contract';
import { DataTable, LANGUAGE_TAGS, outcomeWords, shortReasonWords, useLocale, useTexts } from '@loket/ui';
import { calibrationWords, occupancyWords, queueFigureTexts } from '@loket/ui/texts/console-figures.ts';
import { BarChart } from './bar-chart.tsx';
import { Chart } from './chart.tsx';
import { HourChart } from './hour-chart.tsx';
import { PartsTable } from './parts-table.tsx';
import { RangeChart } from './range-chart.tsx';
import { minutesOf } from './totals.ts';

/** One report: totals, two sentences, and the charts with their tables. */
export function QueueFigures({ report }: { report: QueueReport }) {
  const texts = useTexts(queueFigureTexts);
  const locale = useLocale();
  const formatter = new Intl.NumberFormat(LANGUAGE_TAGS[locale]);
  const number = (count: number) => formatter.format(count);
  return (
    <>
      <Totals report={report} number={number} />
      <div className="said-figures">
        <section className="report-sentence">
          <h2>{texts.promise}</h2>
          <p>{calibrationWords(report.calibration, locale)}</p>
        </section>
        <section className="report-sentence">
          <h2>{texts.atWork}</h2>
          <p>{occupancyWords(report.occupancy, locale)}</p>
        </section>
      </div>
      <Charts report={report} number={number} />
    </>
  );
}

type PartProps = { report: QueueReport; number: (count: number) => string };

function Totals({ report: { whole }, number }: PartProps) {
  const texts = useTexts(queueFigureTexts);
  const minutes = (seconds: number | null) => (seconds === null ? '–' : `${number(minutesOf(seconds))} min`);
  const totals = [
    [texts.tickets, number(whole.tickets)],
    [texts.consultations, number(whole.consultations)],
    [texts.halfWaited, minutes(whole.waiting.p50)],
    [texts.nineWaited, minutes(whole.waiting.p90)],
    [texts.noShows, number(whole.noShows)],
    [texts.abandoned, number(whole.abandoned)],
  ];
  return (
    <dl className="totals">
      {totals.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Charts({ report, number }: PartProps) {
  const texts = useTexts(queueFigureTexts);
  const reasonOf = useTexts(shortReasonWords);
  const outcomeOf = useTexts(outcomeWords);
  const sites = report.sites.toSorted((one, other) => other.consultations - one.consultations);
  const reasons = [
    ...report.reasons.map(({ reason, tickets }) => ({ key: reason, name: reasonOf[reason], value: tickets })),
    ...(report.otherReasons > 0
      ? [{ key: 'others', name: texts.otherReasons, value: report.otherReasons }]
      : []),
  ];
  const outcomes = Outcome.options
    .map((outcome) => ({ key: outcome, name: outcomeOf[outcome], value: report.outcomes[outcome] ?? 0 }))
    .filter(({ value }) => value > 0);
  const counts = (caption: string, of: string, rows: typeof reasons) => (
    <DataTable
      caption={caption}
      captionHidden
      columns={[
        { key: 'of', title: of, cell: ({ name }) => name },
        { key: 'number', title: texts.number, align: 'end', cell: ({ value }) => number(value) },
      ]}
      rows={rows}
      keyOf={({ key }) => key}
    />
  );
  return (
    <div className="charts">
      <Chart
        title={texts.perSite}
        table={
          <PartsTable
            caption={texts.perSite}
            of={texts.site}
            parts={report.sites.map((site) => ({ ...site, key: site.siteId, name: site.siteName }))}
            number={number}
          />
        }
      >
        <BarChart
          bars={sites.map(({ siteId, siteName, consultations }) => ({
            key: siteId,
            name: siteName,
            value: consultations,
          }))}
          number={number}
        />
      </Chart>
      <Chart
        title={texts.waitPerSite}
        hint={texts.waitPerSiteHint}
        table={
          <PartsTable
            caption={texts.waitPerSite}
            of={texts.site}
            parts={report.sites.map((site) => ({ ...site, key: site.siteId, name: site.siteName }))}
            number={number}
            times
          />
        }
      >
        <RangeChart
          ranges={report.sites.flatMap(({ siteId, siteName, waiting: { p10, p50, p90 } }) =>
            p10 === null || p50 === null || p90 === null
              ? []
              : [{ key: siteId, name: siteName, low: p10, half: p50, high: p90 }],
          )}
          number={number}
        />
      </Chart>
      <Chart
        title={texts.perHour}
        table={
          <PartsTable
            caption={texts.perHour}
            of={texts.hour}
            parts={report.hours.map((hour) => ({
              ...hour,
              key: String(hour.hour),
              name: hourName(hour.hour),
            }))}
            number={number}
          />
        }
      >
        <HourChart hours={report.hours} />
      </Chart>
      <Chart narrow title={texts.perReason} table={counts(texts.perReason, texts.reason, reasons)}>
        <BarChart bars={reasons} number={number} />
      </Chart>
      <Chart narrow title={texts.outcomes} table={counts(texts.outcomes, texts.outcome, outcomes)}>
        <BarChart bars={outcomes} number={number} />
      </Chart>
    </div>
  );
}

const hourName = (hour: number): string => `${hour}–${hour + 1}`;
