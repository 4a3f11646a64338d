import { FIRST_POLICY } from '@loket/queue';
import type { Scenario } from '../scenario.ts';

/** Approximate official statistics around 2023; the zone's annual report counts 182,529 people in all. */
const municipalities = [
  { name: 'Genk', inhabitants: 67_500 },
  { name: 'Houthalen-Helchteren', inhabitants: 31_200 },
  { name: 'Oudsbergen', inhabitants: 24_000 },
  { name: 'Bree', inhabitants: 16_700 },
  { name: 'Bocholt', inhabitants: 13_500 },
  { name: 'Kinrooi', inhabitants: 12_500 },
  { name: 'As', inhabitants: 8_800 },
  { name: 'Zutendaal', inhabitants: 7_500 },
];

/** More in the late morning and after work; the average of the ten hours is 1. */
const hours = [0, 0, 0, 0, 0, 0, 0, 0, 0.9, 1.1, 1.2, 1.1, 0.8, 0.8, 0.9, 1, 1.2, 1, 0, 0, 0, 0, 0, 0];

/** A quarter, half an hour for lunch and a quarter, one inspector after the other. */
const breaks = (place: number) => [
  { afterMinutes: 100 + place * 20, minutes: 15 },
  { afterMinutes: 220 + place * 35, minutes: 30 },
  { afterMinutes: 430 + place * 20, minutes: 15 },
];

const team: Scenario['inspectors'] = [
  { languages: ['nl', 'fr', 'en'], skills: ['victims', 'traffic'], breaks: breaks(0) },
  { languages: ['nl', 'en'], skills: ['fraud', 'traffic'], breaks: breaks(1) },
  { languages: ['nl', 'fr', 'de', 'en'], skills: ['victims', 'fraud'], breaks: breaks(2) },
  { languages: ['nl', 'en'], skills: ['victims', 'traffic'], breaks: breaks(3) },
];

const everyDay = {
  opening: { fromHour: 8, toHour: 18 },
  hours,
  reasons: {
    theft: 22,
    lost_or_found: 16,
    document_or_question: 16,
    traffic: 12,
    fraud: 11,
    damage: 9,
    neighbours: 7,
    violence: 5,
    tell_the_inspector: 2,
  },
  locales: { nl: 86, en: 7, fr: 5, de: 2 },
  appointments: 0.08,
  handling: { shape: 'lognormal', meanMinutes: 25, deviation: 0.6 },
  noShows: 0.03,
  patienceSeconds: 120,
  walkSeconds: 30,
  reactionSeconds: 20,
  roomTurnaroundSeconds: 30,
  policy: FIRST_POLICY,
} as const satisfies Partial<Scenario>;

const assumed = [
  'De duur van een gesprek is gemiddeld 25 minuten (lognormaal, spreiding 0,6 maal het gemiddelde).',
  'Verdeling over de uren van de dag, redenen, talen, afspraken (8 %) en wie niet opdaagt (3 %): aangenomen.',
  'Bij sluitingstijd wordt wie nog wacht, geholpen.',
];

/** The year that the annual report of 2023 counts: 6,520 consultations at four sites; Monday is 1.6 times another day. */
export const carma: Scenario = {
  ...everyDay,
  name: 'carma',
  title: 'Politiezone CARMA, een gewoon jaar',
  assumptions: [
    '6.520 gesprekken per jaar op vier locaties (jaarverslag 2023); maandag 1,6 maal een andere weekdag.',
    'Welke vier gemeenten het waren, staat niet in het verslag: hier de vier grootste, naar inwoners.',
    'Drie inspecteurs met pauzes, weekdagen van 8 tot 18 uur.',
    ...assumed,
  ],
  municipalities: municipalities.slice(0, 4),
  sites: municipalities.slice(0, 4).map(({ name }) => ({ municipality: name, rooms: 1 })),
  inspectors: team.slice(0, 3),
  consultations: week(6_520 / 52),
  givesUpAfterMinutes: 180,
  outages: { perRoomPerWeek: 0.1, meanMinutes: 60 },
};

/** The hard one: ten rooms, 50 consultations on a weekday and 80 on Monday in ten hours, four inspectors, nobody gives up. */
export const carmaMonday: Scenario = {
  ...everyDay,
  name: 'carma-monday',
  title: 'Politiezone CARMA, tien loketten en drukke maandagen',
  assumptions: [
    'Tien loketten in acht gemeenten (twee in Genk, twee in Oudsbergen); wie komt, naar verhouding van de inwoners.',
    '50 gesprekken op een weekdag en 80 op maandag, in tien uren; vier inspecteurs met elk een uur pauze.',
    'Niemand geeft het wachten op en geen loket valt uit.',
    ...assumed,
  ],
  municipalities,
  sites: municipalities.map(({ name }) => ({
    municipality: name,
    rooms: name === 'Genk' || name === 'Oudsbergen' ? 2 : 1,
  })),
  inspectors: team,
  consultations: [80, 50, 50, 50, 50, 0, 0],
  givesUpAfterMinutes: null,
  outages: null,
};

/** So many consultations in a week of five days, of which Monday is 1.6 times another. */
function week(consultations: number): number[] {
  const day = consultations / 5.6;
  return [1.6 * day, day, day, day, day, 0, 0];
}
