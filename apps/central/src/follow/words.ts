import type { Locale } from '@loket/contract';

/** What the page behind a ticket's QR code says. Numbers and places are filled in; nothing of the citizen is. */
export type FollowWords = {
  title: string;
  languages: string;
  yourNumber: string;
  next: string;
  before(people: number): string;
  stayNear: string;
  between(from: number, to: number): string;
  atMost(to: number): string;
  unknownWait: string;
  /** Under the four parts of the band: minutes. */
  band: readonly [string, string, string, string];
  calledNow: string;
  called(counter: number): string;
  inCall: string;
  inCallMore: string;
  parked: string;
  parkedUntil(time: string): string;
  missed: string;
  missedMore: string;
  comeBack: string;
  otherSite: string;
  goTo(name: string, address: string): string;
  newNumberThere: string;
  appointment: string;
  appointmentMore: string;
  makeAppointment: string;
  to101: string;
  toPoliceOnWeb: string;
  toTownHall: string;
  over: string;
  givenUp: string;
  expired: string;
  newNumber: string;
  updated(time: string): string;
  refreshStop: string;
  refreshAgain: string;
  giveUp: string;
  giveUpQuestion: string;
  giveUpMore: string;
  giveUpYes: string;
  giveUpNo: string;
  danger: string;
};

