import { area, plural } from './area.ts';

/** A ticket that is offered to this inspector, and what became of it. */
export const deskOfferTexts = area({
  title: {
    nl: 'Dit ticket is voor u',
    fr: 'Ce ticket est pour vous',
    de: 'Dieses Ticket ist für Sie',
    en: 'This ticket is for you',
  },
  accept: { nl: 'Aannemen', fr: 'Accepter', de: 'Annehmen', en: 'Accept' },
  decline: { nl: 'Nu niet', fr: 'Pas maintenant', de: 'Jetzt nicht', en: 'Not now' },
  secondsLeft: {
    nl: (count: number) => `nog ${count} ${plural('nl', count, 'seconde', 'seconden')}`,
    fr: (count: number) => `encore ${count} ${plural('fr', count, 'seconde', 'secondes')}`,
    de: (count: number) => `noch ${count} ${plural('de', count, 'Sekunde', 'Sekunden')}`,
    en: (count: number) => `${count} ${plural('en', count, 'second', 'seconds')} left`,
  },
  declineHint: {
    nl: 'Past het niet, dan krijgt u pauze en vragen we een collega.',
    fr: 'Si ce n’est pas possible, vous passez en pause et un collègue est sollicité.',
    de: 'Passt es nicht, haben Sie Pause und ein Kollege wird gefragt.',
    en: 'If it does not suit, you get a break and a colleague is asked.',
  },
  waitForOne: {
    nl: 'tickets worden u aangeboden',
    fr: 'les tickets vous sont proposés',
    de: 'Tickets werden Ihnen angeboten',
    en: 'tickets are offered to you',
  },
  missedTitle: {
    nl: (ticket: string) => `${ticket} gaat naar een collega`,
    fr: (ticket: string) => `${ticket} passe à un collègue`,
    de: (ticket: string) => `${ticket} geht an einen Kollegen`,
    en: (ticket: string) => `${ticket} goes to a colleague`,
  },
  missedText: {
    nl: 'Er kwam geen antwoord, en niemand blijft daardoor wachten. U staat op pauze. Bent u er weer, zet u dan op beschikbaar.',
    fr: 'Il n’y a pas eu de réponse, et personne n’attend pour autant. Vous êtes en pause. De retour ? Mettez-vous disponible.',
    de: 'Es kam keine Antwort, und deshalb wartet niemand länger. Sie haben Pause. Sind Sie wieder da, melden Sie sich verfügbar.',
    en: 'There was no answer, and nobody waits longer for it. You are on a break. When you are back, set yourself to available.',
  },
});
