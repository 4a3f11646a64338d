import type { Locale, TicketNumber } from '@loket/contract';

/** Numbers as they are spoken, in the forms that Belgium uses (septante, nonante; tweeënveertig; zweiundvierzig). */

const UNITS: Record<Locale, readonly string[]> = {
  nl: 'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  ),
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  ),
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  ),
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
};

const TENS: Record<Locale, readonly string[]> = {
  nl: ['', '', 'twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'],
  fr: ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'septante', 'quatre-vingt', 'nonante'],
  de: ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'],
  en: ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
};

/** Below a hundred. `last`: nothing follows, so German says "eins" and French gives quatre-vingts its s. */
const belowHundred: Record<Locale, (n: number, last: boolean) => string> = {
  nl: (n) => {
    const unit = UNITS.nl[n % 10] ?? '';
    if (n < 20) return UNITS.nl[n] ?? '';
    if (n % 10 === 0) return TENS.nl[n / 10] ?? '';
    return `${unit}${unit.endsWith('e') ? 'ën' : 'en'}${TENS.nl[Math.floor(n / 10)]}`;
  },
  fr: (n, last) => {
    if (n < 20) return UNITS.fr[n] ?? '';
    const tens = TENS.fr[Math.floor(n / 10)] ?? '';
    if (n % 10 === 0) return n === 80 && last ? `${tens}s` : tens;
    return n % 10 === 1 && n !== 81 ? `${tens} et un` : `${tens}-${UNITS.fr[n % 10]}`;
  },
  de: (n, last) => {
    if (n === 1) return last ? 'eins' : 'ein';
    if (n < 20) return UNITS.de[n] ?? '';
    const tens = TENS.de[Math.floor(n / 10)] ?? '';
    if (n % 10 === 0) return tens;
    return `${n % 10 === 1 ? 'ein' : UNITS.de[n % 10]}und${tens}`;
  },
  en: (n) => {
    if (n < 20) return UNITS.en[n] ?? '';
    const tens = TENS.en[Math.floor(n / 10)] ?? '';
    return n % 10 === 0 ? tens : `${tens}-${UNITS.en[n % 10]}`;
  },
};

function belowThousand(locale: Locale, n: number, last: boolean): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  if (hundreds === 0) return belowHundred[locale](rest, last);
  const ending = rest === 0 ? '' : belowHundred[locale](rest, last);
  const count = UNITS[locale][hundreds] ?? '';
  switch (locale) {
    case 'nl':
      return `${hundreds === 1 ? '' : count}honderd${ending}`;
    case 'fr':
      if (hundreds === 1) return `cent${ending && ` ${ending}`}`;
      return `${count} cent${ending ? ` ${ending}` : last ? 's' : ''}`;
    case 'de':
      return `${hundreds === 1 ? 'ein' : count}hundert${ending}`;
    case 'en':
      return `${count} hundred${ending && ` and ${ending}`}`;
  }
}

/** @param n a whole number from 0 to 99 999, the largest that a ticket can carry. */
export function numberInWords(n: number, locale: Locale): string {
  if (!Number.isInteger(n) || n < 0 || n > 99_999) throw new RangeError(`no words for ${n}`);
  const thousands = Math.floor(n / 1000);
  const rest = n % 1000;
  if (thousands === 0) return belowThousand(locale, rest, true);
  const ending = rest === 0 ? '' : belowThousand(locale, rest, true);
  const count = belowThousand(locale, thousands, false);
  switch (locale) {
    case 'nl':
      return `${thousands === 1 ? '' : count}duizend${ending && ` ${ending}`}`;
    case 'fr':
      return `${thousands === 1 ? '' : `${count} `}mille${ending && ` ${ending}`}`;
    case 'de':
      return `${thousands === 1 ? 'ein' : count}tausend${ending}`;
    case 'en':
      return `${count} thousand${ending && (rest < 100 ? ` and ${ending}` : ` ${ending}`)}`;
  }
}

/** A ticket's number as one says it across a room: "E, tweeënveertig". Letters are spoken one by one. */
export function speakableTicketNumber(number: TicketNumber, locale: Locale): string {
  const parts = [...number.siteCode, numberInWords(number.count, locale), ...number.series];
  return parts.join(', ');
}