export const FOLLOW_WORDS: Readonly<Record<Locale, FollowWords>> = {
  nl: {
    title: 'Uw ticket',
    languages: 'Taal',
    yourNumber: 'Uw nummer',
    next: 'U bent de volgende',
    before: (people) => (people === 1 ? 'Er is nog 1 iemand voor u' : `Er zijn nog ${people} mensen voor u`),
    stayNear: 'Blijf in de buurt.',
    between: (from, to) => `Nog tussen ${from} en ${to} minuten.`,
    atMost: (to) => `Nog tot ${to} minuten.`,
    unknownWait: 'Hoe lang het duurt, is nog niet bekend.',
    band: ['minder dan 10', '10 tot 20', '20 tot 40', 'meer dan 40'],
    calledNow: 'Het is uw beurt',
    called: (counter) => `Kom nu naar loket ${counter}`,
    inCall: 'U bent aan het loket',
    inCallMore: 'De inspecteur is er voor u.',
    parked: 'Uw plaats is bewaard',
    parkedUntil: (time) => `U mag wegblijven tot ${time}. Daarna vervalt uw nummer.`,
    missed: 'Beurt gemist? Uw nummer blijft geldig',
    missedMore: 'We riepen u en u was er niet. U krijgt uw oude plaats terug, één keer.',
    comeBack: 'Ik ben terug',
    otherSite: 'We helpen u op een andere plaats',
    goTo: (name, address) => `Ga naar ${name}, ${address}.`,
    newNumberThere: 'Neem daar een nieuw nummer.',
    appointment: 'We helpen u op afspraak',
    appointmentMore: 'Vandaag lukt het hier niet meer. Kies zelf een dag en een uur.',
    makeAppointment: 'Maak een afspraak',
    to101: 'Bel 101',
    toPoliceOnWeb: 'Dit kan op de website van de politie: policeonweb.be.',
    toTownHall: 'De mensen van uw gemeentehuis helpen u hiermee verder.',
    over: 'Dit bezoek is voorbij',
    givenUp: 'U hebt uw plaats opgegeven',
    expired: 'Dit nummer is niet meer geldig',
    newNumber: 'Wilt u toch nog hulp? Neem een nieuw nummer.',
    updated: (time) => `Bijgewerkt om ${time}.`,
    refreshStop: 'Niet meer vanzelf verversen',
    refreshAgain: 'Weer vanzelf verversen',
    giveUp: 'Ik kom niet meer',
    giveUpQuestion: 'Komt u niet meer?',
    giveUpMore: 'Uw plaats gaat dan naar wie na u komt. Dit nummer geldt niet meer.',
    giveUpYes: 'Ja, ik kom niet meer',
    giveUpNo: 'Nee, ik blijf wachten',
    danger: 'Gevaar? Bel 101. Wacht niet.',
  },
  fr: {
    title: 'Votre ticket',
    languages: 'Langue',
    yourNumber: 'Votre numéro',
    next: 'C’est bientôt à vous',
    before: (people) =>
      people === 1 ? 'Il y a encore 1 personne avant vous' : `Il y a encore ${people} personnes avant vous`,
    stayNear: 'Restez à proximité.',
    between: (from, to) => `Encore entre ${from} et ${to} minutes.`,
    atMost: (to) => `Encore jusqu’à ${to} minutes.`,
    unknownWait: 'La durée de l’attente n’est pas encore connue.',
    band: ['moins de 10', '10 à 20', '20 à 40', 'plus de 40'],
    calledNow: 'C’est à vous',
    called: (counter) => `Venez maintenant au guichet ${counter}`,
    inCall: 'Vous êtes au guichet',
    inCallMore: 'L’inspectrice ou l’inspecteur est là pour vous.',
    parked: 'Votre place est gardée',
    parkedUntil: (time) =>
      `Vous pouvez vous absenter jusqu’à ${time}. Ensuite, votre numéro n’est plus valable.`,
    missed: 'Appel manqué ? Votre numéro reste valable',
    missedMore: 'Nous vous avons appelé et vous n’étiez pas là. Vous retrouvez votre place, une seule fois.',
    comeBack: 'Je suis de retour',
    otherSite: 'Nous vous aidons à un autre endroit',
    goTo: (name, address) => `Allez à ${name}, ${address}.`,
    newNumberThere: 'Prenez-y un nouveau numéro.',
    appointment: 'Nous vous aidons sur rendez-vous',
    appointmentMore: 'Ce n’est plus possible ici aujourd’hui. Choisissez vous-même un jour et une heure.',
    makeAppointment: 'Prendre rendez-vous',
    to101: 'Appelez le 101',
    toPoliceOnWeb: 'Cela se fait sur le site de la police : policeonweb.be.',
    toTownHall: 'Votre maison communale vous aide pour cela.',
    over: 'Cette visite est terminée',
    givenUp: 'Vous avez laissé votre place',
    expired: 'Ce numéro n’est plus valable',
    newNumber: 'Besoin d’aide malgré tout ? Prenez un nouveau numéro.',
    updated: (time) => `Mis à jour à ${time}.`,
    refreshStop: 'Ne plus actualiser automatiquement',
    refreshAgain: 'Actualiser de nouveau automatiquement',
    giveUp: 'Je ne viens plus',
    giveUpQuestion: 'Vous ne venez plus ?',
    giveUpMore: 'Votre place va alors à la personne suivante. Ce numéro ne sera plus valable.',
    giveUpYes: 'Oui, je ne viens plus',
    giveUpNo: 'Non, je continue d’attendre',
    danger: 'Danger ? Appelez le 101. N’attendez pas.',
  },
  de: {
    title: 'Ihr Ticket',
    languages: 'Sprache',
    yourNumber: 'Ihre Nummer',
    next: 'Sie sind als Nächstes dran',
    before: (people) =>
      people === 1 ? 'Vor Ihnen ist noch 1 Person' : `Vor Ihnen sind noch ${people} Personen`,
    stayNear: 'Bleiben Sie in der Nähe.',
    between: (from, to) => `Noch zwischen ${from} und ${to} Minuten.`,
    atMost: (to) => `Noch bis zu ${to} Minuten.`,
    unknownWait: 'Wie lange es dauert, ist noch nicht bekannt.',
    band: ['unter 10', '10 bis 20', '20 bis 40', 'über 40'],
    calledNow: 'Sie sind dran',
    called: (counter) => `Kommen Sie jetzt zum Schalter ${counter}`,
    inCall: 'Sie sind am Schalter',
    inCallMore: 'Die Polizei ist jetzt für Sie da.',
    parked: 'Ihr Platz bleibt Ihnen',
    parkedUntil: (time) => `Sie können bis ${time} wegbleiben. Danach verfällt Ihre Nummer.`,
    missed: 'Aufruf verpasst? Ihre Nummer gilt weiter',
    missedMore:
      'Wir haben Sie aufgerufen und Sie waren nicht da. Sie bekommen Ihren alten Platz zurück, einmal.',
    comeBack: 'Ich bin zurück',
    otherSite: 'Wir helfen Ihnen an einem anderen Ort',
    goTo: (name, address) => `Gehen Sie zu: ${name}, ${address}.`,
    newNumberThere: 'Ziehen Sie dort eine neue Nummer.',
    appointment: 'Wir helfen Ihnen mit einem Termin',
    appointmentMore: 'Heute geht es hier nicht mehr. Wählen Sie selbst Tag und Uhrzeit.',
    makeAppointment: 'Termin vereinbaren',
    to101: 'Rufen Sie 101 an',
    toPoliceOnWeb: 'Das geht auf der Website der Polizei: policeonweb.be.',
    toTownHall: 'Ihr Gemeindehaus hilft Ihnen dabei weiter.',
    over: 'Dieser Besuch ist beendet',
    givenUp: 'Sie haben Ihren Platz abgegeben',
    expired: 'Diese Nummer gilt nicht mehr',
    newNumber: 'Brauchen Sie doch noch Hilfe? Ziehen Sie eine neue Nummer.',
    updated: (time) => `Aktualisiert um ${time}.`,
    refreshStop: 'Nicht mehr von selbst aktualisieren',
    refreshAgain: 'Wieder von selbst aktualisieren',
    giveUp: 'Ich komme nicht mehr',
    giveUpQuestion: 'Kommen Sie nicht mehr?',
    giveUpMore: 'Ihr Platz geht dann an die nächste Person. Diese Nummer gilt nicht mehr.',
    giveUpYes: 'Ja, ich komme nicht mehr',
    giveUpNo: 'Nein, ich warte weiter',
    danger: 'Gefahr? Rufen Sie 101 an. Warten Sie nicht.',
  },
  en: {
    title: 'Your ticket',
    languages: 'Language',
    yourNumber: 'Your number',
    next: 'You are next',
    before: (people) =>
      people === 1 ? 'There is 1 more person before you' : `There are ${people} more people before you`,
    stayNear: 'Please stay nearby.',
    between: (from, to) => `Between ${from} and ${to} more minutes.`,
    atMost: (to) => `Up to ${to} more minutes.`,
    unknownWait: 'How long it takes is not known yet.',
    band: ['less than 10', '10 to 20', '20 to 40', 'more than 40'],
    calledNow: 'It is your turn',
    called: (counter) => `Come to counter ${counter} now`,
    inCall: 'You are at the counter',
    inCallMore: 'The inspector is there for you.',
    parked: 'Your place is kept',
    parkedUntil: (time) => `You can stay away until ${time}. After that your number is no longer valid.`,
    missed: 'Missed your turn? Your number is still valid',
    missedMore: 'We called you and you were not there. You get your old place back, once.',
    comeBack: 'I am back',
    otherSite: 'We will help you at another place',
    goTo: (name, address) => `Go to ${name}, ${address}.`,
    newNumberThere: 'Take a new number there.',
    appointment: 'We will help you by appointment',
    appointmentMore: 'It is no longer possible here today. Choose a day and a time yourself.',
    makeAppointment: 'Make an appointment',
    to101: 'Call 101',
    toPoliceOnWeb: 'You can do this on the website of the police: policeonweb.be.',
    toTownHall: 'The people at your town hall will help you with this.',
    over: 'This visit is over',
    givenUp: 'You gave up your place',
    expired: 'This number is no longer valid',
    newNumber: 'Do you still need help? Take a new number.',
    updated: (time) => `Updated at ${time}.`,
    refreshStop: 'Stop refreshing by itself',
    refreshAgain: 'Refresh by itself again',
    giveUp: 'I am not coming any more',
    giveUpQuestion: 'Not coming any more?',
    giveUpMore: 'Your place then goes to whoever comes after you. This number will no longer be valid.',
    giveUpYes: 'Yes, I am not coming any more',
    giveUpNo: 'No, I will keep waiting',
    danger: 'Danger? Call 101. Do not wait.',
  },
};
