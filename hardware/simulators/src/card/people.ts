import type { AppletVersion } from './applet-version.ts';

/** A card holder who does not exist. Sequence numbers 997 and 998 keep the national numbers away from real ones. */
export type VirtualPerson = {
  readonly id: string;
  /** For a menu: who, and what is special about the card. */
  readonly label: string;
  readonly applet: AppletVersion;
  readonly surname: string;
  readonly givenNames: string;
  readonly thirdNameInitial: string;
  readonly sex: 'M' | 'F' | 'V' | 'W';
  /** As the card writes it, in the card's language. */
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly nationality: string;
  readonly nationalNumber: string;
  readonly cardNumber: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly issuingMunicipality: string;
  readonly documentType: string;
  readonly specialStatus: string;
  readonly nobleCondition: string;
  readonly address: { streetAndNumber: string; postcode: string; municipality: string };
  /** JPEG; without it the drawn portrait of that id, or anybody's. */
  readonly photo?: Uint8Array;
  readonly special?: 'forged_identity' | 'kids' | 'expired_register' | 'foreigner' | 'opted_out';
};

/** Neither keys nor certificates of their own: children, and adults who did not want them. */
export const hasNoKeys = ({ special }: VirtualPerson): boolean =>
  special === 'kids' || special === 'opted_out';

/** `YYMMDD SSS` and the check digits: 97 minus the number (2 before it since 2000) modulo 97. */
export function nationalNumber(nine: string, birthYear: number): string {
  const check = 97 - (Number(birthYear >= 2000 ? `2${nine}` : nine) % 97);
  return nine + String(check).padStart(2, '0');
}

const usual = { specialStatus: '0', nobleCondition: '', thirdNameInitial: '', documentType: '1' } as const;

