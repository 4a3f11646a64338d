import type { Simulation } from '../compare.ts';
import { axisEnd, drawing, minutes, percent, rect, rule, words } from './svg.ts';

const WIDTH = 680;
const ROW = 30;

/** How many waited how long, in the four bands of every screen. */
export function bandsChart({ bands, tickets }: Simulation): string {
  const labels = ['minder dan 10 min', '10 tot 20', '20 tot 40', 'langer dan 40'];
  const width = WIDTH / 4;
  const shares = bands.map((count) => (tickets === 0 ? 0 : count / tickets));
  const highest = Math.max(...shares, 0.01);
  const shapes = shares.flatMap((share, band) => {
    const height = (share / highest) * 90;
    const x = band * width;
    return [
      rect(x + 4, 110 - height, width - 8, height, 'now'),
      words(x + width / 2, 102 - height, percent(share), 'figure', 'middle'),
      words(x + width / 2, 130, labels[band] ?? '', '', 'middle'),
    ];
  });
  const says = shares.map((share, band) => `${labels[band]}: ${percent(share)}`).join('; ');
  return drawing(WIDTH, 138, `Hoe lang wachtten mensen? ${says}`, [
    rule(0, 110, WIDTH, 110, 'edge'),
    ...shapes,
  ]);
}

/** Each municipality's mean wait: light with, dark without the time in which its rooms were occupied. */
export function municipalitiesChart({ municipalities, netMean }: Simulation): string {
  const shown = municipalities.slice(0, 40);
  const left = 190;
  const end = axisEnd(Math.max(...shown.map(({ waiting }) => (waiting.mean ?? 0) / 60), 1));
  const across = (seconds: number) => left + (seconds / 60 / end) * (WIDTH - left - 70);
  const zone = across(netMean ?? 0);
  const height = shown.length * ROW + 24;
  const shapes = shown.flatMap(({ name, waiting, netMean: net }, index) => {
    const y = index * ROW + 20;
    const gross = waiting.mean ?? 0;
    return [
      words(left - 8, y + 15, name, '', 'end'),
      rect(left, y + 2, across(gross) - left, 18, 'soft'),
      rect(left, y + 2, across(net ?? 0) - left, 18, 'now'),
      words(across(gross) + 6, y + 16, minutes(waiting.mean), 'small'),
    ];
  });
  const says = shown
    .map(
      ({ name, waiting, netMean: net }) =>
        `${name} ${minutes(waiting.mean)}, zonder bezette lokalen ${minutes(net)}`,
    )
    .join('; ');
  return drawing(WIDTH, height, `Gemiddeld wachten per gemeente: ${says}`, [
    ...shapes,
    rule(zone, 16, zone, height, 'zone'),
    words(zone, 11, `zone ${minutes(netMean)}`, 'small', 'middle'),
  ]);
}

/** By the hour in which the ticket was taken: the mean, and what nine of ten stay under. */
export function hoursChart({ hours }: Simulation): string {
  const parts = hours.map(({ hour, mean, p90 }) => ({ label: `${hour} u.`, mean, p90 }));
  return columns('Wachten per uur van de dag', parts);
}

export function weekdaysChart({ weekdays }: Simulation): string {
  const names = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];
  const parts = weekdays.map(({ weekday, mean, p90 }) => ({ label: names[weekday] ?? '', mean, p90 }));
  return columns('Wachten per weekdag', parts);
}

function columns(
  title: string,
  parts: readonly { label: string; mean: number | null; p90: number | null }[],
): string {
  const end = axisEnd(Math.max(...parts.map(({ p90 }) => (p90 ?? 0) / 60), 1));
  const width = (WIDTH - 50) / Math.max(1, parts.length);
  const up = (seconds: number | null) => 130 - ((seconds ?? 0) / 60 / end) * 110;
  const shapes = parts.flatMap(({ label, mean, p90 }, index) => {
    const x = 50 + index * width;
    const bar = Math.min(44, width * 0.6);
    return [
      rect(x + (width - bar) / 2, up(p90), bar, 130 - up(p90), 'soft'),
      rect(x + (width - bar) / 2, up(mean), bar, 130 - up(mean), 'now'),
      words(x + width / 2, 148, label, 'small', 'middle'),
    ];
  });
  const says = parts
    .map(
      ({ label, mean, p90 }) =>
        `${label} gemiddeld ${minutes(mean)}, negen van de tien onder ${minutes(p90)}`,
    )
    .join('; ');
  return drawing(WIDTH, 154, `${title}: ${says}`, [
    words(44, 24, `${end} min`, 'small', 'end'),
    rule(50, 20, WIDTH, 20, 'hair'),
    ...shapes,
    rule(50, 130, WIDTH, 130, 'edge'),
  ]);
}

/** Of the announced intervals: shorter, inside, longer, against the promise of four in five. */
export function intervalsChart({ intervals }: Simulation): string {
  const { announced, shorter, longer } = intervals;
  if (announced === 0) return '';
  const shares = [shorter, announced - shorter - longer, longer].map((count) => count / announced);
  const labels = ['korter', 'zoals gezegd', 'langer'];
  let x = 0;
  const shapes = shares.flatMap((share, index) => {
    const width = share * WIDTH;
    const middle = x + width / 2;
    x += width;
    return [
      rect(x - width, 4, width - 2, 30, index === 1 ? 'now' : 'soft'),
      words(middle, 54, `${labels[index]} ${percent(share)}`, 'small', 'middle'),
    ];
  });
  const says = shares.map((share, index) => `${labels[index]} ${percent(share)}`).join('; ');
  return drawing(WIDTH, 60, `Kwam uit wat gezegd was? ${says}`, shapes);
}
