import { area } from './area.ts';

/** Inspectors on the board: what they do, and what the chief inspector sets. */
export const boardInspectorTexts = area({
  title: { nl: 'Inspecteurs', fr: 'Les inspecteurs', de: 'Inspektoren', en: 'Inspectors' },
  ready: {
    nl: 'klaar voor de volgende',
    fr: 'prêt pour le suivant',
    de: 'bereit für den Nächsten',
    en: 'ready for the next',
  },
  calls: { nl: 'roept', fr: 'appelle', de: 'ruft', en: 'calls' },
  nobody: {
    nl: 'Niemand is aan het werk.',
    fr: 'Personne n’est au travail.',
    de: 'Niemand ist im Dienst.',
    en: 'Nobody is at work.',
  },
  overCap: {
    nl: 'meer dan afgesproken',
    fr: 'plus que prévu',
    de: 'mehr als vereinbart',
    en: 'more than agreed',
  },
  speaks: { nl: 'Spreekt', fr: 'Parle', de: 'Spricht', en: 'Speaks' },
  trainedIn: { nl: 'Opleiding', fr: 'Formation', de: 'Schulung', en: 'Training' },
  oneLanguage: {
    nl: 'Kies ten minste één taal.',
    fr: 'Choisissez au moins une langue.',
    de: 'Wählen Sie mindestens eine Sprache.',
    en: 'Choose at least one language.',
  },
  giveBreak: { nl: 'Pauze geven', fr: 'Mettre en pause', de: 'In die Pause schicken', en: 'Give a break' },
  breakNow: {
    nl: 'De pauze begint meteen. Niemand wordt deze collega nog toegewezen.',
    fr: 'La pause commence tout de suite. Plus personne ne lui est attribué.',
    de: 'Die Pause beginnt sofort. Es wird niemand mehr zugewiesen.',
    en: 'The break begins at once. Nobody is assigned to this colleague any more.',
  },
  breakAfter: {
    nl: 'De pauze begint als dit gesprek klaar is.',
    fr: 'La pause commence à la fin de cet entretien.',
    de: 'Die Pause beginnt nach diesem Gespräch.',
    en: 'The break begins when this call is done.',
  },
  helped: {
    nl: (count: number) => `${count} geholpen vandaag`,
    fr: (count: number) => `${count} aidés aujourd’hui`,
    de: (count: number) => `${count} heute geholfen`,
    en: (count: number) => `${count} helped today`,
  },
  cap: {
    nl: 'Meeste inspecteurs tegelijk aan het werk',
    fr: 'Nombre maximal d’inspecteurs au travail',
    de: 'Höchstens so viele Inspektoren gleichzeitig',
    en: 'Most inspectors at work at once',
  },
  more: { nl: 'Eén meer', fr: 'Un de plus', de: 'Einer mehr', en: 'One more' },
  fewer: { nl: 'Eén minder', fr: 'Un de moins', de: 'Einer weniger', en: 'One fewer' },
});
