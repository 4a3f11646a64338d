import type { CounterRole, OpeningHours, SiteKind, SiteRegime, StaffRole } from '@loket/contract';

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
    { date: '2026-12-25', spans: [], note: 'Kerstmis' },
    { date: '2027-01-01', spans: [], note: 'Nieuwjaar' },
  ],
};

const WALK_IN: SiteRegime = {
  access: 'walk_in',
  service: 'virtual',
  controlledEntry: false,
  visitorCheckIn: false,
  accessZones: [],
  elsewhere: null,
};

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
    regime: WALK_IN,
    counters: ONE_ROOM,
  },
  {
    municipality: 'Bocholt',
    name: 'Gemeentehuis Bocholt',
    kind: 'town_hall',
    code: 'BO',
    address: 'Dorpsstraat 16, 3950 Bocholt',
    hours: OFFICE,
    regime: WALK_IN,
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
    regime: WALK_IN,
    counters: ONE_ROOM,
  },
  {
    municipality: 'Kinrooi',
    name: 'Gemeentehuis Kinrooi',
    kind: 'town_hall',
    code: 'K',
    address: 'Breeërsteenweg 146, 3640 Kinrooi',
    hours: OFFICE,
    regime: WALK_IN,
    counters: ONE_ROOM,
  },
  {
    municipality: 'Oudsbergen',
    name: 'Gemeentehuis Oudsbergen',
    kind: 'town_hall',
    code: 'O',
    address: 'Dorpsstraat 44, 3670 Oudsbergen',
    hours: OFFICE,
    regime: WALK_IN,
    counters: TWO_ROOMS,
  },
  {
    municipality: 'Zutendaal',
    name: 'Bibliotheek Zutendaal',
    kind: 'library',
    code: 'Z',
    address: 'Oosterzonneplein 1, 3690 Zutendaal',
    hours: OFFICE,
    regime: WALK_IN,
    counters: ONE_ROOM,
  },
];

type DemonstrationPerson = { username: string; name: string; roles: readonly StaffRole[] };

export const CARMA_STAFF: readonly DemonstrationPerson[] = [
  { username: 'hilde', name: 'Hilde Verlinden', roles: ['chief_inspector'] },
  { username: 'samira', name: 'Samira El Idrissi', roles: ['inspector'] },
  { username: 'bart', name: 'Bart Nijssen', roles: ['inspector'] },
  { username: 'julie', name: 'Julie Renard', roles: ['inspector'] },
  { username: 'tom', name: 'Tom Aerts', roles: ['inspector'] },
  { username: 'lien', name: 'Lien Gielen', roles: ['neighbourhood_inspector'] },
  { username: 'jef', name: 'Jef Hermans', roles: ['neighbourhood_inspector'] },
  { username: 'els', name: 'Els Bogaerts', roles: ['call_taker'] },
  { username: 'koen', name: 'Koen Driesen', roles: ['technician'] },
  { username: 'mieke', name: 'Mieke Daniëls', roles: ['mobile_operator'] },
  { username: 'nele', name: 'Nele Vanhove', roles: ['analyst'] },
];
