import { IssuedTicket, type Locale, TicketPaper, type WaitInterval } from '@loket/contract';
import { ticketPaper } from './ticket.ts';
import { timeOfDay } from './times.ts';

const issued = (locale: Locale, peopleBefore: number, wait: WaitInterval | null = null) =>
  IssuedTicket.parse({
    id: '3b241101-e2bb-4255-8caf-4136c566a962',
    number: { siteCode: 'E', count: 42 },
    locale,
    issuedAt: '2026-03-24T13:32:00Z',
    peopleBefore,
    wait,
    followUrl: 'https://loket.example/t/abc',
  });
const place = {
  zoneName: 'Politie, zone Maasheide',
  siteName: 'Stadhuis Eikenrode',
  secondLocale: 'fr',
} as const;

test('the paper says the position first, in both languages, and when it counts', () => {
  const paper = ticketPaper(issued('nl', 2), place);
  expect(TicketPaper.parse(paper)).toEqual(paper);
  expect(paper.position).toBe('Er zijn 2 mensen voor u.');
  expect(paper.positionSecond).toBe('Il y a 2 personnes avant vous.');
  expect(paper.footer).toContain('Dinsdag 24 maart 2026');
  expect(paper.footer).toContain('14.32 uur');
});

test('nobody and one person have words of their own', () => {
  expect(ticketPaper(issued('nl', 0), place).position).toBe('U bent de volgende.');
  expect(ticketPaper(issued('fr', 1), place).position).toBe('Il y a 1 personne avant vous.');
});

test('the second language is never the first again', () => {
  const paper = ticketPaper(issued('fr', 2), place);
  expect(paper.positionSecond).toBe('Er zijn 2 mensen voor u.');
});

test('the interval stands under the position, and in the second language behind it', () => {
  const paper = ticketPaper(issued('nl', 2, { fromMinutes: 10, toMinutes: 25 }), place);
  expect(TicketPaper.parse(paper)).toEqual(paper);
  expect(paper.wait).toBe('Wachttijd: tussen 10 en 25 minuten.');
  expect(paper.positionSecond.replace(/\s/g, ' ')).toBe(
    'Il y a 2 personnes avant vous. Temps d’attente : entre 10 et 25 minutes.',
  );
});

test('given out without central, it says that waiting is unknown', () => {
  const paper = ticketPaper({ ...issued('nl', 0), peopleBefore: null }, place);
  expect(paper.position).toBe('Uw nummer is geldig.');
  expect(paper.wait).toBe('Hoe lang het duurt, is nog niet bekend.');
});

test('no text of any language promises a waiting time that nobody announced', () => {
  for (const locale of ['nl', 'fr', 'de', 'en'] as const) {
    expect(ticketPaper(issued(locale, 7), place).wait).toBeNull();
    expect(JSON.stringify(ticketPaper(issued(locale, 7), place))).not.toMatch(
      /minut|wachttijd|Wartezeit|temps d’attente/i,
    );
  }
});

test.each([
  ['nl', '14.32 uur'],
  ['fr', '14 h 32'],
  ['de', '14.32 Uhr'],
  ['en', '14:32'],
] as const)('%s writes the time as %s', (locale, text) => {
  expect(timeOfDay(new Date('2026-03-24T13:32:00Z'), locale)).toBe(text);
});
