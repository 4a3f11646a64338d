import type { OpeningHours } from '@loket/contract';
import { instantOfWall, type WallMoment, wallOfInstant } from '../time/brussels.ts';
import { minutesOfDay, readWallTime } from './wall-time.ts';

/** Opening hours while they are typed: every text as it stands in its field, the three kinds side by side. */
export type SpanDraft = { readonly key: string; readonly opens: string; readonly closes: string };
export type ExceptionDraft = {
  readonly key: string;
  readonly date: string;
  readonly note: string;
  readonly closed: boolean;
  readonly spans: readonly SpanDraft[];
};
export type HoursDraft = {
  readonly mode: OpeningHours['mode'];
  /** Monday first. */
  readonly days: readonly (readonly SpanDraft[])[];
  readonly exceptions: readonly ExceptionDraft[];
  readonly from: WallMoment;
  readonly to: WallMoment;
};

/** What is wrong, each a text of `placeTexts`. */
export type HoursProblem =
  | 'wrongTime'
  | 'wrongHours'
  | 'overlap'
  | 'wrongDate'
  | 'dateTwice'
  | 'noSpans'
  | 'wrongWindow';
/** Keys: `day.0`, `exception.KEY`, `window`. */
export type HoursProblems = Readonly<Record<string, HoursProblem>>;

let made = 0;
const nextKey = () => `span-${++made}`;
export const span = (opens = '', closes = ''): SpanDraft => ({ key: nextKey(), opens, closes });
export const exception = (date = ''): ExceptionDraft => ({
  key: nextKey(),
  date,
  note: '',
  closed: true,
  spans: [],
});

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** What a site has, ready to be changed; the kinds that it does not have start empty. */
export function hoursDraft(hours: OpeningHours): HoursDraft {
  const rules = hours.mode === 'weekly' ? hours.rules : [];
  return {
    mode: hours.mode,
    days: WEEK.map((weekday) =>
      rules
        .filter((rule) => rule.weekday === weekday)
        .toSorted((one, other) => minutesOfDay(one.opens) - minutesOfDay(other.opens))
        .map(({ opens, closes }) => span(opens, closes)),
    ),
    exceptions:
      hours.mode === 'weekly'
        ? hours.exceptions
            .toSorted((one, other) => one.date.localeCompare(other.date))
            .map(({ date, note, spans }) => ({
              ...exception(date),
              note,
              closed: spans.length === 0,
              spans: spans.map(({ opens, closes }) => span(opens, closes)),
            }))
        : [],
    from: hours.mode === 'window' ? wallOfInstant(Date.parse(hours.from)) : { date: '', time: '' },
    to: hours.mode === 'window' ? wallOfInstant(Date.parse(hours.to)) : { date: '', time: '' },
  };
}

/** One day's spans, as another day has them. */
export const copied = (spans: readonly SpanDraft[]): SpanDraft[] =>
  spans.map(({ opens, closes }) => span(opens, closes));

/** The next span that a day gets: the whole day, or the afternoon when there is a morning. */
export function furtherSpan(spans: readonly SpanDraft[]): SpanDraft {
  const last = spans.at(-1);
  return last ? span('', '') : span('09:00', '17:00');
}

export const withDay = (draft: HoursDraft, day: number, spans: readonly SpanDraft[]): HoursDraft => ({
  ...draft,
  days: draft.days.map((one, at) => (at === day ? spans : one)),
});

/** Monday's hours on every working day. */
export const mondayUntilFriday = (draft: HoursDraft): HoursDraft => ({
  ...draft,
  days: draft.days.map((spans, at) => (at > 0 && at < 5 ? copied(draft.days[0] ?? []) : spans)),
});

/** What stands in the way of saving; empty when nothing does. Only the kind that is chosen is looked at. */
export function hoursProblems(draft: HoursDraft): HoursProblems {
  if (draft.mode === 'always') return {};
  if (draft.mode === 'window') return given({ window: windowProblem(draft) });
  const dates = draft.exceptions.map(({ date }) => date);
  return given({
    ...Object.fromEntries(draft.days.map((spans, at) => [`day.${at}`, spansProblem(spans)])),
    ...Object.fromEntries(
      draft.exceptions.map((one, at) => [
        `exception.${one.key}`,
        exceptionProblem(one, dates.indexOf(one.date) !== at),
      ]),
    ),
  });
}

/** What is sent to central; only of a draft without problems. */
export function hoursOf(draft: HoursDraft): OpeningHours {
  switch (draft.mode) {
    case 'always':
      return { mode: 'always' };
    case 'window':
      return { mode: 'window', from: isoOf(draft.from), to: isoOf(draft.to) };
    case 'weekly':
      return {
        mode: 'weekly',
        rules: draft.days.flatMap((spans, at) => spans.map((one) => ({ weekday: at + 1, ...timesOf(one) }))),
        exceptions: draft.exceptions.map(({ date, note, closed, spans }) => ({
          date,
          note: note.trim(),
          spans: closed ? [] : spans.map(timesOf),
        })),
      };
  }
}

function spansProblem(spans: readonly SpanDraft[]): HoursProblem | null {
  const read = spans.map(({ opens, closes }) => ({
    opens: readWallTime(opens),
    closes: readWallTime(closes),
  }));
  const known = read.flatMap(({ opens, closes }) =>
    opens && closes ? [{ from: minutesOfDay(opens), to: minutesOfDay(closes) }] : [],
  );
  if (known.length < spans.length) return 'wrongTime';
  if (known.some(({ from, to }) => from >= to)) return 'wrongHours';
  const sorted = known.toSorted((one, other) => one.from - other.from);
  return sorted.some(({ from }, at) => from < (sorted[at - 1]?.to ?? 0)) ? 'overlap' : null;
}

function exceptionProblem(one: ExceptionDraft, twice: boolean): HoursProblem | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(one.date)) return 'wrongDate';
  if (twice) return 'dateTwice';
  if (one.closed) return null;
  return one.spans.length === 0 ? 'noSpans' : spansProblem(one.spans);
}

export function windowProblem({ from, to }: Pick<HoursDraft, 'from' | 'to'>): HoursProblem | null {
  if (!from.date || !to.date) return 'wrongDate';
  if (!readWallTime(from.time) || !readWallTime(to.time)) return 'wrongTime';
  return isoOf(from) < isoOf(to) ? null : 'wrongWindow';
}

/** Only of a moment that was read: see `windowProblem`. */
export const isoOf = ({ date, time }: WallMoment): string =>
  new Date(instantOfWall({ date, time: readWallTime(time) ?? '00:00' })).toISOString();

const timesOf = ({ opens, closes }: SpanDraft) => ({
  opens: readWallTime(opens) ?? '00:00',
  closes: readWallTime(closes) ?? '24:00',
});

const given = (problems: Record<string, HoursProblem | null>): HoursProblems =>
  Object.fromEntries(
    Object.entries(problems).filter((pair): pair is [string, HoursProblem] => pair[1] !== null),
  );
