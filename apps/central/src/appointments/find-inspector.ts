import type { FindInspector, FoundInspector } from '@loket/contract';

/** One neighbourhood with who has it, as the database holds it. */
export type Neighbourhood = Pick<FoundInspector, 'agendaId' | 'name' | 'neighbourhood' | 'municipality'> & {
  streets: readonly string[];
};

const MOST = 20;

/**
 * The inspectors of an address or with a name, the best match first. Accents, capitals, house numbers, "str." and
 * small slips are forgiven; a street that nobody knows gives everybody of the municipality.
 */
export function findInspectors(
  asked: Pick<FindInspector, 'street' | 'municipality' | 'name'>,
  neighbourhoods: readonly Neighbourhood[],
): FoundInspector[] {
  if (asked.name !== '') return byName(folded(asked.name), neighbourhoods);
  const here = inMunicipality(folded(asked.municipality), neighbourhoods);
  const street = foldedStreet(asked.street);
  if (street === '') return here.slice(0, MOST).map((one) => found(one, null));
  const near = here
    .flatMap((one) => one.streets.map((name) => ({ one, name, off: distance(street, foldedStreet(name)) })))
    .filter(({ off, name }) => off <= slips(foldedStreet(name)))
    .sort((a, b) => a.off - b.off);
  const best = near.filter(({ off }) => off === near[0]?.off);
  if (best.length > 0) return best.slice(0, MOST).map(({ one, name }) => found(one, name));
  return asked.municipality === '' ? [] : here.slice(0, MOST).map((one) => found(one, null));
}

function byName(name: string, neighbourhoods: readonly Neighbourhood[]): FoundInspector[] {
  const parts = name.split(' ').filter((part) => part.length > 1);
  if (parts.length === 0) return [];
  return neighbourhoods
    .filter((one) => {
      const words = folded(one.name).split(' ');
      return parts.every((part) =>
        words.some((word) => word.startsWith(part) || distance(part, word) <= slips(word) - 1),
      );
    })
    .slice(0, MOST)
    .map((one) => found(one, null));
}

function inMunicipality(asked: string, neighbourhoods: readonly Neighbourhood[]): readonly Neighbourhood[] {
  if (asked === '') return neighbourhoods;
  const close = neighbourhoods
    .map((one) => ({ one, off: Math.min(...names(one).map((name) => distance(asked, name))) }))
    .filter(({ one, off }) => off <= 1 || names(one).some((name) => name.startsWith(asked)));
  return close.sort((a, b) => a.off - b.off).map(({ one }) => one);
}

/** People name the part of a merged municipality where they live: "Houthalen", "Opglabbeek". */
const names = ({ municipality, neighbourhood }: Neighbourhood): string[] => [
  folded(municipality),
  ...folded(municipality).split(' '),
  folded(neighbourhood),
];

const found = (
  { agendaId, name, neighbourhood, municipality }: Neighbourhood,
  street: string | null,
): FoundInspector => ({ agendaId, name, neighbourhood, municipality, street });

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** "Hoogstr. 12 bus 3" is Hoogstraat. */
const foldedStreet = (text: string): string =>
  folded(text.replace(/\s\d.*$/, ''))
    .replace(/str$/, 'straat')
    .replace(/\b(ln)$/, 'laan')
    .replaceAll(' ', '');

/** One slip in a short name, two in a long one. */
const slips = (name: string): number => (name.length < 6 ? 1 : 2);

/** Levenshtein, with two neighbours swapped as one slip. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 99;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const at = (line: readonly number[], place: number) => line[place] ?? 99;
      let best = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, at(before, column - 2) + 1);
      next.push(best);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 99;
}
