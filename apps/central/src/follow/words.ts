import type { Locale } from '@loket/contract';

/** What the page behind a ticket's QR code says. Numbers are filled in; nothing of the citizen is. */
export type FollowWords = {
  title: string;
  before(people: number): string;
  next: string;
  called(counter: number): string;
  inCall: string;
  over: string;
  refreshes: string;
  danger: string;
};

export const FOLLOW_WORDS: Readonly<Record<Locale, FollowWords>> = {
  nl: {
    title: 'Uw ticket',
    before: (people) => (people === 1 ? '1 persoon voor u' : `${people} personen voor u`),
    next: 'U bent de volgende',
    called: (counter) => `Kom nu naar loket ${counter}`,
    inCall: 'U bent aan het loket',
    over: 'Dit bezoek is voorbij',
    refreshes: 'Deze pagina ververst zichzelf.',
    danger: 'Dringende hulp nodig? Bel 101.',
  },
  fr: {
    title: 'Votre ticket',
    before: (people) => (people === 1 ? '1 personne avant vous' : `${people} personnes avant vous`),
    next: 'Vous êtes le prochain',
    called: (counter) => `Venez maintenant au guichet ${counter}`,
    inCall: 'Vous êtes au guichet',
    over: 'Cette visite est terminée',
    refreshes: 'Cette page se met à jour toute seule.',
    danger: 'Besoin d’aide urgente ? Appelez le 101.',
  },
  de: {
    title: 'Ihr Ticket',
    before: (people) => (people === 1 ? '1 Person vor Ihnen' : `${people} Personen vor Ihnen`),
    next: 'Sie sind als Nächstes dran',
    called: (counter) => `Kommen Sie jetzt zum Schalter ${counter}`,
    inCall: 'Sie sind am Schalter',
    over: 'Dieser Besuch ist beendet',
    refreshes: 'Diese Seite aktualisiert sich von selbst.',
    danger: 'Dringend Hilfe nötig? Wählen Sie 101.',
  },
  en: {
    title: 'Your ticket',
    before: (people) => (people === 1 ? '1 person before you' : `${people} people before you`),
    next: 'You are next',
    called: (counter) => `Come to counter ${counter} now`,
    inCall: 'You are at the counter',
    over: 'This visit is over',
    refreshes: 'This page refreshes itself.',
    danger: 'Need urgent help? Call 101.',
  },
};
