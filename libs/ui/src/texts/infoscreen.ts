import { area } from './area.ts';

/** The waiting room's screen: numbers and places, never a name or a reason. */
export const infoscreenTexts = area({
  yourTurn: { nl: 'Nu aan de beurt', fr: 'C’est à vous', de: 'Sie sind dran', en: 'Your turn' },
  atTheCounter: { nl: 'Aan het loket', fr: 'Au guichet', de: 'Am Schalter', en: 'At the counter' },
  counter: {
    nl: (label: number) => `Loket ${label}`,
    fr: (label: number) => `Guichet ${label}`,
    de: (label: number) => `Schalter ${label}`,
    en: (label: number) => `Counter ${label}`,
  },
  quiet: {
    nl: 'Uw nummer verschijnt hier en wordt luidop gezegd.',
    fr: 'Votre numéro s’affiche ici et est annoncé à voix haute.',
    de: 'Ihre Nummer erscheint hier und wird laut angesagt.',
    en: 'Your number appears here and is said aloud.',
  },
  here: {
    nl: 'In deze wachtruimte',
    fr: 'Dans cette salle d’attente',
    de: 'In diesem Warteraum',
    en: 'In this waiting room',
  },
  nobodyHere: {
    nl: 'Niemand wacht.',
    fr: 'Personne n’attend.',
    de: 'Niemand wartet.',
    en: 'Nobody is waiting.',
  },
  following: { nl: 'als volgende', fr: 'le prochain', de: 'als Nächstes', en: 'next' },
  elsewhere: {
    nl: 'Elders in de zone',
    fr: 'Ailleurs dans la zone',
    de: 'Anderswo in der Zone',
    en: 'Elsewhere in the zone',
  },
  oneQueue: {
    nl: 'Eén rij voor alle plaatsen.',
    fr: 'Une seule file pour tous les sites.',
    de: 'Eine Reihe für alle Orte.',
    en: 'One queue for all places.',
  },
  danger: {
    nl: 'Gevaar? Bel 101.',
    fr: 'Danger ? Appelez le 101.',
    de: 'Gefahr? Rufen Sie 101 an.',
    en: 'In danger? Call 101.',
  },
  doNotWait: {
    nl: 'Wacht niet op uw beurt.',
    fr: 'N’attendez pas votre tour.',
    de: 'Warten Sie nicht, bis Sie dran sind.',
    en: 'Do not wait for your turn.',
  },
  missed: {
    nl: 'Beurt gemist? Neem een nieuw nummer.',
    fr: 'Tour manqué ? Prenez un nouveau numéro.',
    de: 'Aufruf verpasst? Ziehen Sie eine neue Nummer.',
    en: 'Missed your turn? Take a new number.',
  },
  staleSince: {
    nl: (time: string) => `Dit scherm kan verouderd zijn sinds ${time}.`,
    fr: (time: string) => `Cet écran n’est peut-être plus à jour depuis ${time}.`,
    de: (time: string) => `Dieser Bildschirm ist vielleicht seit ${time} nicht mehr aktuell.`,
    en: (time: string) => `This screen may be out of date since ${time}.`,
  },
  staleNever: {
    nl: 'Dit scherm heeft nog geen verbinding.',
    fr: 'Cet écran n’a pas encore de connexion.',
    de: 'Dieser Bildschirm hat noch keine Verbindung.',
    en: 'This screen has no connection yet.',
  },
  staleAdvice: {
    nl: 'Uw nummer blijft geldig. Volg het op uw telefoon of vraag het aan het loket.',
    fr: 'Votre numéro reste valable. Suivez-le sur votre téléphone ou demandez au guichet.',
    de: 'Ihre Nummer bleibt gültig. Folgen Sie ihr auf dem Handy oder fragen Sie am Schalter.',
    en: 'Your number stays valid. Follow it on your phone or ask at the counter.',
  },
  soundOff: {
    nl: 'Geluid staat uit. Raak het scherm aan.',
    fr: 'Son désactivé. Touchez l’écran.',
    de: 'Ton ist aus. Berühren Sie den Bildschirm.',
    en: 'Sound is off. Touch the screen.',
  },
  chooseSite: {
    nl: 'Waar hangt dit scherm?',
    fr: 'Où se trouve cet écran ?',
    de: 'Wo hängt dieser Bildschirm?',
    en: 'Where does this screen hang?',
  },
  unknownSite: {
    nl: (asked: string) => `De plaats ‘${asked}’ bestaat niet. Kies er een uit de lijst.`,
    fr: (asked: string) => `Le lieu « ${asked} » n’existe pas. Choisissez dans la liste.`,
    de: (asked: string) => `Den Ort „${asked}“ gibt es nicht. Wählen Sie aus der Liste.`,
    en: (asked: string) => `There is no place ‘${asked}’. Choose one from the list.`,
  },
  noSites: {
    nl: 'De centrale antwoordt nog niet. Wij proberen het vanzelf opnieuw.',
    fr: 'La centrale ne répond pas encore. Nous réessayons automatiquement.',
    de: 'Die Zentrale antwortet noch nicht. Wir versuchen es von selbst erneut.',
    en: 'Central does not answer yet. We try again by ourselves.',
  },
});
