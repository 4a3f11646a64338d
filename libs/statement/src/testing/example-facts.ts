import type { LegalLanguage, SignatureFieldFacts, StatementContent } from '@loket/contract';
import type { AttestFacts, RecordFacts } from '../record/facts.ts';
import { composeSentences, templateOf } from '../templates.ts';

/** A bicycle theft with every kind of answer and a story of a page; the person and the places are invented. */
export const exampleContent: StatementContent = {
  kind: 'aangifte',
  template: 'bicycle_theft',
  capacity: 'victim',
  answers: {
    left_on: '2026-11-20',
    left_at: '18:30',
    missed_on: '2026-11-21',
    place: 'Stationsplein, Oudsbergen',
    place_kind: 'station',
    owner: 'declarant',
    bicycle_type: 'electric',
    brand: 'Gazelle',
    colour: 'donkerblauw',
    frame_number: 'GZ 4411 8731',
    mybike: 'yes',
    lock: 'chain',
    fixed: 'yes',
    permission: 'no',
    value: '2499.00',
    insured: 'no',
  },
  story: Array.from(
    { length: 8 },
    (_, day) =>
      `Op avond ${day + 1} heb ik aan de stalling rondgevraagd of iemand iets gezien had. Een man met een grijze jas zei dat hij twee mensen met een bestelwagen zag. Hij wist niet meer hoe laat dat was.`,
  ).join('\n'),
  interpreter: null,
};

export const exampleRecord = (
  change: Partial<RecordFacts> = {},
  language: LegalLanguage = 'nl',
): RecordFacts => ({
  language,
  zone: { name: 'Politiezone Heidebrug' },
  site: { name: 'Gemeentehuis Oudsbergen', municipality: 'Oudsbergen', address: 'Dorpsstraat 44' },
  kind: exampleContent.kind,
  title: templateOf(exampleContent.template).title[language],
  reference: 'HB-2026-000142',
  capacity: exampleContent.capacity,
  startedAt: '2026-11-21T13:05:00.000Z',
  endedAt: '2026-11-21T13:41:00.000Z',
  pauses: [{ from: '2026-11-21T13:20:00.000Z', to: '2026-11-21T13:25:00.000Z' }],
  interpreter: null,
  inspector: { name: 'Bram Willems' },
  declarant: {
    surname: 'Vandersteen',
    givenNames: 'Anneleen Maria',
    nationalNumber: '85073003328',
    bornOn: '30 juli 1985',
    birthPlace: 'Genk',
    nationality: 'Belg',
    address: 'Kerkstraat 12, 3660 Oudsbergen',
    identified: { how: 'eid_verified' },
  },
  rights: { acknowledgedAt: '2026-11-21T13:04:12.000Z' },
  sentences: composeSentences(exampleContent, language),
  annexes: [
    { name: 'foto-1.jpg', what: 'foto', sizeBytes: 482_113, sha256: 'ab'.repeat(32) },
    { name: 'factuur.pdf', what: 'document', sizeBytes: 91_204, sha256: '0f'.repeat(32) },
  ],
  ...change,
});

export const exampleAttest = (
  purpose: AttestFacts['purpose'] = { what: 'theft', of: 'fiets Gazelle, donkerblauw', pvNumber: null },
  language: LegalLanguage = 'nl',
): AttestFacts => ({
  language,
  zone: { name: 'Politiezone Heidebrug' },
  site: { name: 'Gemeentehuis Oudsbergen', municipality: 'Oudsbergen', address: 'Dorpsstraat 44' },
  purpose,
  reference: 'HB-2026-000142',
  declaredAt: '2026-11-21T13:41:00.000Z',
  issuedAt: '2026-11-21T13:44:00.000Z',
  inspector: { name: 'Bram Willems' },
  declarant: { surname: 'Vandersteen', givenNames: 'Anneleen Maria', bornOn: '30 juli 1985' },
  code: 'K7PM-4XWQ-92TD',
  checkUrl: 'https://loket.example/echt/K7PM4XWQ92TD',
});

export const exampleField = (change: Partial<SignatureFieldFacts> = {}): SignatureFieldFacts => ({
  name: 'Anneleen Vandersteen',
  at: '2026-11-21T13:42:07.000Z',
  reason: 'Ondertekend met de eID en de pincode',
  place: 'Gemeentehuis Oudsbergen',
  strokes: null,
  ...change,
});

/** A wave and a dot, as a pen on a screen of 120 by 50 mm gives them. */
export const exampleStrokes: NonNullable<SignatureFieldFacts['strokes']> = {
  widthHundredthsMm: 12_000,
  heightHundredthsMm: 5_000,
  strokes: [
    Array.from({ length: 120 }, (_, index) => ({
      x: 800 + index * 80,
      y: 2500 + Math.round(1500 * Math.sin(index / 6)),
      tMs: index * 8,
      pressure: 0.5,
    })),
    [{ x: 11_000, y: 4_000, tMs: 1_200, pressure: 0.9 }],
  ],
};
