import type { IntervalCalibration, Locale, QueueReport } from '@loket/contract';
import { area, plural } from './area.ts';
import { LANGUAGE_TAGS } from './times.ts';

/** The queue's figures of some days. */
export const queueFigureTexts = area({
  parts: { nl: 'Welke cijfers', fr: 'Quels chiffres', de: 'Welche Zahlen', en: 'Which figures' },
  days: { nl: 'De wachtrij', fr: 'La file', de: 'Die Warteschlange', en: 'The queue' },
  months: { nl: 'Maand na maand', fr: 'Mois par mois', de: 'Monat für Monat', en: 'Month by month' },
  span: { nl: 'Welke dagen', fr: 'Quels jours', de: 'Welche Tage', en: 'Which days' },
  today: { nl: 'Vandaag', fr: 'Aujourd’hui', de: 'Heute', en: 'Today' },
  week: { nl: 'Deze week', fr: 'Cette semaine', de: 'Diese Woche', en: 'This week' },
  month: { nl: 'Deze maand', fr: 'Ce mois', de: 'Diesen Monat', en: 'This month' },
  year: { nl: 'Dit jaar', fr: 'Cette année', de: 'Dieses Jahr', en: 'This year' },
  free: { nl: 'Zelf kiezen', fr: 'Choisir', de: 'Selbst wählen', en: 'Choose' },
  from: { nl: 'Van', fr: 'Du', de: 'Von', en: 'From' },
  to: { nl: 'Tot en met', fr: 'Au', de: 'Bis einschließlich', en: 'Up to and including' },
  wrongDay: {
    nl: 'Kies een dag.',
    fr: 'Choisissez un jour.',
    de: 'Wählen Sie einen Tag.',
    en: 'Choose a day.',
  },
  wrongDays: {
    nl: 'De eerste dag moet voor de laatste liggen.',
    fr: 'Le premier jour doit précéder le dernier.',
    de: 'Der erste Tag muss vor dem letzten liegen.',
    en: 'The first day has to be before the last.',
  },
  tooLong: {
    nl: 'Kies hoogstens een jaar.',
    fr: 'Choisissez un an au plus.',
    de: 'Wählen Sie höchstens ein Jahr.',
    en: 'Choose a year at most.',
  },
  none: {
    nl: 'Op deze dagen nam niemand een ticket.',
    fr: 'Personne n’a pris de ticket ces jours-là.',
    de: 'An diesen Tagen zog niemand ein Ticket.',
    en: 'Nobody took a ticket on these days.',
  },
  tickets: { nl: 'Tickets', fr: 'Tickets', de: 'Tickets', en: 'Tickets' },
  consultations: { nl: 'Gesprekken', fr: 'Entretiens', de: 'Gespräche', en: 'Consultations' },
  served: { nl: 'Geholpen', fr: 'Aidés', de: 'Geholfen', en: 'Helped' },
  referred: { nl: 'Doorverwezen', fr: 'Orientés ailleurs', de: 'Weiterverwiesen', en: 'Sent on' },
  noShows: { nl: 'Kwamen niet', fr: 'Absents', de: 'Nicht erschienen', en: 'Did not come' },
  abandoned: { nl: 'Gaven op', fr: 'Ont renoncé', de: 'Gaben auf', en: 'Gave up' },
  open: { nl: 'Nog bezig', fr: 'En cours', de: 'Noch offen', en: 'Still open' },
  waiting: { nl: 'Wachten', fr: 'Attente', de: 'Warten', en: 'Waiting' },
  handling: { nl: 'Gesprek', fr: 'Entretien', de: 'Gespräch', en: 'Consultation' },
  halfWaited: {
    nl: 'Helft wachtte minder dan',
    fr: 'La moitié a attendu moins de',
    de: 'Die Hälfte wartete weniger als',
    en: 'Half waited less than',
  },
  nineWaited: {
    nl: 'Negen van tien minder dan',
    fr: 'Neuf sur dix moins de',
    de: 'Neun von zehn weniger als',
    en: 'Nine in ten less than',
  },
  half: { nl: 'Helft', fr: 'Moitié', de: 'Hälfte', en: 'Half' },
  nineOfTen: { nl: '9 op 10', fr: '9 sur 10', de: '9 von 10', en: '9 in 10' },
  ninetyNine: { nl: '99 op 100', fr: '99 sur 100', de: '99 von 100', en: '99 in 100' },
  longest: { nl: 'Langst', fr: 'Maximum', de: 'Längste', en: 'Longest' },
  oneOfTen: { nl: '1 op 10', fr: '1 sur 10', de: '1 von 10', en: '1 in 10' },
  perSite: {
    nl: 'Gesprekken per locatie',
    fr: 'Entretiens par site',
    de: 'Gespräche je Standort',
    en: 'Consultations per site',
  },
  perHour: {
    nl: 'Tickets per uur van de dag',
    fr: 'Tickets par heure de la journée',
    de: 'Tickets je Stunde des Tages',
    en: 'Tickets per hour of the day',
  },
  perReason: {
    nl: 'Waarvoor mensen kwamen',
    fr: 'Pourquoi on est venu',
    de: 'Weshalb man kam',
    en: 'Why people came',
  },
  waitPerSite: {
    nl: 'Wachten per locatie',
    fr: 'Attente par site',
    de: 'Warten je Standort',
    en: 'Waiting per site',
  },
  waitPerSiteHint: {
    nl: 'De balk loopt van wie bij de kortste tiende hoorde tot bij de langste; de streep is de helft.',
    fr: 'La barre va du dixième le plus court au dixième le plus long ; le trait est la moitié.',
    de: 'Der Balken reicht vom kürzesten bis zum längsten Zehntel; der Strich ist die Hälfte.',
    en: 'The bar runs from the shortest tenth to the longest; the line is the half.',
  },
  outcomes: {
    nl: 'Hoe gesprekken eindigden',
    fr: 'Comment se sont terminés les entretiens',
    de: 'Wie Gespräche endeten',
    en: 'How consultations ended',
  },
  promise: {
    nl: 'Wat we aankondigden',
    fr: 'Ce que nous avons annoncé',
    de: 'Was wir ankündigten',
    en: 'What we announced',
  },
  atWork: { nl: 'De inspecteurs', fr: 'Les inspecteurs', de: 'Die Inspektoren', en: 'The inspectors' },
  asTable: { nl: 'Als tabel', fr: 'En tableau', de: 'Als Tabelle', en: 'As a table' },
  hour: { nl: 'Uur', fr: 'Heure', de: 'Stunde', en: 'Hour' },
  site: { nl: 'Locatie', fr: 'Site', de: 'Standort', en: 'Site' },
  reason: { nl: 'Reden', fr: 'Motif', de: 'Anlass', en: 'Reason' },
  outcome: { nl: 'Afloop', fr: 'Issue', de: 'Ausgang', en: 'Outcome' },
  number: { nl: 'Aantal', fr: 'Nombre', de: 'Anzahl', en: 'Number' },
  otherReasons: {
    nl: 'Andere, telkens te weinig om te noemen',
    fr: 'Autres, chaque fois trop peu pour être nommés',
    de: 'Andere, je zu wenige, um sie zu nennen',
    en: 'Others, each too few to name',
  },
  copy: { nl: 'Kopieer de zin', fr: 'Copier la phrase', de: 'Satz kopieren', en: 'Copy the sentence' },
  copied: { nl: 'Gekopieerd.', fr: 'Copié.', de: 'Kopiert.', en: 'Copied.' },
  notCopied: {
    nl: 'Kopiëren mag niet van deze browser. Selecteer de zin.',
    fr: 'Ce navigateur ne permet pas de copier. Sélectionnez la phrase.',
    de: 'Dieser Browser lässt das Kopieren nicht zu. Markieren Sie den Satz.',
    en: 'This browser does not allow copying. Select the sentence.',
  },
  ofYear: { nl: 'Jaar', fr: 'Année', de: 'Jahr', en: 'Year' },
});

