import { openingInWords } from './opening-words.ts';

const at = (text: string) => Date.parse(text);
const noon = at('2026-03-24T11:00:00Z');

it.each([
  ['open tot 20 uur', { open: true, until: '2026-03-24T19:00:00Z' }],
  ['dag en nacht open', { open: true, until: null }],
  ['dag en nacht open', { open: true, until: '2026-03-27T19:00:00Z' }],
  ['gesloten, weer open morgen om 8 uur', { open: false, until: '2026-03-25T07:00:00Z' }],
  ['gesloten', { open: false, until: null }],
  [
    'open tot 20 uur, geen nieuwe nummers meer',
    { open: true, until: '2026-03-24T19:00:00Z', lastTicketAt: '2026-03-24T11:00:00Z' },
  ],
  ['open tot 20 uur', { open: true, until: '2026-03-24T19:00:00Z', lastTicketAt: '2026-03-24T11:00:01Z' }],
])('says "%s"', (words, opening) => {
  expect(openingInWords(opening, noon, 'nl')).toBe(words);
});

it('says nothing of hours that are over, until central said what came after', () => {
  expect(openingInWords({ open: true, until: '2026-03-24T11:00:00Z' }, noon, 'nl')).toBeNull();
});

it('keeps wall time when the clocks go back', () => {
  const saturday = at('2026-10-24T20:00:00Z');
  const opening = { open: false, until: '2026-10-25T07:00:00Z' };
  expect(openingInWords(opening, saturday, 'nl')).toBe('gesloten, weer open morgen om 8 uur');
});
