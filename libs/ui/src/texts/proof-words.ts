import type { Locale } from '@loket/contract';
import { area, inLocale } from './area.ts';
import {
  cardReaderWords,
  displayWords,
  documentPrinterWords,
  mediaDeviceWords,
  signaturePadWords,
  ticketPrinterWords,
} from './device-words.ts';

/** The facts that a counter writes down when a device is proved. */
export const proofTexts = area({
  read: {
    nl: (seconds: string) => `gelezen in ${seconds} s`,
    fr: (seconds: string) => `lu en ${seconds} s`,
    de: (seconds: string) => `gelesen in ${seconds} s`,
    en: (seconds: string) => `read in ${seconds} s`,
  },
  wide: {
    nl: (size: string) => `${size} mm breed, gemeten`,
    fr: (size: string) => `${size} mm de large, mesuré`,
    de: (size: string) => `${size} mm breit, gemessen`,
    en: (size: string) => `${size} mm wide, measured`,
  },
  targets: {
    nl: (count: string) => `${count} doelen geraakt`,
    fr: (count: string) => `${count} cibles touchées`,
    de: (count: string) => `${count} Ziele getroffen`,
    en: (count: string) => `${count} targets hit`,
  },
  missed: {
    nl: (count: string) => `${count} keer ernaast`,
    fr: (count: string) => `${count} fois à côté`,
    de: (count: string) => `${count}-mal daneben`,
    en: (count: string) => `${count} beside it`,
  },
  points: {
    nl: (count: string) => `${count} punten`,
    fr: (count: string) => `${count} points`,
    de: (count: string) => `${count} Punkte`,
    en: (count: string) => `${count} points drawn`,
  },
  pictures: {
    nl: (count: string) => `${count} beelden per seconde`,
    fr: (count: string) => `${count} images par seconde`,
    de: (count: string) => `${count} Bilder in der Sekunde`,
    en: (count: string) => `${count} pictures a second`,
  },
  echo: {
    nl: (level: string) => `echo ${level} dB`,
    fr: (level: string) => `écho ${level} dB`,
    de: (level: string) => `Echo: ${level} dB`,
    en: (level: string) => `echo at ${level} dB`,
  },
  direct: {
    nl: (level: string) => `rechtstreeks ${level} dB`,
    fr: (level: string) => `en direct ${level} dB`,
    de: (level: string) => `unmittelbar ${level} dB`,
    en: (level: string) => `straight ${level} dB`,
  },
  no_pressure: {
    nl: 'geen druk gevoeld',
    fr: 'sans pression',
    de: 'kein Druck gespürt',
    en: 'no pressure felt',
  },
  judged: {
    nl: 'door de technicus beoordeeld',
    fr: 'jugé par le technicien',
    de: 'vom Techniker beurteilt',
    en: 'judged by the technician',
  },
  printed: { nl: 'afgedrukt', fr: 'imprimé', de: 'gedruckt', en: 'printed' },
  tone_not_heard: {
    nl: 'de toon werd niet gehoord',
    fr: 'le son n’a pas été entendu',
    de: 'der Ton wurde nicht gehört',
    en: 'the tone was not heard',
  },
  no_answer: {
    nl: 'gaf geen antwoord',
    fr: 'pas de réponse',
    de: 'keine Antwort',
    en: 'did not answer',
  },
  not_finished: { nl: 'niet afgemaakt', fr: 'pas terminé', de: 'nicht beendet', en: 'not finished' },
  card_pulled: {
    nl: 'kaart te vroeg eruit',
    fr: 'carte retirée trop tôt',
    de: 'Karte zu früh entfernt',
    en: 'card taken out too soon',
  },
  foreign_card: {
    nl: 'geen Belgische identiteitskaart',
    fr: 'pas une carte d’identité belge',
    de: 'kein belgischer Personalausweis',
    en: 'no Belgian identity card',
  },
  mute_card: {
    nl: 'kaart antwoordt niet',
    fr: 'la carte ne répond pas',
    de: 'Karte antwortet nicht',
    en: 'the card does not answer',
  },
  unknown_card: {
    nl: 'onbekende kaart',
    fr: 'carte inconnue',
    de: 'unbekannte Karte',
    en: 'unknown card',
  },
  corrupt_data: {
    nl: 'kaart is onleesbaar',
    fr: 'carte illisible',
    de: 'Karte ist unlesbar',
    en: 'the card is unreadable',
  },
  reader_gone: {
    nl: 'lezer viel weg',
    fr: 'le lecteur a disparu',
    de: 'Leser fiel aus',
    en: 'the reader went away',
  },
  card_error: {
    nl: 'fout van de kaart',
    fr: 'erreur de la carte',
    de: 'Fehler der Karte',
    en: 'an error of the card',
  },
  unavailable: { nl: 'geen verbinding', fr: 'pas de connexion', de: 'keine Verbindung', en: 'no connection' },
});

type Counted = 'read' | 'wide' | 'targets' | 'missed' | 'points' | 'pictures' | 'echo' | 'direct';
type Plain = Exclude<keyof typeof proofTexts, Counted>;

const COUNTED: readonly (readonly [RegExp, Counted])[] = [
  [/^read in (\d+\.\d+) s$/, 'read'],
  [/^(\d+) mm wide$/, 'wide'],
  [/^(\d+) targets$/, 'targets'],
  [/^(\d+) missed$/, 'missed'],
  [/^(\d+) points$/, 'points'],
  [/^(\d+) fps$/, 'pictures'],
  [/^echo (-?\d+) dB$/, 'echo'],
  [/^direct (-?\d+) dB$/, 'direct'],
];

const MINUS = '\u2212';

/**
 * A fact from a report as a person reads it: `read in 1.5 s`, `601 mm wide`, `judged`, a device's state such as
 * `paper_out`, several of them with commas between, or as the counter wrote it down.
 */
export function proofWords(detail: string, locale: Locale): string {
  const texts = inLocale(proofTexts, locale);
  const states: Readonly<Record<string, string>> = {
    ...inLocale(displayWords, locale),
    ...inLocale(signaturePadWords, locale),
    ...inLocale(mediaDeviceWords, locale),
    ...inLocale(documentPrinterWords, locale),
    ...inLocale(ticketPrinterWords, locale),
    ...inLocale(cardReaderWords, locale),
  };
  const decimal = (figure: string) => (locale === 'en' ? figure : figure.replace('.', ','));
  const one = (fact: string): string => {
    for (const [form, key] of COUNTED) {
      const figure = form.exec(fact)?.[1];
      if (figure) return texts[key](decimal(figure).replace('-', MINUS));
    }
    if (/^\d+x\d+$/.test(fact)) return fact.replace('x', ' × ');
    const word = fact.replaceAll(' ', '_');
    return isPlain(word) ? texts[word] : (states[word] ?? fact.replaceAll('_', ' '));
  };
  return detail.split(', ').map(one).join(', ');
}

const isPlain = (word: string): word is Plain =>
  Object.hasOwn(proofTexts, word) && !COUNTED.some(([, key]) => key === word);

/** `geslaagd: 38 ms`, with the colon as the language sets it; a state without a fact stands alone. */
export const stateWithFact = (state: string, fact: string, locale: Locale): string =>
  fact ? `${state}${locale === 'fr' ? ' :' : ':'} ${fact}` : state;
