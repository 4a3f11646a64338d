import { proofWords } from './proof-words.ts';

test.each([
  ['read in 1.5 s', 'gelezen in 1,5 s'],
  ['601 mm wide', '601 mm breed, gemeten'],
  ['judged', 'door de technicus beoordeeld'],
  ['paper_out', 'papier op'],
  ['jam', 'moet open: papier vast'],
  ['23 ms', '23 ms'],
  ['5 targets, 0 missed, 41 points', '5 doelen geraakt, 0 keer ernaast, 41 punten'],
  ['201 points, 40 mm, no pressure', '201 punten, 40 mm, geen druk gevoeld'],
  ['1280x720, 30 fps, judged', '1280 × 720, 30 beelden per seconde, door de technicus beoordeeld'],
  ['echo -52 dB, direct -14 dB', 'echo −52 dB, rechtstreeks −14 dB'],
  ['tone_not_heard, direct -82 dB', 'de toon werd niet gehoord, rechtstreeks −82 dB'],
  ['device_lost', 'device lost'],
  ['', ''],
])('%s in the words of the page', (detail, words) => {
  expect(proofWords(detail, 'nl')).toBe(words);
});

test('a decimal point is a comma, but in English', () => {
  expect(proofWords('read in 1.5 s', 'de')).toBe('gelesen in 1,5 s');
  expect(proofWords('read in 1.5 s', 'en')).toBe('read in 1.5 s');
});