export const virtualPeople: readonly VirtualPerson[] = [
  {
    ...usual,
    id: 'anneleen',
    label: 'Anneleen Vandersmissen, Genk (1.7, RSA)',
    applet: '1.7',
    surname: 'Vandersmissen',
    givenNames: 'Anneleen Rozemarijn',
    thirdNameInitial: 'K',
    sex: 'V',
    birthDate: '14 MAAR 1987',
    birthPlace: 'Hasselt',
    nationality: 'Belg',
    nationalNumber: nationalNumber('870314998', 1987),
    cardNumber: '592418730116',
    validFrom: '02.05.2024',
    validUntil: '02.05.2034',
    issuingMunicipality: 'Genk',
    address: { streetAndNumber: 'Verzonnenstraat 42', postcode: '3600', municipality: 'Genk' },
  },
  {
    ...usual,
    id: 'zoe',
    label: 'Zoë-Éléonore D’Hæyère-Çelik: accents, a French card (1.8, EC)',
    applet: '1.8',
    surname: 'D’Hæyère-Çelik',
    givenNames: 'Zoë-Éléonore Françoise',
    thirdNameInitial: 'É',
    sex: 'F',
    birthDate: '09 AOUT 1996',
    birthPlace: 'Liège',
    nationality: 'Belge',
    nationalNumber: nationalNumber('960809998', 1996),
    cardNumber: '595173048268',
    validFrom: '21.01.2025',
    validUntil: '21.01.2035',
    issuingMunicipality: 'Maaseik',
    address: {
      streetAndNumber: 'Allée des Érables imaginaires 7/B3',
      postcode: '3680',
      municipality: 'Maaseik',
    },
  },
  {
    ...usual,
    id: 'maximiliaan',
    label: 'Maximiliaan-Bartholomeüs … Österreicher: a very long name, a German card (1.7, RSA)',
    applet: '1.7',
    surname: 'van der Straßen-Ponthoz genannt Österreicher de la Motte-Fouqué',
    givenNames: 'Maximiliaan-Bartholomeüs Þorvaldur-Jørgen',
    thirdNameInitial: 'Ä',
    sex: 'M',
    birthDate: '03.MÄR. 1959',
    birthPlace: 'Sankt Vith',
    nationality: 'Belgier',
    nationalNumber: nationalNumber('590303997', 1959),
    cardNumber: '591660274937',
    validFrom: '11.10.2023',
    validUntil: '11.10.2033',
    issuingMunicipality: 'Oudsbergen',
    nobleCondition: 'Freiherr',
    specialStatus: '1',
    address: {
      streetAndNumber: 'Weg naar Nergens 1234 bus 0101',
      postcode: '3660',
      municipality: 'Oudsbergen',
    },
  },
  {
    ...usual,
    id: 'mykola',
    label: 'Mykola Zhadanivskyi: a foreigner’s card B (1.8, EC)',
    applet: '1.8',
    surname: 'Zhadanivskyi',
    givenNames: 'Mykola',
    sex: 'M',
    birthDate: '27 OKT 1979',
    birthPlace: 'Poltava',
    nationality: 'Oekraïne',
    nationalNumber: nationalNumber('791027997', 1979),
    cardNumber: 'B301774259',
    validFrom: '15.03.2025',
    validUntil: '15.03.2030',
    issuingMunicipality: 'Bree',
    documentType: '34',
    special: 'foreigner',
    address: { streetAndNumber: 'Fictieplein 9', postcode: '3960', municipality: 'Bree' },
  },
  {
    ...usual,
    id: 'godelieve',
    label: 'Godelieve Paesschierssens: the card has expired (1.7, RSA)',
    applet: '1.7',
    surname: 'Paesschierssens',
    givenNames: 'Godelieve Hortensia',
    sex: 'V',
    birthDate: '1 JAN 1938',
    birthPlace: 'Peer',
    nationality: 'Belg',
    nationalNumber: nationalNumber('380101998', 1938),
    cardNumber: '590027418845',
    validFrom: '08.06.2011',
    validUntil: '08.06.2021',
    issuingMunicipality: 'Peer',
    specialStatus: '2',
    address: { streetAndNumber: 'Bedachte Dreef 3', postcode: '3990', municipality: 'Peer' },
  },
  {
    ...usual,
    id: 'boudewijn',
    label: 'Boudewijn Quaghebuur: forged identity file (1.7, RSA)',
    applet: '1.7',
    surname: 'Quaghebuur',
    givenNames: 'Boudewijn Alfons',
    sex: 'M',
    birthDate: '30 NOV 1971',
    birthPlace: 'Bilzen',
    nationality: 'Belg',
    nationalNumber: nationalNumber('711130997', 1971),
    cardNumber: '593308116203',
    validFrom: '19.09.2022',
    validUntil: '19.09.2032',
    issuingMunicipality: 'Houthalen-Helchteren',
    special: 'forged_identity',
    address: {
      streetAndNumber: 'Spookrijdersbaan 66',
      postcode: '3530',
      municipality: 'Houthalen-Helchteren',
    },
  },
  {
    ...usual,
    id: 'lars',
    label: 'Lars Vindevogel-Ngoy, 9 years: Kids-ID without certificates of his own (1.8, EC)',
    applet: '1.8',
    surname: 'Vindevogel-Ngoy',
    givenNames: 'Lars',
    sex: 'M',
    birthDate: '22 JUN 2017',
    birthPlace: 'Genk',
    nationality: 'Belg',
    nationalNumber: nationalNumber('170622997', 2017),
    cardNumber: '610049227731',
    validFrom: '04.07.2025',
    validUntil: '04.07.2028',
    issuingMunicipality: 'Genk',
    documentType: '6',
    special: 'kids',
    address: { streetAndNumber: 'Sprookjespad 12', postcode: '3600', municipality: 'Genk' },
  },
  {
    ...usual,
    id: 'solange',
    label: 'Solange Mbuyi-Desmedt: the register’s certificate has expired (1.7, RSA)',
    applet: '1.7',
    surname: 'Mbuyi-Desmedt',
    givenNames: 'Solange Perpétue',
    sex: 'V',
    birthDate: '18 SEP 2001',
    birthPlace: 'Maasmechelen',
    nationality: 'Belg',
    nationalNumber: nationalNumber('010918998', 2001),
    cardNumber: '594826003179',
    validFrom: '26.02.2023',
    validUntil: '26.02.2033',
    issuingMunicipality: 'Kinrooi',
    special: 'expired_register',
    address: { streetAndNumber: 'Nooitgedachtlaan 101', postcode: '3640', municipality: 'Kinrooi' },
  },
  {
    ...usual,
    id: 'wannes',
    label: 'Wannes Ongenaed: opted out, a card without certificates of his own (1.8, EC)',
    applet: '1.8',
    surname: 'Ongenaed',
    givenNames: 'Wannes Cyriel',
    sex: 'M',
    birthDate: '11 DEC 1990',
    birthPlace: 'Bree',
    nationality: 'Belg',
    nationalNumber: nationalNumber('901211997', 1990),
    cardNumber: '595330172464',
    validFrom: '12.08.2024',
    validUntil: '12.08.2034',
    issuingMunicipality: 'As',
    special: 'opted_out',
    address: { streetAndNumber: 'Luchtkasteelstraat 8', postcode: '3665', municipality: 'As' },
  },
];
