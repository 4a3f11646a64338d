import { area } from './area.ts';

/** What can be done with one ticket on the board. */
export const boardTicketTexts = area({
  title: {
    nl: (ticket: string) => `Ticket ${ticket}`,
    fr: (ticket: string) => `Ticket n°\u00a0${ticket}`,
    de: (ticket: string) => `Ticket Nr. ${ticket}`,
    en: (ticket: string) => `Ticket number ${ticket}`,
  },
  keepFor: { nl: 'Voorbehouden voor', fr: 'Réserver pour', de: 'Vorbehalten für', en: 'Keep for' },
  anybody: { nl: 'Iedereen', fr: 'Tout le monde', de: 'Alle', en: 'Anybody' },
  calledBy: {
    nl: (name: string) =>
      `Geroepen door ${name}. Kiest u iemand anders, dan komt het ticket vooraan en blijft het bewaard voor die collega.`,
    fr: (name: string) =>
      `Appelé par ${name}. Si vous choisissez quelqu’un d’autre, le ticket repasse en tête et reste réservé à ce collègue.`,
    de: (name: string) =>
      `Gerufen von ${name}. Wählen Sie jemand anderen, steht das Ticket vorn und bleibt für diese Person vorbehalten.`,
    en: (name: string) =>
      `Called by ${name}. If you choose somebody else, the ticket is first again and is kept for that colleague.`,
  },
  inCallWith: {
    nl: (name: string) => `In gesprek met ${name}. Aan dit ticket verandert nu niets.`,
    fr: (name: string) => `En entretien avec ${name}. Rien ne change à ce ticket maintenant.`,
    de: (name: string) => `Im Gespräch mit ${name}. An diesem Ticket ändert sich jetzt nichts.`,
    en: (name: string) => `In a call with ${name}. Nothing changes about this ticket now.`,
  },
  awayUntil: {
    nl: (time: string) => `Even weg. Het nummer is geldig tot ${time}.`,
    fr: (time: string) => `Absent un moment. Le numéro est valable jusqu’à ${time}.`,
    de: (time: string) => `Kurz weg. Die Nummer gilt bis ${time}.`,
    en: (time: string) => `Away for a while. The number is valid until ${time}.`,
  },
  raise: { nl: 'Vooraan zetten', fr: 'Mettre en tête', de: 'Nach vorn setzen', en: 'Put first' },
  lower: {
    nl: 'Terug op zijn plaats',
    fr: 'Remettre à sa place',
    de: 'Zurück an seinen Platz',
    en: 'Back to its place',
  },
  park: { nl: 'Even weg', fr: 'Absent un moment', de: 'Kurz weg', en: 'Away for a while' },
  resume: { nl: 'Is terug', fr: 'De retour', de: 'Ist zurück', en: 'Is back' },
  gone: {
    nl: 'Dit ticket staat niet meer in de rij.',
    fr: 'Ce ticket n’est plus dans la file.',
    de: 'Dieses Ticket steht nicht mehr in der Schlange.',
    en: 'This ticket is no longer in the queue.',
  },
});
