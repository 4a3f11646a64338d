import { AgendaId } from '@loket/contract';
import { findInspectors, type Neighbourhood } from './find-inspector.ts';

const one = (
  n: number,
  name: string,
  municipality: string,
  neighbourhood: string,
  streets: string[],
): Neighbourhood => ({
  agendaId: AgendaId.parse(`00000000-0000-4000-8000-00000000000${n}`),
  name,
  municipality,
  neighbourhood,
  streets,
});

const all = [
  one(1, 'Lien Gielen', 'Genk', 'Centrum', ['Stationsstraat', 'Molenstraat']),
  one(2, 'Jef Hermans', 'Genk', 'Winterslag', ['Vennestraat', 'Kerkplein']),
  one(3, 'Noëlle D’Hondt', 'Houthalen-Helchteren', 'Houthalen', ['Molenstraat', 'Dorpsstraat']),
];

const names = (asked: Partial<{ street: string; municipality: string; name: string }>) =>
  findInspectors({ street: '', municipality: '', name: '', ...asked }, all).map(({ name }) => name);

test.each([
  ['Vennestraat', 'Genk', ['Jef Hermans']],
  ['vennestraat 12 bus 3', 'genk', ['Jef Hermans']],
  ['Vennestr. 7', 'Genk', ['Jef Hermans']],
  ['Vennetsraat', 'Gnek', ['Jef Hermans']],
  ['Molenstraat 1', 'Genk', ['Lien Gielen']],
  ['Molenstraat 1', 'Houthalen', ['Noëlle D’Hondt']],
  ['Molenstraat 1', '', ['Lien Gielen', 'Noëlle D’Hondt']],
  // A street that nobody knows: everybody of the municipality.
  ['Onbekende Weg 9', 'Genk', ['Lien Gielen', 'Jef Hermans']],
  ['Onbekende Weg 9', '', []],
  ['', 'Winterslag', ['Jef Hermans']],
  ['Molenstraat', 'Antwerpen', []],
])('%s in %s', (street, municipality, expected) => {
  expect(names({ street, municipality })).toEqual(expected);
});

test.each([
  ['hermans', ['Jef Hermans']],
  ['Hermnas', ['Jef Hermans']],
  ['noelle', ['Noëlle D’Hondt']],
  ['x', []],
  ['Peeters', []],
])('by name: %s', (name, expected) => {
  expect(names({ name })).toEqual(expected);
});
