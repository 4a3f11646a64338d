import type { RoutingPolicy } from '@loket/contract';
import { area, type Phrase, plural } from './area.ts';

/** The rules of the queue as a form: what each does, its bound in words, and what would change. */
export const boardPolicyTexts = area({
  open: { nl: 'Regels', fr: 'Règles', de: 'Regeln', en: 'Rules' },
  title: {
    nl: 'Regels van de wachtrij',
    fr: 'Règles de la file',
    de: 'Regeln der Warteschlange',
    en: 'Rules of the queue',
  },
  inForce: {
    nl: (version: number) => `Nu geldt versie ${version}`,
    fr: (version: number) => `Version ${version} en vigueur`,
    de: (version: number) => `Jetzt gilt Version ${version}`,
    en: (version: number) => `Version ${version} holds now`,
  },
  madeBy: {
    nl: (who: string) => `geschreven door ${who}`,
    fr: (who: string) => `écrite par ${who}`,
    de: (who: string) => `geschrieben von ${who}`,
    en: (who: string) => `written by ${who}`,
  },
  between: {
    nl: (range: string) => `Een geheel getal van ${range}.`,
    fr: (range: string) => `Un nombre entier de ${range}.`,
    de: (range: string) => `Eine ganze Zahl von ${range}.`,
    en: (range: string) => `A whole number from ${range}.`,
  },
  to: { nl: 'tot', fr: 'à', de: 'bis', en: 'to' },
  headStarts: { nl: 'Voorsprong', fr: 'Avance', de: 'Vorsprung', en: 'Head start' },
  headStartsHint: {
    nl: 'Alsof iemand zoveel minuten vroeger kwam.',
    fr: 'Comme si la personne était venue tant de minutes plus tôt.',
    de: 'Als wäre jemand so viele Minuten früher gekommen.',
    en: 'As if somebody had come so many minutes earlier.',
  },
  firstFor: {
    nl: 'Eerst voor wie past',
    fr: 'D’abord pour qui convient',
    de: 'Zuerst für wen es passt',
    en: 'First for those who fit',
  },
  firstForHint: {
    nl: 'Daarna mag elke inspecteur het ticket nemen.',
    fr: 'Ensuite, tout inspecteur peut prendre le ticket.',
    de: 'Danach darf jeder Inspektor das Ticket nehmen.',
    en: 'After that any inspector may take the ticket.',
  },
  calling: {
    nl: 'Roepen en wegblijven',
    fr: 'Appels et absences',
    de: 'Rufen und Wegbleiben',
    en: 'Calling and being away',
  },
  mode: {
    nl: 'Hoe een inspecteur een ticket krijgt',
    fr: 'Comment un inspecteur reçoit un ticket',
    de: 'Wie ein Inspektor ein Ticket bekommt',
    en: 'How an inspector gets a ticket',
  },
  anybodyAfter: {
    nl: (count: number) =>
      `Wie ${count} ${plural('nl', count, 'minuut', 'minuten')} wacht, mag door elke inspecteur geroepen worden.`,
    fr: (count: number) =>
      `Après ${count} ${plural('fr', count, 'minute', 'minutes')} d’attente, tout inspecteur peut appeler.`,
    de: (count: number) =>
      `Wer ${count} ${plural('de', count, 'Minute', 'Minuten')} wartet, darf von jedem Inspektor gerufen werden.`,
    en: (count: number) =>
      `Whoever has waited ${count} ${plural('en', count, 'minute', 'minutes')} may be called by any inspector.`,
  },
  overtakenBy: {
    nl: (count: number) =>
      `Daarna gaat niemand nog voor die meer dan ${count} ${plural('nl', count, 'minuut', 'minuten')} later kwam.`,
    fr: (count: number) =>
      `Ensuite, qui est venu plus de ${count} ${plural('fr', count, 'minute', 'minutes')} plus tard ne passe plus devant.`,
    de: (count: number) =>
      `Danach kommt niemand mehr zuvor, der mehr als ${count} ${plural('de', count, 'Minute', 'Minuten')} später kam.`,
    en: (count: number) =>
      `After that, nobody who came more than ${count} ${plural('en', count, 'minute', 'minutes')} later goes first.`,
  },
  bound: {
    nl: 'Wat deze regels beloven',
    fr: 'Ce que ces règles promettent',
    de: 'Was diese Regeln versprechen',
    en: 'What these rules promise',
  },
  look: {
    nl: 'Bekijk wat verandert',
    fr: 'Voir ce qui change',
    de: 'Ansehen, was sich ändert',
    en: 'See what changes',
  },
  looking: { nl: 'Wordt uitgerekend', fr: 'Calcul en cours', de: 'Wird berechnet', en: 'Being worked out' },
  preview: {
    nl: 'Wat zou veranderen',
    fr: 'Ce qui changerait',
    de: 'Was sich ändern würde',
    en: 'What would change',
  },
  sameOrder: {
    nl: 'De volgorde van wie nu wacht, blijft dezelfde.',
    fr: 'L’ordre de ceux qui attendent maintenant ne change pas.',
    de: 'Die Reihenfolge derer, die jetzt warten, bleibt gleich.',
    en: 'The order of those who wait now stays the same.',
  },
  ticket: { nl: 'Ticket', fr: 'Le ticket', de: 'Nummer', en: 'Ticket number' },
  placeNow: { nl: 'Plaats nu', fr: 'Place actuelle', de: 'Platz jetzt', en: 'Place now' },
  placeThen: { nl: 'Plaats dan', fr: 'Place ensuite', de: 'Platz dann', en: 'Place then' },
  noneRecorded: {
    nl: 'Er zijn nog geen vroegere beslissingen om mee te vergelijken.',
    fr: 'Il n’y a pas encore de décisions passées à comparer.',
    de: 'Es gibt noch keine früheren Entscheidungen zum Vergleichen.',
    en: 'There are no earlier decisions to compare with yet.',
  },
  different: {
    nl: (count: number) => `${count} zouden anders zijn uitgevallen:`,
    fr: (count: number) => `${count} auraient été différentes :`,
    de: (count: number) => `${count} wären anders ausgefallen:`,
    en: (count: number) => `${count} would have been different:`,
  },
  noneDifferent: {
    nl: 'Geen enkele zou anders zijn uitgevallen.',
    fr: 'Aucune n’aurait été différente.',
    de: 'Keine wäre anders ausgefallen.',
    en: 'None would have been different.',
  },
  compared: {
    nl: (count: number) =>
      `${count} ${plural('nl', count, 'vroegere beslissing is', 'vroegere beslissingen zijn')} nagerekend.`,
    fr: (count: number) =>
      `${count} ${plural('fr', count, 'décision passée a été refaite', 'décisions passées ont été refaites')}.`,
    de: (count: number) =>
      `${count} ${plural('de', count, 'frühere Entscheidung wurde', 'frühere Entscheidungen wurden')} nachgerechnet.`,
    en: (count: number) =>
      `${count} earlier ${plural('en', count, 'decision was', 'decisions were')} worked out again.`,
  },
  nobody: { nl: 'niemand', fr: 'personne', de: 'niemanden', en: 'nobody' },
  insteadOf: {
    nl: (ticket: string) => `in plaats van ${ticket}`,
    fr: (ticket: string) => `au lieu de ${ticket}`,
    de: (ticket: string) => `statt ${ticket}`,
    en: (ticket: string) => `instead of ${ticket}`,
  },
  sameBound: {
    nl: 'De belofte aan wie wacht, blijft dezelfde.',
    fr: 'La promesse à ceux qui attendent reste la même.',
    de: 'Das Versprechen an die Wartenden bleibt gleich.',
    en: 'The promise to those who wait stays the same.',
  },
  boundWas: {
    nl: (count: number) => `Wie tot ${count} minuten later kwam, kon tot nu nog voorgaan;`,
    fr: (count: number) =>
      `Jusqu’ici, qui venait jusqu’à ${count} minutes plus tard pouvait encore passer devant ;`,
    de: (count: number) => `Wer bis zu ${count} Minuten später kam, konnte bisher noch zuvorkommen;`,
    en: (count: number) => `Until now, whoever came up to ${count} minutes later could still go first;`,
  },
  boundBecomes: {
    nl: (count: number) => `straks tot ${count} minuten.`,
    fr: (count: number) => `ensuite, jusqu’à ${count} minutes.`,
    de: (count: number) => `dann bis zu ${count} Minuten.`,
    en: (count: number) => `then up to ${count} minutes.`,
  },
  note: {
    nl: 'Waarom verandert u dit?',
    fr: 'Pourquoi ce changement ?',
    de: 'Warum ändern Sie das?',
    en: 'Why do you change this?',
  },
  noteHint: {
    nl: 'Blijft bij deze versie bewaard. Zonder namen van burgers.',
    fr: 'Conservé avec cette version. Sans nom de citoyen.',
    de: 'Bleibt bei dieser Version. Ohne Namen von Bürgern.',
    en: 'Is kept with this version. No citizens’ names.',
  },
  noteMissing: {
    nl: 'Schrijf enkele woorden.',
    fr: 'Écrivez quelques mots.',
    de: 'Schreiben Sie ein paar Wörter.',
    en: 'Write a few words.',
  },
  save: { nl: 'Zo laten gelden', fr: 'Appliquer ainsi', de: 'So gelten lassen', en: 'Let it hold so' },
  saved: {
    nl: (version: number) => `Versie ${version} geldt vanaf nu`,
    fr: (version: number) => `La version ${version} est en vigueur`,
    de: (version: number) => `Version ${version} gilt ab jetzt`,
    en: (version: number) => `Version ${version} holds from now on`,
  },
  savedText: {
    nl: 'Wie wacht, staat meteen in de nieuwe volgorde.',
    fr: 'Ceux qui attendent sont aussitôt dans le nouvel ordre.',
    de: 'Wer wartet, steht sofort in der neuen Reihenfolge.',
    en: 'Those who wait are in the new order at once.',
  },
  changedTitle: {
    nl: (who: string) => `${who} schreef intussen een nieuwe versie`,
    fr: (who: string) => `${who} a écrit une nouvelle version entre-temps`,
    de: (who: string) => `${who} hat inzwischen eine neue Version geschrieben`,
    en: (who: string) => `${who} wrote a newer version meanwhile`,
  },
  somebody: { nl: 'Iemand', fr: 'Quelqu’un', de: 'Jemand', en: 'Somebody' },
  changedText: {
    nl: 'Wat u invulde, staat er nog. Bij elk veld dat verschilt, staat wat nu geldt. Bekijk opnieuw wat verandert voor u bewaart.',
    fr: 'Ce que vous avez rempli est toujours là. Chaque champ différent montre ce qui vaut maintenant. Regardez à nouveau ce qui change.',
    de: 'Was Sie eintrugen, steht noch da. Bei jedem Feld, das abweicht, steht, was jetzt gilt. Sehen Sie vor dem Speichern erneut nach.',
    en: 'What you filled in is still there. Each field that differs says what holds now. Look again at what changes before you save.',
  },
  holdsNow: {
    nl: (value: string) => `Nu geldt ${value}.`,
    fr: (value: string) => `Vaut maintenant : ${value}.`,
    de: (value: string) => `Jetzt gilt ${value}.`,
    en: (value: string) => `Now ${value} holds.`,
  },
  takeNewer: {
    nl: 'Neem de nieuwe versie',
    fr: 'Prendre la nouvelle version',
    de: 'Neue Version übernehmen',
    en: 'Take the newer version',
  },
  unchanged: {
    nl: 'Dit zijn de regels die nu gelden.',
    fr: 'Ce sont les règles en vigueur.',
    de: 'Das sind die Regeln, die jetzt gelten.',
    en: 'These are the rules that hold now.',
  },
});

