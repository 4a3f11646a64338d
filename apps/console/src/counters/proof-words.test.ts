import { inLocale } from '@loket/ui';
import { proofTexts } from '@loket/ui/texts/console-counters.ts';
import { proofWords } from './proof-words.ts';

test('facts of an installation in the words of the page', () => {
  const words = inLocale(proofTexts, 'nl');
  const said = ['read in 1.5 s', '601 mm wide', 'judged', 'paper_out', '23 ms', 'device_lost'].map((detail) =>
    proofWords(detail, words, { paper_out: 'papier op' }, ','),
  );
  expect(said).toEqual([
    'gelezen in 1,5 s',
    '601 mm breed, gemeten',
    'door de technicus beoordeeld',
    'papier op',
    '23 ms',
    'device lost',
  ]);
});
