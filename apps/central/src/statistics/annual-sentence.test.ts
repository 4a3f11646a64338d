import { sentenceFor } from './annual-sentence.ts';

const held = {
  year: 2026,
  consultations: 6_520,
  sites: [
    { siteName: 'Genk', consultations: 2_410 },
    { siteName: 'Oudsbergen', consultations: 4_110 },
  ],
};

test('a year in the three languages of the law', () => {
  expect(sentenceFor('nl', held)).toBe(
    'In 2026 werden in het virtueel loket 6.520 consultaties gehouden: Genk 2.410, Oudsbergen 4.110.',
  );
  expect(sentenceFor('fr', held)).toBe(
    'En 2026, 6\u00a0520 consultations ont été tenues au guichet virtuel\u00a0: Genk 2\u00a0410, Oudsbergen 4\u00a0110.',
  );
  expect(sentenceFor('de', held)).toBe(
    'Im Jahr 2026 wurden am virtuellen Schalter 6.520 Konsultationen abgehalten: Genk 2.410, Oudsbergen 4.110.',
  );
});

test('one consultation, and none', () => {
  const one = { year: 2026, consultations: 1, sites: [{ siteName: 'Genk', consultations: 1 }] };
  expect(sentenceFor('nl', one)).toBe('In 2026 werd in het virtueel loket 1 consultatie gehouden: Genk 1.');
  expect(sentenceFor('nl', { year: 2026, consultations: 0, sites: [] })).toBe(
    'In 2026 werden in het virtueel loket 0 consultaties gehouden.',
  );
});
