import ICAL from 'ical.js';

export type CalendarEvent = {
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** Stays the same over every change of one appointment. */
  uid: string;
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  location: string;
  description: string;
  organizer: string | undefined;
  attendee: string | undefined;
  madeAt: Date;
};

/**
 * One appointment as iCalendar (RFC 5545, methods of RFC 5546). The times are in UTC: every calendar shows them in
 * its own zone, summer and winter, without a table of zones in the file.
 */
export function calendarFile(event: CalendarEvent): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Loket//Appointments//EN');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('method', event.method);
  const entry = new ICAL.Component('vevent');
  entry.addPropertyWithValue('uid', event.uid);
  entry.addPropertyWithValue('sequence', event.sequence);
  entry.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(event.madeAt, true));
  entry.addPropertyWithValue('dtstart', ICAL.Time.fromJSDate(event.startsAt, true));
  entry.addPropertyWithValue('dtend', ICAL.Time.fromJSDate(event.endsAt, true));
  entry.addPropertyWithValue('summary', event.summary);
  if (event.location !== '') entry.addPropertyWithValue('location', event.location);
  if (event.description !== '') entry.addPropertyWithValue('description', event.description);
  entry.addPropertyWithValue('status', event.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
  // Nobody else's calendar shows more than "busy".
  entry.addPropertyWithValue('class', 'PRIVATE');
  if (event.organizer && event.method !== 'PUBLISH')
    entry.addPropertyWithValue('organizer', `mailto:${event.organizer}`);
  if (event.attendee && event.method !== 'PUBLISH') {
    const attendee = entry.addPropertyWithValue('attendee', `mailto:${event.attendee}`);
    attendee.setParameter('partstat', 'ACCEPTED');
    attendee.setParameter('rsvp', 'FALSE');
  }
  calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}
