import { LOCALES, type WhyThisTicket, WhyThisTicket as WhyThisTicketShape } from '@loket/contract';
import { whySentences } from './why-sentences.ts';

const parsed = (why: object): WhyThisTicket => WhyThisTicketShape.parse(why);
const number = (siteCode: string, count: number) => ({ siteCode, count, series: '' });

const called = parsed({
  state: 'called',
  at: '2026-03-24T13:30:00Z',
  policyVersion: 3,
  because: [
    { kind: 'waited', minutes: 24.9 },
    { kind: 'head_start', of: 'appointment', minutes: 60 },
    { kind: 'site_turn', minutes: 0.3 },
    { kind: 'language', match: true },
    { kind: 'skill', skill: 'traffic', match: false },
  ],
  passedOver: [{ number: number('E', 43), hindrance: 'no_free_counter' }],
});

it('says why a ticket was called, and why another one was not', () => {
  expect(whySentences(called, 'nl')).toEqual([
    'Wachtte 24 minuten.',
    'Afspraak: 60 minuten voorsprong.',
    'De inspecteur spreekt de gevraagde taal.',
    'Niemand met de opleiding verkeer was op tijd vrij.',
    'E 43 stond ervoor, maar daar was geen loket vrij.',
    'Beslist om 14.30 uur. Regels: versie 3.',
  ]);
});

it('says the same in the other languages', () => {
  expect(whySentences(called, 'fr').slice(0, 2)).toEqual([
    'A attendu 24 minutes.',
    'Rendez-vous : 60 minutes d’avance.',
  ]);
  expect(whySentences(called, 'de').slice(0, 2)).toEqual([
    'Hat 24 Minuten gewartet.',
    'Termin: 60 Minuten Vorsprung.',
  ]);
  expect(whySentences(called, 'en').slice(0, 2)).toEqual([
    'Waited 24 minutes.',
    'Appointment: a 60 minute head start.',
  ]);
});

it('says of a ticket that waits what holds it back, and nothing about one inspector', () => {
  const waiting = parsed({
    state: 'waiting',
    at: '2026-03-24T13:30:00Z',
    policyVersion: 0,
    peopleBefore: 1,
    because: [
      { kind: 'waited', minutes: 1 },
      { kind: 'site_turn', minutes: 5 },
      { kind: 'language', match: false },
    ],
    hindrances: ['no_free_counter', 'kept_for_colleague'],
  });
  expect(whySentences(waiting, 'nl')).toEqual([
    'Wacht 1 minuut.',
    'Op deze plaats staat al een tijd een loket vrij: 5 minuten voorsprong.',
    '1 ticket staat ervoor.',
    'Op deze plaats is geen loket vrij.',
    'Bewaard voor een collega.',
    'Regels: versie 0.',
  ]);
});

it.each(LOCALES)('says in %s that nothing holds a ticket back', (locale) => {
  const free = parsed({
    state: 'waiting',
    at: '2026-03-24T13:30:00Z',
    policyVersion: 1,
    peopleBefore: 0,
    because: [],
    hindrances: [],
  });
  const said = whySentences(free, locale);
  expect(said).toHaveLength(3);
  expect(said.join(' ')).not.toMatch(/undefined|_/);
});
