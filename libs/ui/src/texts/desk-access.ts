import { area, plural } from './area.ts';

/** Around the desk: signing in, the connection to central. */
export const deskAccessTexts = area({
  desk: { nl: 'Balie', fr: 'Bureau', de: 'Arbeitsplatz', en: 'Desk' },
  skipToCall: { nl: 'Naar het gesprek', fr: 'Vers l’entretien', de: 'Zum Gespräch', en: 'To the call' },
  language: { nl: 'Taal', fr: 'Langue', de: 'Sprache', en: 'Language' },
  signOut: { nl: 'Afmelden', fr: 'Se déconnecter', de: 'Abmelden', en: 'Sign out' },
  identifyFirst: {
    nl: 'Nog niemand is geïdentificeerd. Lees de kaart of vul de identiteit in; daarna kunt u voorleggen.',
    fr: 'Personne n’est encore identifié. Lisez la carte ou remplissez l’identité, puis présentez.',
    de: 'Noch niemand ist identifiziert. Lesen Sie die Karte oder tragen Sie die Identität ein, dann legen Sie vor.',
    en: 'Nobody has been identified yet. Read the card or fill in the identity; then you can present.',
  },
  settleFirst: {
    nl: 'De burger zei bij een zin: dit klopt niet. Los dat samen op; daarna kunt u voorleggen.',
    fr: 'Le citoyen a dit d’une phrase : ce n’est pas exact. Réglez-le ensemble, puis présentez.',
    de: 'Der Bürger sagte zu einem Satz: Das stimmt nicht. Klären Sie es gemeinsam, dann legen Sie vor.',
    en: 'The citizen said of a sentence: this is not right. Settle it together; then you can present.',
  },
  oneMoment: { nl: 'Een ogenblik', fr: 'Un instant', de: 'Einen Moment', en: 'One moment' },
  linkAwayTitle: {
    nl: (time: string) => `Geen verbinding met de centrale sinds ${time}`,
    fr: (time: string) => `Pas de connexion avec la centrale depuis ${time}`,
    de: (time: string) => `Keine Verbindung zur Zentrale seit ${time}`,
    en: (time: string) => `No connection to central since ${time}`,
  },
  linkAwayText: {
    nl: 'De lijst kan verouderd zijn. Een lopend gesprek gaat door. De verbinding komt vanzelf terug.',
    fr: 'La liste peut dater. Un entretien en cours continue. La connexion revient d’elle-même.',
    de: 'Die Liste kann veraltet sein. Ein laufendes Gespräch geht weiter. Die Verbindung kommt von selbst zurück.',
    en: 'The list may be out of date. A running call goes on. The connection comes back by itself.',
  },
  noAnswer: {
    nl: 'De centrale antwoordt niet. Kijk in de lijst of het gelukt is, en probeer zo nodig opnieuw.',
    fr: 'La centrale ne répond pas. Vérifiez dans la liste et réessayez si nécessaire.',
    de: 'Die Zentrale antwortet nicht. Sehen Sie in der Liste nach und versuchen Sie es erneut.',
    en: 'Central does not answer. See in the list whether it worked, and try again if needed.',
  },
  signInTitle: { nl: 'Meld u aan', fr: 'Connectez-vous', de: 'Melden Sie sich an', en: 'Sign in' },
  username: { nl: 'Gebruikersnaam', fr: 'Nom d’utilisateur', de: 'Benutzername', en: 'User name' },
  password: { nl: 'Wachtwoord', fr: 'Mot de passe', de: 'Passwort', en: 'Password' },
  signIn: { nl: 'Aanmelden', fr: 'Se connecter', de: 'Anmelden', en: 'Sign in' },
  wrongPassword: {
    nl: 'Gebruikersnaam of wachtwoord klopt niet. Kijk na of Caps Lock aanstaat.',
    fr: 'Nom d’utilisateur ou mot de passe incorrect. Vérifiez la touche Verr. Maj.',
    de: 'Benutzername oder Passwort stimmt nicht. Ist die Feststelltaste aktiv?',
    en: 'User name or password is not right. Check whether Caps Lock is on.',
  },
  waitSeconds: {
    nl: (seconds: number) =>
      `Te veel pogingen. U kunt over ${seconds} ${plural('nl', seconds, 'seconde', 'seconden')} opnieuw proberen.`,
    fr: (seconds: number) =>
      `Trop de tentatives. Réessayez dans ${seconds} ${plural('fr', seconds, 'seconde', 'secondes')}.`,
    de: (seconds: number) =>
      `Zu viele Versuche. In ${seconds} ${plural('de', seconds, 'Sekunde', 'Sekunden')} können Sie es erneut versuchen.`,
    en: (seconds: number) =>
      `Too many attempts. You can try again in ${seconds} ${plural('en', seconds, 'second', 'seconds')}.`,
  },
  sessionEnded: {
    nl: 'Uw sessie is beëindigd. Meld u opnieuw aan. Een lopend gesprek komt terug zodra u aangemeld bent.',
    fr: 'Votre session est terminée. Reconnectez-vous : un entretien en cours reprend dès la connexion.',
    de: 'Ihre Sitzung ist beendet. Nach erneuter Anmeldung kehrt ein laufendes Gespräch zurück.',
    en: 'Your session has ended. Sign in again; a running call comes back once you have.',
  },
});
