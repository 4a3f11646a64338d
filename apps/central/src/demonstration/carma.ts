import type { Competence, CounterRole, OpeningHours, SiteKind, SiteRegime, StaffRole } from '@loket/contract';

/**
 * The demonstration zone: the municipalities and counters of the police zone CARMA, with invented people.
 * Where a site has one room, its appliance also gives tickets; where it has two, the first one does.
 */
export const CARMA = { code: 'carma', name: 'Politiezone CARMA' } as const;

const ONE_ROOM: readonly (readonly CounterRole[])[] = [['counter', 'ticket_kiosk']];
const TWO_ROOMS: readonly (readonly CounterRole[])[] = [['counter', 'ticket_kiosk'], ['counter']];

const ALWAYS: OpeningHours = { mode: 'always' };

/** The hours of a town hall with a counter that stays open longer than its own desks. */
const OFFICE: OpeningHours = {
  mode: 'weekly',
  rules: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' })),
    { weekday: 6, opens: '09:00', closes: '13:00' },
  ],
  exceptions: [
    { date: '2026-12-24', spans: [{ opens: '08:00', closes: '16:00' }], note: 'Kerstavond' },
    { date: '2026-12-31', spans: [{ opens: '08:00', closes: '16:00' }], note: 'Oudejaarsavond' },
  ],
  holidays: 'closed',
};

const WALK_IN: SiteRegime = {
  access: 'walk_in',
  service: 'virtual',
  controlledEntry: false,
  visitorCheckIn: false,
  accessZones: [],
  elsewhere: null,
};

/** The last quarter of an hour is for those who wait already; they are served. */
const OFFICE_REGIME: SiteRegime = { ...WALK_IN, lastTicketMinutes: 15, whenClosing: 'serve' };

/** Headquarters: an entry lock, and visitors with a badge for a part of the building. */
const HEADQUARTERS: SiteRegime = {
  ...WALK_IN,
  controlledEntry: true,
  visitorCheckIn: true,
  accessZones: ['Onthaal', 'Verhoor', 'Vergaderzalen'],
};

type DemonstrationSite = {
  municipality: string;
  name: string;
  kind: SiteKind;
  code: string;
  address: string;
  hours: OpeningHours;
  regime: SiteRegime;
  /** Name of the site where else to go. */
  elsewhere?: string;
  counters: readonly (readonly CounterRole[])[];
};

export const CARMA_SITES: readonly DemonstrationSite[] = [
  {
    municipality: 'As',
    name: 'Bibliotheek As',
    kind: 'library',
    code: 'A',
    address: 'Dorpsstraat 1, 3665 As',
    hours: OFFICE,
    regime: OFFICE_REGIME,
    counters: ONE_ROOM,
  },
  {
    municipality: 'Bocholt',
    name: 'Gemeentehuis Bocholt',
    kind: 'town_hall',
    code: 'BO',
    address: 'Dorpsstraat 16, 3950 Bocholt',
    hours: OFFICE,
    // The building shuts with it: who still waits is sent to Bree, which never closes.
    regime: { ...OFFICE_REGIME, whenClosing: 'tell' },
    elsewhere: 'Politiehuis Bree',
    counters: ONE_ROOM,
  },
  {
    municipality: 'Bree',
    name: 'Politiehuis Bree',
    kind: 'police_station',
    code: 'B',
    address: 'Witte Torenwal 22, 3960 Bree',
    hours: ALWAYS,
    regime: WALK_IN,
    counters: ONE_ROOM,
  },
  {
    municipality: 'Genk',
    name: 'Politiehuis Genk',
    kind: 'police_station',
    code: 'G',
    address: 'Europalaan 25, 3600 Genk',
    hours: ALWAYS,
    regime: HEADQUARTERS,
    counters: TWO_ROOMS,
  },
  {
    municipality: 'Houthalen-Helchteren',
    name: 'Gemeentehuis Houthalen-Helchteren',
    kind: 'town_hall',
    code: 'H',
    address: 'Pastorijstraat 30, 3530 Houthalen-Helchteren',
    hours: OFFICE,
    regime: OFFICE_REGIME,
    counters: ONE_ROOM,
  },
  {
    municipality: 'Kinrooi',
    name: 'Gemeentehuis Kinrooi',
    kind: 'town_hall',
    code: 'K',
    address: 'Breeërsteenweg 146, 3640 Kinrooi',
    hours: OFFICE,
    regime: OFFICE_REGIME,
    counters: ONE_ROOM,
  },
  {
    municipality: 'Oudsbergen',
    name: 'Gemeentehuis Oudsbergen',
    kind: 'town_hall',
    code: 'O',
    address: 'Dorpsstraat 44, 3670 Oudsbergen',
    hours: OFFICE,
    regime: OFFICE_REGIME,
    counters: TWO_ROOMS,
  },
  {
    municipality: 'Zutendaal',
    name: 'Bibliotheek Zutendaal',
    kind: 'library',
    code: 'Z',
    address: 'Oosterzonneplein 1, 3690 Zutendaal',
    hours: OFFICE,
    regime: OFFICE_REGIME,
    counters: ONE_ROOM,
  },
];

type DemonstrationPerson = {
  username: string;
  name: string;
  roles: readonly StaffRole[];
  /** Of those who take calls. */
  competence?: Competence;
};

export const CARMA_STAFF: readonly DemonstrationPerson[] = [
  { username: 'hilde', name: 'Hilde Verlinden', roles: ['chief_inspector'] },
  {
    username: 'samira',
    name: 'samira',
    roles: ['inspector'],
    competence: { languages: ['nl', 'fr', 'en'], skills: ['traffic', 'victims'] },
  },
  {
    username: 'bart',
    name: 'bart',
    roles: ['inspector'],
    competence: { languages: ['nl', 'de'], skills: ['traffic', 'fraud'] },
  },
  {
    username: 'julie',
    name: 'julie',
    roles: ['inspector'],
    competence: { languages: ['fr', 'nl'], skills: ['traffic', 'victims'] },
  },
  {
    username: 'tom',
    name: 'tom',
    roles: ['inspector'],
    competence: { languages: ['nl', 'en'], skills: ['traffic', 'fraud'] },
  },
  { username: 'lien', name: 'Lien Gielen', roles: ['neighbourhood_inspector'] },
  { username: 'jef', name: 'Jef Hermans', roles: ['neighbourhood_inspector'] },
  { username: 'els', name: 'Els Bogaerts', roles: ['call_taker'] },
  { username: 'koen', name: 'Koen Driesen', roles: ['technician'] },
  { username: 'mieke', name: 'Mieke Daniëls', roles: ['mobile_operator'] },
  { username: 'nele', name: 'Nele Vanhove', roles: ['analyst'] },
];
