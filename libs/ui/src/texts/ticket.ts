import type { IssuedTicket, Locale, TicketPaper } from '@loket/contract';
import { area, inLocale } from './area.ts';
import { longDate, startSentence, timeOfDay } from './times.ts';
import { waitSentence, waitTexts } from './wait.ts';

/** Words about a place in the queue: on the screen, on paper and on the follow page. */
export const ticketTexts = area({
  peopleBefore: {
    nl: (count: number) =>
      count === 0
        ? 'U bent de volgende.'
        : count === 1
          ? 'Er is 1 persoon voor u.'
          : `Er zijn ${count} mensen voor u.`,
    fr: (count: number) =>
      count === 0
        ? 'C’est bientôt à vous.'
        : count === 1
          ? 'Il y a 1 personne avant vous.'
          : `Il y a ${count} personnes avant vous.`,
    de: (count: number) =>
      count === 0
        ? 'Sie sind als Nächstes dran.'
        : count === 1
          ? 'Vor Ihnen ist 1 Person.'
          : `Vor Ihnen sind ${count} Personen.`,
    en: (count: number) =>
      count === 0
        ? 'You are next.'
        : count === 1
          ? 'There is 1 person before you.'
          : `There are ${count} people before you.`,
  },
  numberValid: {
    nl: 'Uw nummer is geldig.',
    fr: 'Votre numéro est valable.',
    de: 'Ihre Nummer gilt.',
    en: 'Your number is valid.',
  },
  followTitle: {
    nl: 'Volg uw nummer op uw telefoon',
    fr: 'Suivez votre numéro sur votre téléphone',
    de: 'Folgen Sie Ihrer Nummer auf dem Handy',
    en: 'Follow your number on your phone',
  },
  bringTitle: { nl: 'Leg dit al klaar', fr: 'À préparer', de: 'Halten Sie bereit', en: 'Have these ready' },
  bringCard: {
    nl: 'Uw identiteitskaart',
    fr: 'Votre carte d’identité',
    de: 'Ihren Personalausweis',
    en: 'Your identity card',
  },
  bringPapers: {
    nl: 'Papieren of foto’s die u wilt tonen',
    fr: 'Papiers ou photos que vous voulez montrer',
    de: 'Papiere oder Fotos, die Sie zeigen möchten',
    en: 'Papers or photos that you want to show',
  },
  danger: {
    nl: 'Gevaar? Bel 101.',
    fr: 'Danger ? Appelez le 101.',
    de: 'Gefahr? Rufen Sie 101 an.',
    en: 'Danger? Call 101.',
  },
  validToday: {
    nl: 'Alleen vandaag geldig.',
    fr: 'Valable aujourd’hui seulement.',
    de: 'Nur heute gültig.',
    en: 'Valid today only.',
  },
  nothingOfYours: {
    nl: 'Op dit ticket staat niets over uw vraag.',
    fr: 'Rien sur ce ticket ne dit votre demande.',
    de: 'Auf diesem Ticket steht nichts über Ihr Anliegen.',
    en: 'Nothing on this ticket says what you came for.',
  },
});

/** A ticket to print. Given out without central: nobody knows how many come before it, and no page follows it yet. */
export type PaperTicket = Pick<IssuedTicket, 'number' | 'locale' | 'issuedAt' | 'followUrl' | 'wait'> & {
  /** Null: unknown. */
  readonly peopleBefore: number | null;
};

export type PaperPlace = {
  readonly zoneName: string;
  readonly siteName: string;
  /** The site's other language, printed small under the first. */
  readonly secondLocale: Locale;
};

/**
 * What is printed on a ticket, in the citizen's language. The position comes first, then the interval that was
 * announced; where nothing can be said, the position alone. Never the reason, never a name.
 */
export function ticketPaper(issued: PaperTicket, place: PaperPlace): TicketPaper {
  const { locale } = issued;
  const texts = inLocale(ticketTexts, locale);
  const at = new Date(issued.issuedAt);
  const second = place.secondLocale === locale ? otherLocale(locale) : place.secondLocale;
  return {
    zoneName: place.zoneName,
    siteName: place.siteName,
    number: issued.number,
    position: positionIn(locale, issued),
    wait: waitIn(locale, issued),
    positionSecond: [positionIn(second, issued), waitIn(second, issued)].filter(Boolean).join(' '),
    followUrl: issued.followUrl,
    followTitle: texts.followTitle,
    bringTitle: texts.bringTitle,
    bring: `${texts.bringCard}. ${texts.bringPapers}.`,
    danger: texts.danger,
    footer: `${startSentence(longDate(at, locale))}, ${timeOfDay(at, locale)}. ${texts.validToday} ${texts.nothingOfYours}`,
  };
}

function positionIn(locale: Locale, { peopleBefore }: PaperTicket): string {
  const texts = inLocale(ticketTexts, locale);
  return peopleBefore === null ? texts.numberValid : texts.peopleBefore(peopleBefore);
}

/** Null: with a position alone there is nothing to add. Without central, that it is unknown is itself said. */
function waitIn(locale: Locale, { peopleBefore, wait }: PaperTicket): string | null {
  if (wait) return `${waitSentence(wait, locale)}.`;
  return peopleBefore === null ? waitTexts.unknown[locale] : null;
}

/** Two lines in one language would say nothing new: a Dutch ticket at a Dutch site gets French, any other Dutch. */
const otherLocale = (locale: Locale): Locale => (locale === 'nl' ? 'fr' : 'nl');
