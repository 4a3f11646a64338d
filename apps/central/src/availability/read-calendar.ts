import { err, ok, type Result } from '@loket/contract';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';

/** One absence as a file tells it; who it is about is found out afterwards. */
export type FileAbsence = {
  /** User name, e-mail address or name, whichever the file has. */
  who: readonly string[];
  startsAt: Date;
  endsAt: Date;
  /** Where in the file: for a remark. */
  place: string;
};

export type ReadCalendar = { absences: FileAbsence[]; remarks: string[]; ignored: number };

const MOST = 20_000;
/** How far a repeated absence is followed. */
const DAYS_AHEAD = 400;

/**
 * Absences out of iCalendar (RFC 5545): every event that is not transparent (TRANSP) or cancelled is an absence of
 * its attendees, or of its organizer, or of whom its summary names before a colon. Repetitions are followed for 400
 * days.
 * @param toInstant the zone’s wall clock, for times without a zone and for whole days
 */
export function readICalendar(
  text: string,
  from: Date,
  toInstant: (local: string) => Date,
): Result<ReadCalendar, 'unreadable'> {
  const read: ReadCalendar = { absences: [], remarks: [], ignored: 0 };
  try {
    const root = new ICAL.Component(ICAL.parse(text));
    for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const events = root.getAllSubcomponents('vevent');
    for (const [index, component] of events.entries()) readEvent(component, index + 1, from, toInstant, read);
  } catch {
    return err('unreadable');
  }
  return ok(read);
}

function readEvent(
  component: ICAL.Component,
  number: number,
  from: Date,
  toInstant: (local: string) => Date,
  read: ReadCalendar,
): void {
  const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
  if (text('transp') === 'TRANSPARENT' || text('status') === 'CANCELLED') return;
  const place = `VEVENT ${number}`;
  const who = peopleOf(component);
  const event = new ICAL.Event(component);
  if (who.length === 0 || !event.startDate || !event.endDate) {
    read.ignored += 1;
    read.remarks.push(`${place}: nobody or no time`);
    return;
  }
  const instant = (time: ICAL.Time) =>
    time.zone === ICAL.Timezone.localTimezone || time.isDate
      ? toInstant(time.toString().replace('Z', ''))
      : time.toJSDate();
  const until = from.getTime() + DAYS_AHEAD * 86_400_000;
  const add = (start: ICAL.Time, end: ICAL.Time) => {
    const absence = { who, startsAt: instant(start), endsAt: instant(end), place };
    if (absence.endsAt > from && absence.endsAt > absence.startsAt && read.absences.length < MOST)
      read.absences.push(absence);
  };
  if (!event.isRecurring()) {
    add(event.startDate, event.endDate);
    return;
  }
  const turns = event.iterator();
  for (let next = turns.next(), count = 0; next && count < 2_000; next = turns.next(), count += 1) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    if (instant(startDate).getTime() > until) break;
    add(startDate, endDate);
  }
}

function peopleOf(component: ICAL.Component): string[] {
  const named = [...component.getAllProperties('attendee'), ...component.getAllProperties('organizer')];
  const people = named.flatMap((property) => {
    const address = String(property.getFirstValue() ?? '').replace(/^mailto:/i, '');
    const name = property.getParameter('cn');
    return [address, ...(typeof name === 'string' ? [name] : [])];
  });
  const summary = String(component.getFirstPropertyValue('summary') ?? '');
  const before = /^([^:]{2,80}):/.exec(summary)?.[1];
  return (people.length > 0 ? people : before ? [before] : []).map((one) => one.trim()).filter(Boolean);
}

/**
 * Absences out of CSV (RFC 4180) with a header: `person`, `from`, `until`, in that or another order, separated by
 * commas or semicolons; times as `2026-03-24 13:30` or `2026-03-24`, in the zone's wall clock.
 */
export function readCsv(
  text: string,
  from: Date,
  toInstant: (local: string) => Date,
): Result<ReadCalendar, 'unreadable'> {
  const read: ReadCalendar = { absences: [], remarks: [], ignored: 0 };
  // An empty file is a mistake: it would bring everybody back to work.
  if (text.trim() === '') return err('unreadable');
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      columns: (header: string[]) => {
        const names = header.map((name) => COLUMNS[name.trim().toLowerCase()] ?? name.trim());
        if (!['person', 'from', 'until'].every((name) => names.includes(name)))
          throw new Error('a column is missing');
        return names;
      },
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 10_000,
      to: MOST,
    });
  } catch {
    return err('unreadable');
  }
  for (const [index, row] of rows.entries()) {
    const startsAt = localTime(row.from, toInstant);
    const endsAt = localTime(row.until, toInstant, true);
    if (!row.person || !startsAt || !endsAt || endsAt <= startsAt) {
      read.ignored += 1;
      read.remarks.push(`line ${index + 2}: nobody or no time`);
      continue;
    }
    if (endsAt > from)
      read.absences.push({ who: [row.person], startsAt, endsAt, place: `line ${index + 2}` });
  }
  return ok(read);
}

/** The words that staff systems use for the three columns. */
const COLUMNS: Readonly<Record<string, string>> = {
  person: 'person',
  persoon: 'person',
  personne: 'person',
  naam: 'person',
  name: 'person',
  gebruiker: 'person',
  from: 'from',
  van: 'from',
  de: 'from',
  begin: 'from',
  start: 'from',
  until: 'until',
  tot: 'until',
  à: 'until',
  einde: 'until',
  end: 'until',
};

/** A date alone is the whole day; as an end it is that day's end. */
function localTime(
  text: string | undefined,
  toInstant: (local: string) => Date,
  end = false,
): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?$/.exec(text ?? '');
  if (!match?.[1] || Number.isNaN(Date.parse(match[1]))) return undefined;
  if (match[2] !== undefined) return toInstant(`${match[1]}T${match[2]}:00`);
  if (!end) return toInstant(`${match[1]}T00:00:00`);
  const next = new Date(`${match[1]}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return toInstant(`${next.toISOString().slice(0, 10)}T00:00:00`);
}
