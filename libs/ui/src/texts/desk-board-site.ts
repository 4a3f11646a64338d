import { area, plural } from './area.ts';

/** Opening and closing a site from the board. */
export const boardSiteTexts = area({
  openUntil: {
    nl: (time: string) => `open tot ${time}`,
    fr: (time: string) => `ouvert jusqu’à ${time}`,
    de: (time: string) => `offen bis ${time}`,
    en: (time: string) => `open until ${time}`,
  },
  openAlways: {
    nl: 'dag en nacht open',
    fr: 'ouvert jour et nuit',
    de: 'Tag und Nacht offen',
    en: 'open day and night',
  },
  lastTicketAt: {
    nl: (time: string) => `tickets tot ${time}`,
    fr: (time: string) => `tickets jusqu’à ${time}`,
    de: (time: string) => `Tickets bis ${time}`,
    en: (time: string) => `tickets until ${time}`,
  },
  noMoreTickets: {
    nl: (time: string) => `geen tickets meer, tot ${time}`,
    fr: (time: string) => `plus de tickets, jusqu’à ${time}`,
    de: (time: string) => `keine Tickets mehr, bis ${time}`,
    en: (time: string) => `no more tickets, until ${time}`,
  },
  opensAt: {
    nl: (time: string) => `opent om ${time}`,
    fr: (time: string) => `ouvre à ${time}`,
    de: (time: string) => `öffnet um ${time}`,
    en: (time: string) => `opens at ${time}`,
  },
  closed: { nl: 'gesloten', fr: 'fermé', de: 'geschlossen', en: 'closed' },
  openNow: { nl: 'Nu openen', fr: 'Ouvrir maintenant', de: 'Jetzt öffnen', en: 'Open now' },
  closeNow: { nl: 'Nu sluiten', fr: 'Fermer maintenant', de: 'Jetzt schließen', en: 'Close now' },
  byHours: {
    nl: 'Volgens de openingsuren',
    fr: 'Selon les heures d’ouverture',
    de: 'Nach den Öffnungszeiten',
    en: 'By the opening hours',
  },
  until: { nl: 'Tot', fr: 'Jusqu’à', de: 'Bis', en: 'Until' },
  untilHint: {
    nl: 'Leeg: tot u het terugneemt.',
    fr: 'Vide : jusqu’à ce que vous le repreniez.',
    de: 'Leer: bis Sie es zurücknehmen.',
    en: 'Empty: until you take it back.',
  },
  whoWaits: {
    nl: (count: number) =>
      `Hier ${plural('nl', count, 'wacht nog 1 mens', `wachten nog ${count} mensen`)}. Wat zeggen we?`,
    fr: (count: number) =>
      `${count} ${plural('fr', count, 'personne attend', 'personnes attendent')} encore ici. Que disons-nous ?`,
    de: (count: number) =>
      `Hier ${plural('de', count, 'wartet noch 1 Mensch', `warten noch ${count} Menschen`)}. Was sagen wir?`,
    en: (count: number) =>
      `${count} ${plural('en', count, 'person still waits', 'people still wait')} here. What do we say?`,
  },
  serve: {
    nl: 'U wordt nog geholpen',
    fr: 'Nous vous aidons encore',
    de: 'Wir helfen Ihnen noch',
    en: 'We still help you',
  },
  serveHint: {
    nl: 'Er komen geen nieuwe tickets bij. Wie er een heeft, blijft in de rij.',
    fr: 'Plus de nouveaux tickets. Qui en a un reste dans la file.',
    de: 'Es kommen keine neuen Tickets dazu. Wer eines hat, bleibt in der Schlange.',
    en: 'There are no new tickets. Whoever has one stays in the queue.',
  },
  tellElsewhere: {
    nl: (site: string) => `U kunt terecht in ${site}`,
    fr: (site: string) => `Vous pouvez aller à : ${site}`,
    de: (site: string) => `Sie können hierhin gehen: ${site}`,
    en: (site: string) => `You can go to ${site}`,
  },
  tellAppointment: {
    nl: 'U kunt een afspraak maken',
    fr: 'Vous pouvez prendre rendez-vous',
    de: 'Sie können einen Termin vereinbaren',
    en: 'You can make an appointment',
  },
  tellHint: {
    nl: 'Scherm en telefoon zeggen het meteen. De tickets gaan uit de rij.',
    fr: 'L’écran et le téléphone le disent aussitôt. Les tickets quittent la file.',
    de: 'Bildschirm und Handy sagen es sofort. Die Tickets verlassen die Schlange.',
    en: 'Screen and phone say so at once. The tickets leave the queue.',
  },
});
