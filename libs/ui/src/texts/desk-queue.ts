import { area, plural } from './area.ts';

/** The left of the desk: own availability, *next*, who waits, the counters. */
export const deskQueueTexts = area({
  next: { nl: 'Volgende', fr: 'Suivant', de: 'Nächster', en: 'Next' },
  nextHead: {
    nl: (number: string) => `roept ${number}`,
    fr: (number: string) => `appelle ${number}`,
    de: (number: string) => `ruft ${number}`,
    en: (number: string) => `calls ${number}`,
  },
  nextAfterThis: {
    nl: 'kan als dit gesprek klaar is',
    fr: 'possible après cet entretien',
    de: 'geht nach diesem Gespräch',
    en: 'possible when this call is done',
  },
  nextNobody: { nl: 'niemand wacht', fr: 'personne n’attend', de: 'niemand wartet', en: 'nobody waits' },
  nextNoCounter: {
    nl: 'geen loket vrij waar men wacht',
    fr: 'aucun guichet libre sur place',
    de: 'kein Schalter frei, wo man wartet',
    en: 'no counter free where people wait',
  },
  nextOnBreak: {
    nl: 'kan als u beschikbaar bent',
    fr: 'possible si vous êtes disponible',
    de: 'geht, wenn Sie verfügbar sind',
    en: 'possible when you are available',
  },
  nextWithoutLink: {
    nl: 'kan als de verbinding terug is',
    fr: 'possible au retour de la connexion',
    de: 'geht, wenn die Verbindung zurück ist',
    en: 'possible when the connection is back',
  },
  queue: { nl: 'Wachtrij', fr: 'File d’attente', de: 'Warteschlange', en: 'Queue' },
  waiting: {
    nl: (count: number) => `${count} ${plural('nl', count, 'wacht', 'wachten')}`,
    fr: (count: number) => `${count} en attente`,
    de: (count: number) => `${count} ${plural('de', count, 'wartet', 'warten')}`,
    en: (count: number) => `${count} waiting`,
  },
  minutes: { nl: 'min', fr: 'min', de: 'Min.', en: 'min' },
  minutesWaited: {
    nl: (count: number) => `wacht ${count} ${plural('nl', count, 'minuut', 'minuten')}`,
    fr: (count: number) => `attend depuis ${count} ${plural('fr', count, 'minute', 'minutes')}`,
    de: (count: number) => `wartet seit ${count} ${plural('de', count, 'Minute', 'Minuten')}`,
    en: (count: number) => `waiting ${count} ${plural('en', count, 'minute', 'minutes')}`,
  },
  overdue: {
    nl: 'langer dan beloofd',
    fr: 'plus longtemps que promis',
    de: 'länger als versprochen',
    en: 'longer than promised',
  },
  keptFor: {
    nl: (name: string) => `voor ${name}`,
    fr: (name: string) => `pour ${name}`,
    de: (name: string) => `für ${name}`,
    en: (name: string) => `for ${name}`,
  },
  busyWith: {
    nl: (name: string) => `in gesprek met ${name}`,
    fr: (name: string) => `en entretien avec ${name}`,
    de: (name: string) => `im Gespräch mit ${name}`,
    en: (name: string) => `in a call with ${name}`,
  },
  nobodyWaits: {
    nl: 'Niemand wacht. Wie een ticket neemt, verschijnt hier vanzelf.',
    fr: 'Personne n’attend. Qui prend un ticket apparaît ici.',
    de: 'Niemand wartet. Wer ein Ticket zieht, erscheint hier von selbst.',
    en: 'Nobody waits. Whoever takes a ticket appears here.',
  },
  counters: { nl: 'Loketten', fr: 'Guichets', de: 'Schalter', en: 'Counters' },
  countersToSee: {
    nl: (count: number) => `${count} ${plural('nl', count, 'aandachtspunt', 'aandachtspunten')}`,
    fr: (count: number) => `${count} ${plural('fr', count, 'point d’attention', 'points d’attention')}`,
    de: (count: number) => `${count} ${plural('de', count, 'Hinweis', 'Hinweise')}`,
    en: (count: number) => `${count} to look at`,
  },
  allReady: { nl: 'alles klaar', fr: 'tout est prêt', de: 'alles bereit', en: 'all ready' },
  counter: {
    nl: (label: number) => `loket ${label}`,
    fr: (label: number) => `guichet ${label}`,
    de: (label: number) => `Schalter ${label}`,
    en: (label: number) => `counter ${label}`,
  },
  occupied: { nl: 'bezet', fr: 'occupé', de: 'besetzt', en: 'occupied' },
  available: { nl: 'Beschikbaar', fr: 'Disponible', de: 'Verfügbar', en: 'Available' },
  break: { nl: 'Pauze', fr: 'Pause', de: 'Pause', en: 'Break' },
  availability: {
    nl: 'Uw beschikbaarheid',
    fr: 'Votre disponibilité',
    de: 'Ihre Verfügbarkeit',
    en: 'Your availability',
  },
});
