import { instantOfText } from '../calendar/wall-clock.ts';
import { readCsv, readICalendar } from './read-calendar.ts';

const from = new Date('2026-03-01T00:00:00Z');
const inBrussels = (local: string) => instantOfText(local, 'Europe/Brussels');
const spans = (read: ReturnType<typeof readCsv>) =>
  read.ok
    ? read.value.absences.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()])
    : [];

describe('the zone’s wall clock', () => {
  test.each([
    ['2026-01-15T09:00:00', '2026-01-15T08:00:00.000Z'],
    ['2026-07-15T09:00:00', '2026-07-15T07:00:00.000Z'],
    // The night in which summer time begins and the one in which it ends.
    ['2026-03-29T01:30:00', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T03:30:00', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T04:00:00', '2026-10-25T03:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ])('%s', (local, instant) => {
    expect(inBrussels(local).toISOString()).toBe(instant);
  });
});

describe('CSV', () => {
  test('times and whole days, in the zone’s wall clock', () => {
    const read = readCsv(
      'Persoon;Van;Tot\nlien;2026-03-24 13:30;2026-03-24 17:00\n"Hermans, Jef";2026-03-28;2026-03-29\n',
      from,
      inBrussels,
    );
    expect(spans(read)).toEqual([
      ['2026-03-24T12:30:00.000Z', '2026-03-24T16:00:00.000Z'],
      // Two whole days, one of them an hour shorter.
      ['2026-03-27T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ]);
    expect(read.ok && read.value.absences[1]?.who).toEqual(['Hermans, Jef']);
  });

  test('lines that make no sense are counted and named by their place', () => {
    const read = readCsv(
      'name,from,until\n,2026-03-24,2026-03-25\nlien,gisteren,2026-03-25\n',
      from,
      inBrussels,
    );
    expect(read).toMatchObject({
      value: {
        absences: [],
        ignored: 2,
        remarks: ['line 2: nobody or no time', 'line 3: nobody or no time'],
      },
    });
  });

  test.each(['', 'a,b\n1,2\n', '\0\0', '%PDF-1.7'])('is not: %j', (text) => {
    expect(readCsv(text, from, inBrussels).ok).toBe(false);
  });
});

describe('iCalendar', () => {
  const calendar = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...events, 'END:VCALENDAR', ''].join('\r\n');
  const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n');

  test('whole days, UTC, floating times, by attendee or by the summary', () => {
    const read = readICalendar(
      calendar(
        event('DTSTART;VALUE=DATE:20260324', 'DTEND;VALUE=DATE:20260325', 'SUMMARY:Lien Gielen: verlof'),
        event(
          'DTSTART:20260326T080000Z',
          'DTEND:20260326T100000Z',
          'ATTENDEE;CN=Jef Hermans:mailto:jef@carma.example',
        ),
        event('DTSTART:20260330T090000', 'DTEND:20260330T120000', 'SUMMARY:lien: opleiding'),
      ),
      from,
      inBrussels,
    );
    expect(spans(read)).toEqual([
      ['2026-03-23T23:00:00.000Z', '2026-03-24T23:00:00.000Z'],
      ['2026-03-26T08:00:00.000Z', '2026-03-26T10:00:00.000Z'],
      ['2026-03-30T07:00:00.000Z', '2026-03-30T10:00:00.000Z'],
    ]);
    expect(read.ok && read.value.absences[1]?.who).toEqual(['jef@carma.example', 'Jef Hermans']);
  });

  test('what repeats is followed, over the change to summer time too', () => {
    const read = readICalendar(
      calendar(
        event(
          'DTSTART:20260325T090000',
          'DTEND:20260325T100000',
          'RRULE:FREQ=WEEKLY;COUNT=2',
          'SUMMARY:lien: bureau',
        ),
      ),
      from,
      inBrussels,
    );
    expect(spans(read).map(([start]) => start)).toEqual([
      '2026-03-25T08:00:00.000Z',
      '2026-04-01T07:00:00.000Z',
    ]);
  });

  test('what is free or cancelled is no absence, and what never ends does', () => {
    const read = readICalendar(
      calendar(
        event(
          'DTSTART:20260324T090000Z',
          'DTEND:20260324T100000Z',
          'TRANSP:TRANSPARENT',
          'SUMMARY:lien: thuiswerk',
        ),
        event(
          'DTSTART:20260324T090000Z',
          'DTEND:20260324T100000Z',
          'STATUS:CANCELLED',
          'SUMMARY:lien: verlof',
        ),
        event(
          'DTSTART:20260324T090000Z',
          'DTEND:20260324T100000Z',
          'RRULE:FREQ=DAILY',
          'SUMMARY:lien: recup',
        ),
      ),
      from,
      inBrussels,
    );
    expect(spans(read).length).toBeGreaterThan(300);
    expect(spans(read).length).toBeLessThan(402);
  });

  test.each(['BEGIN:VCALENDAR', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR'])('is not: %j', (text) => {
    expect(readICalendar(text, from, inBrussels).ok).toBe(false);
  });
});
