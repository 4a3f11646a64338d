import type { LegalLanguage } from '@loket/contract';
import { area, type Phrase } from '../area.ts';

/** The rights text, and reading along while the inspector writes. */
export const statementTexts = area({
  rightsHeard: {
    nl: 'Ik heb dit gelezen',
    fr: 'J’ai lu ceci',
    de: 'Ich habe das gelesen',
    en: 'I have read this',
  },
  rightsQuestion: {
    nl: 'Is iets niet duidelijk? Vraag het gewoon: de inspecteur hoort u en wacht.',
    fr: 'Quelque chose n’est pas clair ? Demandez-le : l’inspecteur vous entend et attend.',
    de: 'Ist etwas nicht klar? Fragen Sie einfach: Die Polizei hört Sie und wartet.',
    en: 'Is something not clear? Just ask: the inspector hears you and waits.',
  },
  readAlong: { nl: 'Leest u mee?', fr: 'Vous lisez avec nous ?', de: 'Lesen Sie mit?', en: 'Reading along?' },
  readAlongMore: {
    nl: 'Tik op een zin die niet juist is.',
    fr: 'Touchez une phrase qui n’est pas juste.',
    de: 'Tippen Sie auf einen Satz, der nicht stimmt.',
    en: 'Touch a sentence that is not right.',
  },
  statement: { nl: 'Verklaring', fr: 'Déclaration', de: 'Aussage', en: 'Statement' },
  writes: {
    nl: (name: string) => `Inspecteur ${name} typt`,
    fr: (name: string) => `L’inspecteur ${name} écrit`,
    de: (name: string) => `${name} schreibt`,
    en: (name: string) => `Inspector ${name} is typing`,
  },
  writtenNow: {
    nl: 'De inspecteur schrijft dit nu',
    fr: 'L’inspecteur écrit ceci maintenant',
    de: 'Das wird gerade geschrieben',
    en: 'The inspector is writing this now',
  },
  youDisputed: {
    nl: 'U zei: dit klopt niet. De inspecteur past het aan.',
    fr: 'Vous avez dit : ce n’est pas juste. L’inspecteur le corrige.',
    de: 'Sie sagten: Das stimmt nicht. Es wird geändert.',
    en: 'You said: this is not right. The inspector will change it.',
  },
  nothingYet: {
    nl: 'Er staat nog niets. U ziet hier elk woord zodra het geschreven is.',
    fr: 'Il n’y a encore rien. Vous verrez ici chaque mot dès qu’il est écrit.',
    de: 'Hier steht noch nichts. Sie sehen jedes Wort, sobald es geschrieben ist.',
    en: 'There is nothing yet. You will see each word here as soon as it is written.',
  },
  paused: {
    nl: 'Pauze. Er wordt nu niets geschreven.',
    fr: 'Pause. Rien n’est écrit pour l’instant.',
    de: 'Pause. Es wird gerade nichts geschrieben.',
    en: 'A pause. Nothing is being written now.',
  },
  sentence: {
    nl: (count: number) => `Zin ${count}`,
    fr: (count: number) => `Phrase ${count}`,
    de: (count: number) => `Satz ${count}`,
    en: (count: number) => `Sentence ${count}`,
  },
  sentenceQuestion: {
    nl: (count: number) => `Zin ${count}. Wat wilt u doen?`,
    fr: (count: number) => `Phrase ${count}. Que voulez-vous faire ?`,
    de: (count: number) => `Satz ${count}. Was möchten Sie tun?`,
    en: (count: number) => `Sentence ${count}. What would you like to do?`,
  },
  chooseSentence: {
    nl: 'Klopt alles wat er staat?',
    fr: 'Tout est juste ?',
    de: 'Stimmt alles, was da steht?',
    en: 'Is everything right?',
  },
  notRight: {
    nl: 'Dit klopt niet',
    fr: 'Ce n’est pas juste',
    de: 'Das stimmt nicht',
    en: 'This is not right',
  },
  rightAfterAll: {
    nl: 'Het klopt toch',
    fr: 'C’est juste, finalement',
    de: 'Es stimmt doch',
    en: 'It is right after all',
  },
  previousSentence: { nl: 'Vorige', fr: 'Précédente', de: 'Voriger', en: 'Previous' },
  nextSentence: { nl: 'Volgende', fr: 'Suivante', de: 'Nächster', en: 'Next' },
  toLive: {
    nl: 'Naar wat nu geschreven wordt',
    fr: 'Vers ce qui s’écrit maintenant',
    de: 'Zu dem, was jetzt geschrieben wird',
    en: 'To what is being written now',
  },
  otherLanguage: {
    nl: (language: string) =>
      `De verklaring wordt in het ${language} geschreven. Vraag gerust wat een zin betekent.`,
    fr: (language: string) =>
      `La déclaration est écrite en ${language}. Demandez ce qu’une phrase veut dire.`,
    de: (language: string) =>
      `Die Aussage wird auf ${language} geschrieben. Fragen Sie, was ein Satz bedeutet.`,
    en: (language: string) => `The statement is written in ${language}. Just ask what a sentence means.`,
  },
  rightsLanguage: {
    nl: (language: string) => `In het verslag staat deze tekst in het ${language}.`,
    fr: (language: string) => `Dans le procès-verbal, ce texte est en ${language}.`,
    de: (language: string) => `Im Protokoll steht dieser Text auf ${language}.`,
    en: (language: string) => `In the record this text is in ${language}.`,
  },
});

/** The language of the record, as it stands in a sentence. */
export const recordLanguageWords = area({
  nl: { nl: 'Nederlands', fr: 'néerlandais', de: 'Niederländisch', en: 'Dutch' },
  fr: { nl: 'Frans', fr: 'français', de: 'Französisch', en: 'French' },
  de: { nl: 'Duits', fr: 'allemand', de: 'Deutsch', en: 'German' },
} satisfies Record<LegalLanguage, Phrase>);
