import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCALES, type Locale } from '@loket/contract';

const here = dirname(fileURLToPath(import.meta.url));

/** Words that are rightly the same in two languages; anything else that is the same was forgotten. */
const SAME_ON_PURPOSE = new Set([
  ...[
    'Adresse',
    'Camera',
    'Contrast',
    'Document, question',
    'Echo',
    'Foto',
    'Geboren',
    'Ja',
    'Kleiner',
    'Pause',
    'Photo',
    'Police',
    'Violence',
  ],
  ...['min', 'niemand', 'frameTexts.inspector'],
  ...[
    'Alles',
    'Badge',
    'Code',
    'Datum',
    'Date',
    'Dienst',
    'Letter',
    'Name',
    'Open',
    'Pages',
    'Service',
    'Site',
    'Sites',
  ],
  ...['Tickets', 'figureTexts.minutes'],
]);

type Entry = { name: string; phrase: Record<string, unknown> };

async function entries(): Promise<Entry[]> {
  const files = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.test.ts'))
    .map((file) => join(file.parentPath, file.name));
  const found: Entry[] = [];
  for (const file of files) {
    const exports: Record<string, unknown> = await import(file);
    for (const [areaName, texts] of Object.entries(exports)) {
      if (typeof texts !== 'object' || texts === null) continue;
      for (const [key, phrase] of Object.entries(texts)) {
        if (typeof phrase === 'object' && phrase !== null && 'nl' in phrase)
          found.push({ name: `${relative(here, file)} ${areaName}.${key}`, phrase });
      }
    }
  }
  return found;
}

/** A text that takes an argument is tried with those that matter: none, one, many, and as a name. */
function spoken(text: unknown): string[] {
  if (typeof text === 'string') return [text];
  if (typeof text === 'function') return [0, 1, 2, 21].map((n) => String(text(n)));
  return [''];
}

const all = await entries();

test('the texts are found', () => {
  expect(all.length).toBeGreaterThan(150);
});

test.each(LOCALES)('every text has words in %s', (locale) => {
  const empty = all.filter(({ phrase }) =>
    spoken(phrase[locale]).some((text) => text.trim() === '' || /undefined|NaN|\[object/.test(text)),
  );
  expect(empty.map(({ name }) => name)).toEqual([]);
});

test('no text was left in another language', () => {
  const same = all.flatMap(({ name, phrase }) => {
    const texts = LOCALES.map((locale: Locale) => spoken(phrase[locale]).join(' | '));
    const twice = texts.filter((text, at) => texts.indexOf(text) !== at && !SAME_ON_PURPOSE.has(text));
    return SAME_ON_PURPOSE.has(name.split(' ')[1] ?? '') ? [] : twice.map((text) => `${name}: ${text}`);
  });
  expect(same).toEqual([]);
});

test('the voice holds: no exclamation marks, no regret, no straight apostrophes, no dashes for commas', () => {
  const wrong = all.flatMap(({ name, phrase }) =>
    LOCALES.flatMap((locale: Locale) => spoken(phrase[locale]))
      .filter((text) => /!|helaas|malheureusement|leider|unfortunately|['—]| – /i.test(text))
      .map((text) => `${name}: ${text}`),
  );
  expect(wrong).toEqual([]);
});

test('French keeps its thin places: a space before ? and :', () => {
  const wrong = all.flatMap(({ name, phrase }) =>
    spoken(phrase.fr)
      .filter((text) => /[^\s][?:;](\s|$)/.test(text))
      .map((text) => `${name}: ${text}`),
  );
  expect(wrong).toEqual([]);
});
