import type { DeskSnapshot, InspectorState, QueueTicket } from '@loket/contract';
import { nowMs, zone } from '../fixtures/zone.ts';
import { waitingRows } from '../session/queue-selection.ts';
import { attention, holdOf } from './attention.ts';

const snapshot = zone('available', null);
const inMinutes = (minutes: number) => new Date(nowMs + minutes * 60_000).toISOString();

it('lists what needs somebody, the most urgent first, and nothing of a closed site’s counters', () => {
  const found = attention(snapshot, nowMs);
  expect(
    found.map((one) => {
      if (one.kind === 'counter') return one.place;
      return one.kind === 'wait' ? `${one.row.ticket.number.siteCode} ${one.row.minutes}` : one.kind;
    }),
  ).toEqual(['M 38', 'Berkloo', 'E 24', 'Maasdonk', 'Lindervoort', 'message']);
});

it('leaves out a message that is over', () => {
  const messages = snapshot.messages.map((one) => ({ ...one, until: inMinutes(-1) }));
  expect(attention({ ...snapshot, messages }, nowMs).some(({ kind }) => kind === 'message')).toBe(false);
});

describe('a site that closes', () => {
  const closing = (opening: { open: boolean; until: string | null }, tickets = snapshot.tickets) => {
    const sites = snapshot.sites.map((site) => (site.code === 'L' ? { ...site, opening } : site));
    return attention({ ...snapshot, sites, tickets }, nowMs).flatMap((one) =>
      one.kind === 'closing' ? [[one.place, one.waiting]] : [],
    );
  };

  it('is listed when it closes soon, or closed, while people wait there', () => {
    expect(closing({ open: true, until: inMinutes(30) })).toEqual([['Lindervoort', 2]]);
    expect(closing({ open: false, until: null })).toEqual([['Lindervoort', 2]]);
  });

  it('is not when there is time enough, or nobody waits', () => {
    expect(closing({ open: true, until: inMinutes(31) })).toEqual([]);
    expect(closing({ open: true, until: null })).toEqual([]);
    expect(closing({ open: false, until: null }, [])).toEqual([]);
  });
});

describe('what holds a long wait', () => {
  const of = (code: string, change: Partial<QueueTicket> = {}, zoneChange: Partial<DeskSnapshot> = {}) => {
    const tickets = snapshot.tickets.map((ticket) =>
      ticket.number.siteCode === code && ticket.state === 'waiting' ? { ...ticket, ...change } : ticket,
    );
    const here = { ...snapshot, ...zoneChange, tickets };
    const row = waitingRows(here, nowMs).find(({ ticket }) => ticket.number.siteCode === code)!;
    return holdOf(row, here);
  };
  const everybody = (change: Partial<InspectorState>) => ({
    inspectors: snapshot.inspectors.map((one) => ({ ...one, ...change })),
  });

  it('is the colleague for whom it is kept, while that one is at work', () => {
    expect(of('H')).toEqual({ kind: 'kept', name: 'Sofie Maes' });
    expect(of('H', {}, everybody({ state: 'off' }))).not.toMatchObject({ kind: 'kept' });
  });

  it('is the counter that is out, or in use', () => {
    expect(of('M')).toEqual({ kind: 'counter_out' });
    expect(of('L')).toEqual({ kind: 'counter_busy' });
  });

  it('is the language that not everybody speaks, with those who do, the free one first', () => {
    expect(of('E', { locale: 'fr' })).toEqual({ kind: 'language', language: 'fr', speakers: ['Sofie Maes'] });
    expect(of('E', { locale: 'en' })).toMatchObject({
      speakers: ['Nora Claes', 'Jan Peeters', 'Karim Adil'],
    });
    expect(of('E', { locale: 'fr' }, everybody({ languages: ['nl'] }))).toMatchObject({ speakers: [] });
  });

  it('is that nobody is free; and when nothing holds it, that is said', () => {
    expect(of('E', { locale: 'nl' })).toEqual({ kind: 'free' });
    expect(of('E', { locale: 'nl' }, everybody({ state: 'in_consultation' }))).toEqual({
      kind: 'nobody_free',
    });
  });
});
