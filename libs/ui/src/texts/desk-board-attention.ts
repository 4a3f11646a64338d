import type { Locale } from '@loket/contract';
import { area, plural } from './area.ts';
import { LANGUAGE_TAGS } from './times.ts';

/** What needs somebody, and what holds a long wait. Never a reason: the board hangs on a wall. */
export const boardAttentionTexts = area({
  title: {
    nl: 'Vraagt aandacht',
    fr: 'À surveiller',
    de: 'Braucht Aufmerksamkeit',
    en: 'Needs attention',
  },
  nothing: {
    nl: 'Niets. Alles loopt.',
    fr: 'Rien. Tout fonctionne.',
    de: 'Nichts. Alles läuft.',
    en: 'Nothing. All is well.',
  },
  andMore: {
    nl: (count: number) => `en nog ${count}`,
    fr: (count: number) => `et ${count} de plus`,
    de: (count: number) => `und ${count} weitere`,
    en: (count: number) => `and ${count} more`,
  },
  kept: {
    nl: (who: string) => `Bewaard voor ${who}.`,
    fr: (who: string) => `Réservé à ${who}.`,
    de: (who: string) => `Vorbehalten für ${who}.`,
    en: (who: string) => `Kept for ${who}.`,
  },
  counterOut: {
    nl: 'Op deze plaats kan geen loket iemand ontvangen.',
    fr: 'Aucun guichet de cet endroit ne peut recevoir quelqu’un.',
    de: 'An diesem Ort kann kein Schalter jemanden empfangen.',
    en: 'No counter at this place can take anybody.',
  },
  counterBusy: {
    nl: 'Elk loket op deze plaats is bezet.',
    fr: 'Chaque guichet de cet endroit est occupé.',
    de: 'Jeder Schalter an diesem Ort ist besetzt.',
    en: 'Every counter at this place is occupied.',
  },
  nobodyFree: {
    nl: 'Geen inspecteur is vrij.',
    fr: 'Aucun inspecteur n’est libre.',
    de: 'Kein Inspektor ist frei.',
    en: 'No inspector is free.',
  },
  closesAt: {
    nl: (time: string) => `sluit om ${time}`,
    fr: (time: string) => `ferme à ${time}`,
    de: (time: string) => `schließt um ${time}`,
    en: (time: string) => `closes at ${time}`,
  },
  isClosed: { nl: 'is gesloten', fr: 'est fermé', de: 'ist geschlossen', en: 'is closed' },
  stillWaiting: {
    nl: (count: number) => `${count} ${plural('nl', count, 'mens wacht', 'mensen wachten')} er nog.`,
    fr: (count: number) =>
      `${count} ${plural('fr', count, 'personne y attend', 'personnes y attendent')} encore.`,
    de: (count: number) => `${count} ${plural('de', count, 'Mensch wartet', 'Menschen warten')} dort noch.`,
    en: (count: number) =>
      `${count} ${plural('en', count, 'person still waits', 'people still wait')} there.`,
  },
  messageRuns: {
    nl: (place: string) => `Bericht op het scherm: ${place}`,
    fr: (place: string) => `Message à l’écran : ${place}`,
    de: (place: string) => `Nachricht am Bildschirm: ${place}`,
    en: (place: string) => `Message on the screen: ${place}`,
  },
  everywhere: { nl: 'alle plaatsen', fr: 'tous les lieux', de: 'alle Orte', en: 'all places' },
});

/** "Frans gevraagd. Sofie Maes spreekt Frans.", or that nobody at work does. */
export function languageAsked(locale: Locale, language: string, speakers: readonly string[]): string {
  const names = new Intl.ListFormat(LANGUAGE_TAGS[locale], { type: 'conjunction' }).format(speakers);
  const some = speakers.length > 0;
  const one = speakers.length === 1;
  const big = language.slice(0, 1).toLocaleUpperCase() + language.slice(1);
  switch (locale) {
    case 'nl':
      return some
        ? `${big} gevraagd. ${names} ${one ? 'spreekt' : 'spreken'} ${language}.`
        : `${big} gevraagd. Niemand aan het werk spreekt ${language}.`;
    case 'fr':
      return some
        ? `Langue demandée : ${language}. ${names} ${one ? 'la parle' : 'la parlent'}.`
        : `Langue demandée : ${language}. Personne au travail ne la parle.`;
    case 'de':
      return some
        ? `${big} gewünscht. ${names} ${one ? 'spricht' : 'sprechen'} ${language}.`
        : `${big} gewünscht. Niemand im Dienst spricht ${language}.`;
    case 'en':
      return some
        ? `${big} was asked. ${names} ${one ? 'speaks' : 'speak'} ${language}.`
        : `${big} was asked. Nobody at work speaks ${language}.`;
  }
}
