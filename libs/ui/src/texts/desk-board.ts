import type { PriorityClass } from '@loket/contract';
import { area, type Phrase } from './area.ts';

/** The chief inspector's board: its figures and its line. Its parts have files of their own beside this one. */
export const deskBoardTexts = area({
  waitingNow: { nl: 'wachten', fr: 'attendent', de: 'warten', en: 'waiting' },
  longestWait: {
    nl: 'langste wacht',
    fr: 'plus longue attente',
    de: 'längste Wartezeit',
    en: 'longest wait',
  },
  longestOf: {
    nl: (ticket: string) => `langste wacht, ${ticket}`,
    fr: (ticket: string) => `plus longue attente, ${ticket}`,
    de: (ticket: string) => `längste Wartezeit, ${ticket}`,
    en: (ticket: string) => `longest wait, ${ticket}`,
  },
  usualToday: {
    nl: 'gewone wachttijd vandaag',
    fr: 'attente habituelle aujourd’hui',
    de: 'übliche Wartezeit heute',
    en: 'usual wait today',
  },
  notYet: { nl: 'nog geen', fr: 'aucune', de: 'noch keine', en: 'none yet' },
  inCall: {
    nl: 'inspecteurs in gesprek',
    fr: 'inspecteurs en entretien',
    de: 'Inspektoren im Gespräch',
    en: 'inspectors in a call',
  },
  helpedToday: {
    nl: 'geholpen vandaag',
    fr: 'aidés aujourd’hui',
    de: 'heute geholfen',
    en: 'helped today',
  },
  didNotCome: {
    nl: (count: number) => `${count} niet gekomen`,
    fr: (count: number) => `${count} pas venus`,
    de: (count: number) => `${count} nicht gekommen`,
    en: (count: number) => `${count} did not come`,
  },
  gaveUp: {
    nl: (count: number) => `${count} opgegeven`,
    fr: (count: number) => `${count} partis avant`,
    de: (count: number) => `${count} aufgegeben`,
    en: (count: number) => `${count} gave up`,
  },
  of: { nl: 'van', fr: 'sur', de: 'von', en: 'of' },
  minutes: {
    nl: (count: number) => `${count} min`,
    fr: (count: number) => `${count} min.`,
    de: (count: number) => `${count} Min.`,
    en: (count: number) => `${count} mins`,
  },
  place: { nl: 'Plaats', fr: 'Lieu', de: 'Ort', en: 'Place' },
  line: {
    nl: 'Wie wacht, op de minuten dat het duurt',
    fr: 'Qui attend, placé selon ses minutes',
    de: 'Wer wartet, nach Minuten geordnet',
    en: 'Who waits, placed at their minutes',
  },
  promise: {
    nl: 'Elk nummer schuift naar rechts zolang het wacht. De lijn op 20 minuten is onze belofte. Gestippeld: even weg, het nummer blijft.',
    fr: 'Chaque numéro glisse vers la droite tant qu’il attend. La ligne à 20 minutes est notre promesse. En pointillé : absent un moment, le numéro reste.',
    de: 'Jede Nummer rückt nach rechts, solange sie wartet. Die Linie bei 20 Minuten ist unser Versprechen. Gestrichelt: kurz weg, die Nummer bleibt.',
    en: 'Each number moves to the right while it waits. The line at 20 minutes is our promise. Dashed: away for a while, the number is kept.',
  },
  awayFor: {
    nl: (time: string) => `even weg, geldig tot ${time}`,
    fr: (time: string) => `absent un moment, valable jusqu’à ${time}`,
    de: (time: string) => `kurz weg, gültig bis ${time}`,
    en: (time: string) => `away for a while, valid until ${time}`,
  },
  called: { nl: 'geroepen', fr: 'appelé', de: 'gerufen', en: 'called' },
  free: { nl: 'vrij', fr: 'libre', de: 'frei', en: 'free' },
  noCounter: { nl: 'geen loket', fr: 'pas de guichet', de: 'kein Schalter', en: 'no counter' },
  change: { nl: 'Wijzigen', fr: 'Modifier', de: 'Ändern', en: 'Change' },
});

export const priorityWords = area({
  returning: { nl: 'Komt terug', fr: 'De retour', de: 'Kommt zurück', en: 'Returning' },
  raised: { nl: 'Vooraan gezet', fr: 'Mis en tête', de: 'Vorgezogen', en: 'Put first' },
  appointment: { nl: 'Afspraak', fr: 'Rendez-vous', de: 'Termin', en: 'Appointment' },
  normal: { nl: 'Gewoon', fr: 'Normal', de: 'Üblich', en: 'Ordinary' },
} satisfies Record<PriorityClass, Phrase>);
