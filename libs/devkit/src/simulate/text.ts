import type { ErlangFinding } from './check-erlang.ts';
import type { HardFinding } from './check-hard.ts';
import type { Simulation } from './compare.ts';
import { mean } from './figures.ts';

const minutes = (seconds: number | null) => (seconds === null ? '–' : (seconds / 60).toFixed(1));
const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** A simulation for a terminal. Waits in minutes. */
export function textOf(found: Simulation): string {
  const { waiting, intervals, bound } = found;
  const lines = [
    `${found.title}: ${found.days} days, seed ${found.seed}, ${found.inspectors} inspectors, ${found.rooms} rooms`,
    `${found.tickets} tickets, ${found.consultations} consultations, ${found.noShows} no-shows, ${found.gaveUp} gave up, ${found.interrupted} interrupted`,
    `wait in minutes: mean ${minutes(waiting.mean)}, p50 ${minutes(waiting.p50)}, p90 ${minutes(waiting.p90)}, p99 ${minutes(waiting.p99)}, longest ${minutes(waiting.longest)}`,
    `occupancy: inspectors ${percent(found.occupancy.inspectors)}, rooms ${percent(found.occupancy.rooms)}`,
    `interval: ${intervals.announced} announced, ${percent(intervals.share)} inside, ${percent(intervals.shareRounded)} after rounding, ${intervals.positionOnly} position only`,
    `bound: ${bound.broken} of ${bound.decisions} decisions broke it`,
    '',
    `${'municipality'.padEnd(24)}${['tickets', 'share', 'mean', 'net', 'of zone', 'p90'].map((word) => word.padStart(9)).join('')}`,
    ...found.municipalities.map(
      ({ name, tickets, share, waiting: own, netMean, netRatio }) =>
        name.padEnd(24) +
        [
          String(tickets),
          percent(share),
          minutes(own.mean),
          minutes(netMean),
          netRatio?.toFixed(2) ?? '–',
          minutes(own.p90),
        ]
          .map((cell) => cell.padStart(9))
          .join(''),
    ),
    '',
    ...found.variants.map(
      ({ inspectors, waiting: own, occupancy }) =>
        `with ${inspectors} inspectors: mean ${minutes(own.mean)}, p90 ${minutes(own.p90)}, p99 ${minutes(own.p99)}, inspectors occupied ${percent(occupancy.inspectors)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** One line of `--check erlang`. */
export function erlangLine({
  servers,
  load,
  formula,
  simulated,
  off,
  halfWidth,
  visits,
  holds,
}: ErlangFinding): string {
  const sign = off < 0 ? '' : '+';
  return `${holds ? '✓' : '✗'} ${servers} servers at ${load}: Erlang ${formula.toFixed(1)} s, simulated ${simulated.toFixed(1)} s (${sign}${percent(off)}, 95 % interval ±${percent(halfWidth)}, ${visits} visits)`;
}

/** One seed of `--check hard`. */
export function hardLines({ seed, report, worst, broken }: HardFinding): string {
  const { waiting, intervals, bound } = report;
  const line = `${broken.length === 0 ? '✓' : '✗'} seed ${seed}: mean ${minutes(waiting.mean)}, net ${minutes(report.netMean)}, p99 ${minutes(waiting.p99)}, longest ${minutes(waiting.longest)} min; ${worst.name} ${worst.ratio.toFixed(3)} times the zone's; interval ${percent(intervals.share)} (rounded ${percent(intervals.shareRounded)}); bound broken ${bound.broken} of ${bound.decisions}`;
  return [line, ...broken.map((what) => `    ${what}`)].join('\n');
}

/** All seeds together: each municipality's ratio on average and at its highest. */
export function hardSummary(findings: readonly HardFinding[]): string {
  const names = findings[0]?.report.municipalities.map(({ name }) => name) ?? [];
  const lines = names.map((name, index) => {
    const ratios = findings.map(({ report }) => report.municipalities[index]?.netRatio ?? 0);
    const gross = mean(findings.map(({ report }) => report.municipalities[index]?.waiting.mean ?? 0));
    const net = mean(findings.map(({ report }) => report.municipalities[index]?.netMean ?? 0));
    return `  ${name.padEnd(24)} gross ${minutes(gross).padStart(5)}  net ${minutes(net).padStart(5)}  of the zone's: ${mean(ratios)?.toFixed(3)}, at most ${Math.max(...ratios).toFixed(3)}`;
  });
  const failed = findings.filter(({ broken }) => broken.length > 0).length;
  const covered = findings.map(({ report }) => report.intervals.share ?? 0);
  return [
    'Over all seeds, in minutes:',
    ...lines,
    `  interval: ${percent(mean(covered))} inside, from ${percent(Math.min(...covered))} to ${percent(Math.max(...covered))}`,
    failed === 0 ? 'All of it holds.' : `${failed} of ${findings.length} seeds do not hold.`,
  ].join('\n');
}
