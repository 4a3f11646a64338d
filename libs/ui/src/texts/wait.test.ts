import { LOCALES, WaitInterval } from '@loket/contract';
import fc from 'fast-check';
import { fallsInto, WAIT_BAND, waitInShort, waitInWords, waitSentence } from './wait.ts';

const wait = (fromMinutes: number, toMinutes: number) => WaitInterval.parse({ fromMinutes, toMinutes });
const lit = (interval: WaitInterval) =>
  WAIT_BAND.filter((part) => fallsInto(interval, part)).map(({ name }) => name);

test.each([
  ['nl', 'Wachttijd: tussen 10 en 25 minuten', '10 tot 25 min'],
  ['fr', 'Temps d’attente : entre 10 et 25 minutes', '10 à 25 min'],
  ['de', 'Wartezeit: zwischen 10 und 25 Minuten', '10 bis 25 Min.'],
  ['en', 'Waiting time: between 10 and 25 minutes', '10 to 25 min'],
] as const)('%s says an interval in a sentence and in short', (locale, sentence, short) => {
  expect(waitSentence(wait(10, 25), locale).replace(/\s/g, ' ')).toBe(sentence);
  expect(waitInShort(wait(10, 25), locale)).toBe(short);
});

test('an interval that begins at nothing has no zero in it', () => {
  for (const locale of LOCALES)
    expect(waitInWords(wait(0, 15), locale)).toMatch(/^(tot|jusqu’à|bis zu|up to) 15 minut/i);
});

test.each([
  [wait(0, 5), ['under10']],
  [wait(10, 20), ['from10']],
  [wait(10, 25), ['from10', 'from20']],
  [wait(5, 45), ['under10', 'from10', 'from20', 'over40']],
  [wait(40, 90), ['over40']],
])('%j lights %j', (interval, parts) => {
  expect(lit(interval)).toEqual(parts);
});

test('every interval lights parts beside each other, at least one', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 60 }), (from, width) => {
      const parts = WAIT_BAND.map((part) => fallsInto(wait(from * 5, (from + width) * 5), part));
      expect(parts.join().match(/true(,true)*/g)).toHaveLength(1);
    }),
  );
});