export const routingModeWords = area({
  next: {
    nl: 'De inspecteur drukt op Volgende',
    fr: 'L’inspecteur appuie sur Suivant',
    de: 'Der Inspektor drückt auf Nächster',
    en: 'The inspector presses Next',
  },
  offer: {
    nl: 'Wie het langst vrij is, krijgt het ticket aangeboden',
    fr: 'Le ticket est proposé à qui est libre depuis le plus longtemps',
    de: 'Wer am längsten frei ist, bekommt das Ticket angeboten',
    en: 'Whoever has been free longest is offered the ticket',
  },
} satisfies Record<RoutingPolicy['mode'], Phrase>);

/** The numbers of the policy, as the form names them. */
export const policyNumberWords = area({
  offerSeconds: {
    nl: 'Een aanbod blijft staan, in seconden',
    fr: 'Durée d’une proposition, en secondes',
    de: 'Ein Angebot steht, in Sekunden',
    en: 'An offer stands, in seconds',
  },
  returning: {
    nl: 'Terug na een onderbreking, in minuten',
    fr: 'Retour après interruption, en minutes',
    de: 'Zurück nach Unterbrechung, in Minuten',
    en: 'Back after an interruption, in minutes',
  },
  raised: {
    nl: 'Vooraan gezet, in minuten',
    fr: 'Mis en tête, en minutes',
    de: 'Vorgezogen, in Minuten',
    en: 'Put first, in minutes',
  },
  appointment: {
    nl: 'Afspraak, in minuten',
    fr: 'Rendez-vous, en minutes',
    de: 'Termin, in Minuten',
    en: 'Appointment, in minutes',
  },
  languageFirstMinutes: {
    nl: 'Wie de taal spreekt, in minuten',
    fr: 'Qui parle la langue, en minutes',
    de: 'Wer die Sprache spricht, in Minuten',
    en: 'Who speaks the language, in minutes',
  },
  skillFirstMinutes: {
    nl: 'Wie de opleiding heeft, in minuten',
    fr: 'Qui est formé, en minutes',
    de: 'Wer die Schulung hat, in Minuten',
    en: 'Who has the training, in minutes',
  },
  siteTurnMinutes: {
    nl: 'Plaats waar een loket vrij staat, in minuten',
    fr: 'Lieu où un guichet est libre, en minutes',
    de: 'Ort, an dem ein Schalter frei ist, in Minuten',
    en: 'Place where a counter stands free, in minutes',
  },
  recalls: {
    nl: 'Zo vaak opnieuw roepen',
    fr: 'Nombre de rappels',
    de: 'So oft erneut rufen',
    en: 'How often to call again',
  },
  parkMinutes: {
    nl: 'Zo lang mag iemand even weg, in minuten',
    fr: 'Absence permise, en minutes',
    de: 'So lange darf jemand weg sein, in Minuten',
    en: 'Somebody may be away, in minutes',
  },
});
