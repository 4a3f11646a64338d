import type { Locale } from '@loket/contract';
import type { Scenario } from '../scenario.ts';
import { carmaMonday } from './carma.ts';

const ZONES: readonly { name: string; speaks: Scenario['locales'] }[] = [
  ...['Noord', 'Kust', 'Leie', 'Dijle', 'Kempen'].map((name) => ({ name, speaks: { nl: 88, en: 7, fr: 5 } })),
  ...['Sambre', 'Meuse', 'Hainaut', 'Ardenne'].map((name) => ({ name, speaks: { fr: 90, en: 6, nl: 4 } })),
  { name: 'Oost', speaks: { de: 80, fr: 15, en: 5 } },
];

/**
 * Ten zones of CARMA's size that share one queue and one team: 80 municipalities, 100 rooms, 40 inspectors. The zones
 * are invented; each has CARMA's sizes and its hard days.
 */
export const national: Scenario = {
  ...carmaMonday,
  name: 'national',
  title: 'Tien zones met één wachtrij',
  assumptions: [
    'Tien verzonnen zones zo groot als CARMA met elk tien loketten: samen 80 gemeenten, 100 loketten, 40 inspecteurs.',
    'Vijf zones spreken vooral Nederlands, vier vooral Frans, één vooral Duits; zo ook de inspecteurs.',
    '500 gesprekken op een weekdag en 800 op maandag; een kwart geeft het op na ongeveer een uur.',
    ...carmaMonday.assumptions.slice(3),
  ],
  municipalities: ZONES.flatMap(({ name: zone, speaks }) =>
    carmaMonday.municipalities.map(({ inhabitants }, index) => ({
      name: `${zone} ${index + 1}`,
      inhabitants,
      locales: speaks,
    })),
  ),
  sites: ZONES.flatMap(({ name: zone }) =>
    carmaMonday.sites.map(({ rooms }, index) => ({ municipality: `${zone} ${index + 1}`, rooms })),
  ),
  inspectors: Array.from({ length: 40 }, (_, index) => inspector(index)),
  consultations: carmaMonday.consultations.map((day) => day * ZONES.length),
  givesUpAfterMinutes: 210,
  outages: { perRoomPerWeek: 0.1, meanMinutes: 60 },
};

/** Of ten: five speak Dutch, four French, one German; every second one has another language too. */
function inspector(index: number): Scenario['inspectors'][number] {
  const languages: Locale[] =
    index % 10 < 5
      ? index % 2 === 0
        ? ['nl', 'en', 'fr']
        : ['nl', 'en']
      : index % 10 < 9
        ? index % 2 === 0
          ? ['fr', 'en', 'nl']
          : ['fr', 'en']
        : ['de', 'fr', 'en'];
  const like = carmaMonday.inspectors[index % 4];
  return { languages, skills: like?.skills ?? [], breaks: like?.breaks ?? [] };
}
