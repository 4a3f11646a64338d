import { LOCALES, TicketId, TicketState, type WaitInterval } from '@loket/contract';
import { type Followed, followPage, giveUpPage, refreshes } from './follow-page.ts';
import type { FollowedTicket } from './followed-ticket.repository.ts';

const ticket: FollowedTicket = {
  id: TicketId.parse('00000000-0000-4000-8000-000000000001'),
  number: { siteCode: 'E', count: 42, series: '' },
  locale: 'nl',
  zoneName: 'Politiezone',
  timeZone: 'Europe/Brussels',
  siteName: 'Stadhuis <Eikenrode>',
  state: 'waiting',
  counterLabel: null,
  peopleBefore: 3,
  parkedUntil: null,
  referredTo: null,
  elsewhere: null,
  mayComeBack: false,
  now: new Date('2026-11-21T13:41:00Z'),
};
const followed = (over: Partial<FollowedTicket> = {}, wait: WaitInterval | null = null): Followed => ({
  ticket: { ...ticket, ...over },
  wait,
  secret: 'carma-AAAAAAAAAAAAAAAAAAAAAA',
  locale: over.locale ?? 'nl',
  still: false,
});
const litParts = (html: string) => [...html.matchAll(/<li class="lit">([^<]*)/g)].map((match) => match[1]);

test.each([
  [{ fromMinutes: 10, toMinutes: 25 }, 'Nog tussen 10 en 25 minuten.', ['10 tot 20', '20 tot 40']],
  [{ fromMinutes: 0, toMinutes: 10 }, 'Nog tot 10 minuten.', ['minder dan 10']],
  [{ fromMinutes: 35, toMinutes: 70 }, 'Nog tussen 35 en 70 minuten.', ['20 tot 40', 'meer dan 40']],
])('position first, then the interval: %j', (wait, sentence, parts) => {
  const html = followPage(followed({}, wait));
  expect(html.indexOf('Er zijn nog 3 mensen voor u')).toBeLessThan(html.indexOf(sentence));
  expect(html).toContain(sentence);
  expect(litParts(html)).toEqual(parts);
});

test('when nothing can be said of the time, only the position', () => {
  const html = followPage(followed());
  expect(html).toContain('Er zijn nog 3 mensen voor u');
  expect(html).toContain('nog niet bekend');
  expect(html).not.toContain('class="band"');
});

test('the time of the page is the wall’s, as each language writes it', () => {
  const times = LOCALES.map((locale) => followPage(followed({ locale })).match(/14[^<]*?41/)?.[0]);
  expect(times).toEqual(['14.41', '14 h 41', '14.41', '14:41']);
});

test('who may come back sees one main thing to do', () => {
  const html = followPage(followed({ state: 'no_show', mayComeBack: true }));
  expect(html.match(/class="button primary"/g)).toHaveLength(1);
  expect(html).toContain('action="/t/carma-AAAAAAAAAAAAAAAAAAAAAA/come-back?lang=nl"');
});

test('a page that is over does not ask again and again', () => {
  for (const state of ['completed', 'cancelled', 'expired', 'referred', 'no_show'] as const)
    expect([state, refreshes(followed({ state }))]).toEqual([state, false]);
  for (const state of ['waiting', 'called', 'parked', 'in_consultation'] as const)
    expect([state, refreshes(followed({ state }))]).toEqual([state, true]);
  expect(refreshes(followed({ state: 'no_show', mayComeBack: true }))).toBe(true);
});

describe.each(LOCALES)('in %s', (locale) => {
  test.each(TicketState.options)('%s', (state) => {
    const parkedUntil = state === 'parked' ? new Date('2026-11-21T14:41:00Z') : null;
    const html = followPage(followed({ state, locale, counterLabel: 2, parkedUntil }));
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toMatch(/<h2>\S/);
    expect(html).toContain('Stadhuis &lt;Eikenrode&gt;');
    expect(html).not.toMatch(/undefined|null|NaN|<script/);
  });

  test('the question before a place is given up', () => {
    const html = giveUpPage(followed({ locale }));
    expect(html).toContain(
      `<form method="post" action="/t/carma-AAAAAAAAAAAAAAAAAAAAAA/give-up?lang=${locale}">`,
    );
    expect(html).not.toMatch(/undefined|<script/);
  });
});
