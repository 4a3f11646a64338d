import { createHash, randomBytes } from 'node:crypto';
import type { AppletVersion } from './applet-version.ts';
import { nationalNumber, type VirtualPerson } from './people.ts';

const SURNAMES = [
  'Ooievaarsnest',
  'De Verzonnen',
  'Luchtkasteel',
  'Van Nergenshuizen',
  'Çelebi-Ångström',
  'Sneeuwbeek',
];
const GIVEN_NAMES = ['Aurélie Noor', 'Bavo Emiel', 'Ilyas', 'Noëlla Zoë', 'Pepijn Jozef', 'Ysaline'];
const STREETS = ['Denkbeeldstraat', 'Fabelweg', 'Rue des Songes', 'Nooitdreef', 'Schimmenplein'];
const PLACES = [
  ['3600', 'Genk'],
  ['3680', 'Maaseik'],
  ['3660', 'Oudsbergen'],
  ['3990', 'Peer'],
] as const;
const MONTHS = ['JAN', 'FEB', 'MAAR', 'APR', 'MEI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'] as const;

/**
 * Somebody who is in no list: the same seed is the same person, another seed another. `facts` replaces what was
 * invented; what does not fit together then (a national number of another birth date) is the caller's intention.
 */
export function inventPerson(
  seed: string = randomBytes(8).toString('hex'),
  facts: Partial<VirtualPerson> = {},
  applet: AppletVersion = '1.8',
): VirtualPerson {
  const random = createHash('sha256').update(`invented ${seed}`).digest();
  const pick = <Value>(from: readonly Value[], at: number, otherwise: Value): Value =>
    from[(random[at] ?? 0) % from.length] ?? otherwise;
  const year = 1940 + ((random[0] ?? 0) % 60);
  const month = (random[1] ?? 0) % 12;
  const day = 1 + ((random[2] ?? 0) % 28);
  const sex = (random[3] ?? 0) % 2 === 0 ? 'M' : 'V';
  const two = (value: number) => String(value % 100).padStart(2, '0');
  // Sequence numbers 995 to 998 keep the number away from a real one: odd for men, even for women.
  const nine = `${two(year)}${two(month + 1)}${two(day)}${sex === 'M' ? '995' : '996'}`;
  const [postcode, municipality] = pick(PLACES, 4, PLACES[0]);
  const person: VirtualPerson = {
    id: 'invented',
    label: 'invented',
    applet,
    surname: pick(SURNAMES, 5, 'Sneeuwbeek'),
    givenNames: pick(GIVEN_NAMES, 6, 'Noor'),
    thirdNameInitial: pick(['', 'B', 'É'], 7, ''),
    sex,
    birthDate: `${two(day)} ${MONTHS[month] ?? 'JAN'} ${year}`,
    birthPlace: municipality,
    nationality: 'Belg',
    nationalNumber: nationalNumber(nine, year),
    cardNumber: `59${(random.readUInt32BE(8) % 10_000_000_000).toString().padStart(10, '0')}`,
    validFrom: '01.02.2025',
    validUntil: '01.02.2035',
    issuingMunicipality: municipality,
    documentType: '1',
    specialStatus: '0',
    nobleCondition: '',
    address: {
      streetAndNumber: `${pick(STREETS, 12, 'Fabelweg')} ${1 + ((random[13] ?? 0) % 99)}`,
      postcode,
      municipality,
    },
    ...facts,
  };
  // Keys are kept by this name: other facts are another person with other keys.
  const identity = createHash('sha256').update(JSON.stringify(person)).digest('hex').slice(0, 16);
  return { ...person, id: `invented-${identity}`, label: `${person.givenNames} ${person.surname}` };
}
