import { area } from '../area.ts';
import { numberInWords } from '../numerals.ts';

/** On every screen: tools, time, danger. */
export const frameTexts = area({
  danger: {
    nl: 'Bent u in gevaar?',
    fr: 'Êtes-vous en danger ?',
    de: 'Sind Sie in Gefahr?',
    en: 'Are you in danger?',
  },
  dangerMore: {
    nl: 'Bel 101. U hoeft niet te wachten.',
    fr: 'Appelez le 101. N’attendez pas.',
    de: 'Rufen Sie 101 an. Warten Sie nicht.',
    en: 'Call 101. You do not have to wait.',
  },
  dangerLarge: {
    nl: 'Gevaar? Nu hulp nodig? Bel 101.',
    fr: 'Danger ? Besoin d’aide ? Appelez le 101.',
    de: 'Gefahr? Sofort Hilfe nötig? Rufen Sie 101 an.',
    en: 'Danger? Need help now? Call 101.',
  },
  call101: { nl: 'Bel 101', fr: 'Appelez le 101', de: 'Rufen Sie 101 an', en: 'Call 101' },
  /** The mark at the foot: held for two seconds it calls help without a sound. A small printed sign says so. */
  hold: {
    nl: 'Loket, houd twee tellen ingedrukt',
    fr: 'Loket, appuyez deux secondes',
    de: 'Loket, zwei Sekunden gedrückt halten',
    en: 'Loket, hold for two seconds',
  },
  tools: { nl: 'Hulp bij het lezen', fr: 'Aide à la lecture', de: 'Lesehilfen', en: 'Reading aids' },
  larger: { nl: 'Groter', fr: 'Plus grand', de: 'Größer', en: 'Larger' },
  smaller: { nl: 'Kleiner', fr: 'Plus petit', de: 'Kleiner', en: 'Smaller' },
  contrast: { nl: 'Contrast', fr: 'Contraste', de: 'Kontrast', en: 'Contrast' },
  language: { nl: 'Taal', fr: 'Langue', de: 'Sprache', en: 'Language' },
  languageQuestion: {
    nl: 'Welke taal leest u?',
    fr: 'Quelle langue lisez-vous ?',
    de: 'Welche Sprache lesen Sie?',
    en: 'Which language do you read?',
  },
  answers: {
    nl: 'Wat u kunt doen',
    fr: 'Ce que vous pouvez faire',
    de: 'Was Sie tun können',
    en: 'What you can do',
  },
  readOn: { nl: 'Lees verder', fr: 'Lire la suite', de: 'Weiterlesen', en: 'Read on' },
  toTop: { nl: 'Naar boven', fr: 'Vers le haut', de: 'Nach oben', en: 'To the top' },
  back: { nl: 'Terug', fr: 'Retour', de: 'Zurück', en: 'Back' },
  done: { nl: 'Klaar', fr: 'Terminé', de: 'Fertig', en: 'Done' },
  close: { nl: 'Sluiten', fr: 'Fermer', de: 'Schließen', en: 'Close' },
  oneMoment: { nl: 'Een ogenblik', fr: 'Un instant', de: 'Einen Augenblick', en: 'One moment' },
  oneMomentMore: {
    nl: 'Dit scherm is zo weer klaar.',
    fr: 'Cet écran est bientôt prêt.',
    de: 'Dieser Bildschirm ist gleich wieder bereit.',
    en: 'This screen will be ready again shortly.',
  },
  empty: {
    nl: 'Dit scherm is leeg',
    fr: 'Cet écran est vide',
    de: 'Dieser Bildschirm ist leer',
    en: 'This screen is empty',
  },
  nothingStays: {
    nl: 'Er blijft hier niets van u achter',
    fr: 'Rien de vous ne reste ici',
    de: 'Hier bleibt nichts von Ihnen zurück',
    en: 'Nothing of yours stays here',
  },
  moreTimeQuestion: {
    nl: 'Hebt u meer tijd nodig?',
    fr: 'Avez-vous besoin de plus de temps ?',
    de: 'Brauchen Sie mehr Zeit?',
    en: 'Do you need more time?',
  },
  leavingIn: {
    nl: (seconds: number) =>
      `Dit scherm gaat over ${numberInWords(seconds, 'nl')} ${seconds === 1 ? 'seconde' : 'seconden'} terug naar het begin.`,
    fr: (seconds: number) =>
      `Cet écran revient au début dans ${numberInWords(seconds, 'fr').replace(/\bun$/, 'une')} ${seconds < 2 ? 'seconde' : 'secondes'}.`,
    de: (seconds: number) =>
      `Dieser Bildschirm geht in ${seconds === 1 ? 'einer Sekunde' : `${numberInWords(seconds, 'de')} Sekunden`} zum Anfang zurück.`,
    en: (seconds: number) =>
      `This screen returns to the start in ${numberInWords(seconds, 'en')} ${seconds === 1 ? 'second' : 'seconds'}.`,
  },
  moreTime: { nl: 'Meer tijd', fr: 'Plus de temps', de: 'Mehr Zeit', en: 'More time' },
  inspector: {
    nl: (name: string) => `Inspecteur ${name}`,
    fr: (name: string) => `Inspecteur ${name}`,
    de: (name: string) => `Inspektor ${name}`,
    en: (name: string) => `Inspector ${name}`,
  },
});