const counted = (locale: Locale, value: number, digits = 0) =>
  new Intl.NumberFormat(LANGUAGE_TAGS[locale], { maximumFractionDigits: digits }).format(value);

/** "81 %", with a space that does not break. */
const share = (locale: Locale, value: number) => `${counted(locale, value * 100)}\u00a0%`;

/** "Van 412 voorspellingen kwam 81 % uit. 40 mensen wachtten korter, 38 langer. …" */
export function calibrationWords(calibration: IntervalCalibration, locale: Locale): string {
  const { announced, share: inside, shareRounded, shorter, longer } = calibration;
  if (inside === null) return NOTHING_ANNOUNCED[locale];
  const n = counted(locale, announced);
  const [less, more, came] = [counted(locale, shorter), counted(locale, longer), share(locale, inside)];
  const told = share(locale, shareRounded ?? inside);
  const people = (count: number, one: string, many: string) => plural(locale, count, one, many);
  switch (locale) {
    case 'nl':
      return `Van ${n} ${people(announced, 'voorspelling', 'voorspellingen')} kwam ${came} uit; ${less} ${people(shorter, 'mens wachtte', 'mensen wachtten')} korter, ${more} langer. Zoals gezegd, afgerond op vijf minuten, klopte ${told}. We beloven 80\u00a0%.`;
    case 'fr':
      return `Sur ${n} ${people(announced, 'prévision', 'prévisions')}, ${came} se sont vérifiées ; ${less} ${people(shorter, 'personne a', 'personnes ont')} attendu moins, ${more} plus. Telles qu’annoncées, arrondies à cinq minutes, ${told} étaient justes. Nous promettons 80\u00a0%.`;
    case 'de':
      return `Von ${n} ${people(announced, 'Vorhersage', 'Vorhersagen')} traf ${came} zu; ${less} ${people(shorter, 'Person wartete', 'Personen warteten')} kürzer, ${more} länger. Wie angesagt, auf fünf Minuten gerundet, stimmte ${told}. Wir versprechen 80\u00a0%.`;
    case 'en':
      return `Of ${n} ${people(announced, 'forecast', 'forecasts')}, ${came} came true; ${less} ${people(shorter, 'person', 'people')} waited less, ${more} longer. As told, in whole five minutes, ${told} were right. We promise 80\u00a0%.`;
  }
}

