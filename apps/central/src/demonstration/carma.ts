import type { CounterRole, SiteKind, StaffRole } from '@loket/contract';

/**
 * The demonstration zone: the municipalities and counters of the police zone CARMA, with invented people.
 * Where a site has one room, its appliance also gives tickets; where it has two, the first one does.
 */
export const CARMA = { code: 'carma', name: 'Politiezone CARMA' } as const;

const ONE_ROOM: readonly (readonly CounterRole[])[] = [['counter', 'ticket_kiosk']];
const TWO_ROOMS: readonly (readonly CounterRole[])[] = [['counter', 'ticket_kiosk'], ['counter']];

type DemonstrationSite = {
  municipality: string;
  name: string;
  kind: SiteKind;
  code: string;
  counters: readonly (readonly CounterRole[])[];
};

export const CARMA_SITES: readonly DemonstrationSite[] = [
  { municipality: 'As', name: 'Bibliotheek As', kind: 'library', code: 'A', counters: ONE_ROOM },
  {
    municipality: 'Bocholt',
    name: 'Gemeentehuis Bocholt',
    kind: 'town_hall',
    code: 'BO',
    counters: ONE_ROOM,
  },
  { municipality: 'Bree', name: 'Politiehuis Bree', kind: 'police_station', code: 'B', counters: ONE_ROOM },
  { municipality: 'Genk', name: 'Politiehuis Genk', kind: 'police_station', code: 'G', counters: TWO_ROOMS },
  {
    municipality: 'Houthalen-Helchteren',
    name: 'Gemeentehuis Houthalen-Helchteren',
    kind: 'town_hall',
    code: 'H',
    counters: ONE_ROOM,
  },
  { municipality: 'Kinrooi', name: 'Gemeentehuis Kinrooi', kind: 'town_hall', code: 'K', counters: ONE_ROOM },
  {
    municipality: 'Oudsbergen',
    name: 'Gemeentehuis Oudsbergen',
    kind: 'town_hall',
    code: 'O',
    counters: TWO_ROOMS,
  },
  {
    municipality: 'Zutendaal',
    name: 'Bibliotheek Zutendaal',
    kind: 'library',
    code: 'Z',
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
  { username: 'koen', name: 'Koen Driesen', roles: ['technician'] },
];
