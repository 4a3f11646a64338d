import type { Locale } from '@loket/contract';

/** Mails about a report or question. Neutral: no category, no word of it, nothing that alarms who reads along. */
export const REPORT_WORDS: Readonly<
  Record<Locale, { subject: string; received: string; answered: string; link: string; notUrgent: string }>
> = {
  nl: {
    subject: 'Uw bericht',
    received: 'Wij hebben uw bericht ontvangen.',
    answered: 'Er staat een antwoord voor u klaar.',
    link: 'Volgen kan met deze persoonlijke link. Deel hem met niemand:',
    notUrgent: 'Dringende hulp nodig? Bel 101.',
  },
  fr: {
    subject: 'Votre message',
    received: 'Nous avons reçu votre message.',
    answered: 'Une réponse vous attend.',
    link: 'Suivez-le avec ce lien personnel. Ne le communiquez à personne :',
    notUrgent: 'Besoin d’aide urgente ? Appelez le 101.',
  },
  de: {
    subject: 'Ihre Nachricht',
    received: 'Wir haben Ihre Nachricht erhalten.',
    answered: 'Eine Antwort liegt für Sie bereit.',
    link: 'Verfolgen können Sie sie mit diesem persönlichen Link. Geben Sie ihn nicht weiter:',
    notUrgent: 'Dringend Hilfe nötig? Wählen Sie 101.',
  },
  en: {
    subject: 'Your message',
    received: 'We have received your message.',
    answered: 'An answer is ready for you.',
    link: 'Follow it with this personal link. Do not share it:',
    notUrgent: 'Need urgent help? Call 101.',
  },
};