const NOTHING_ANNOUNCED = {
  nl: 'Niemand met een aangekondigde wachttijd werd al opgeroepen.',
  fr: 'Personne à qui une attente a été annoncée n’a encore été appelé.',
  de: 'Noch niemand mit einer angekündigten Wartezeit wurde aufgerufen.',
  en: 'Nobody who was told a waiting time has been called yet.',
} as const satisfies Record<Locale, string>;

/** "Samen 96 uur aan het werk, waarvan 71 uur met een burger (74 %)." */
export function occupancyWords(
  { hoursAtWork, hoursInConsultation }: QueueReport['occupancy'],
  locale: Locale,
): string {
  if (hoursAtWork === 0) return NOBODY_AT_WORK[locale];
  const hours = (value: number) => counted(locale, value, value < 10 ? 1 : 0);
  const [work, talk] = [hours(hoursAtWork), hours(hoursInConsultation)];
  const part = share(locale, Math.min(1, hoursInConsultation / hoursAtWork));
  switch (locale) {
    case 'nl':
      return `Samen ${work} uur aan het werk, waarvan ${talk} uur met een burger (${part}).`;
    case 'fr':
      return `Ensemble ${work} h au travail, dont ${talk} h avec un citoyen (${part}).`;
    case 'de':
      return `Zusammen ${work} Std. bei der Arbeit, davon ${talk} Std. mit einem Bürger (${part}).`;
    case 'en':
      return `Together ${work} h at work, of which ${talk} h with a citizen (${part}).`;
  }
}

const NOBODY_AT_WORK = {
  nl: 'Op deze dagen was er geen inspecteur aan het werk.',
  fr: 'Aucun inspecteur n’était au travail ces jours-là.',
  de: 'An diesen Tagen war niemand bei der Arbeit.',
  en: 'No inspector was at work on these days.',
} as const satisfies Record<Locale, string>;
