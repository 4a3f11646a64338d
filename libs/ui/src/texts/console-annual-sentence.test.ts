import { annualSentence } from './console-annual-sentence.ts';

const sites = [
  { name: 'Politiehuis Genk', consultations: 812 },
  { name: 'Bibliotheek As', consultations: 392 },
  { name: 'Gemeentehuis Kinrooi', consultations: 0 },
];

test('a whole year in Dutch: the total, then each site that helped somebody', () => {
  expect(annualSentence('2026-01', '2026-12', sites, 'nl')).toBe(
    'In 2026 werden in de virtuele loketten 1.204 gesprekken gevoerd: 812 in Politiehuis Genk en 392 in Bibliotheek As.',
  );
});

test('a year so far in French', () => {
  expect(annualSentence('2026-01', '2026-03', sites.slice(0, 1), 'fr')).toBe(
    'De janvier 2026 à mars 2026, 812 entretiens ont eu lieu aux guichets virtuels : Politiehuis Genk (812).',
  );
});

test('one conversation in one month', () => {
  const one = [{ name: 'Bibliotheek As', consultations: 1 }];
  expect(annualSentence('2026-03', '2026-03', one, 'de')).toBe(
    'Im März 2026 fand an den virtuellen Schaltern 1 Gespräch statt: Bibliotheek As (1).',
  );
});

test('nobody came', () => {
  expect(annualSentence('2026-01', '2026-12', [], 'en')).toBe(
    'In 2026, 0 consultations were held at the virtual counters.',
  );
});
