import { LOCALES, type Locale, REST, ticketLabel, type WaitInterval } from '@loket/contract';
import { escaped } from '../web/plain-page.ts';
import { FOLLOW_STYLE } from './follow-style.ts';
import type { FollowedTicket } from './followed-ticket.repository.ts';
import { FOLLOW_WORDS, type FollowWords } from './words.ts';

/** After which a browser asks again, told by a header; nothing when there is nothing to come, or it should not. */
export const REFRESH_SECONDS = 15;
const PORTAL = '/portal/';

/** A ticket as its page shows it. */
export type Followed = {
  ticket: FollowedTicket;
  wait: WaitInterval | null;
  secret: string;
  locale: Locale;
  /** Somebody asked the page not to refresh itself: a reader in the middle of it loses the place. */
  still: boolean;
};

/** The page that follows a ticket: no script, nothing loaded from anywhere, readable on the oldest phone. */
export function followPage(followed: Followed): string {
  const { ticket, locale } = followed;
  const words = FOLLOW_WORDS[locale];
  return page(followed, {
    above: `<p class="label">${escaped(words.yourNumber)}</p>
${numberHeading(ticket)}
<div role="status">${situation(followed, words)}</div>
${goesOn(ticket) ? updated(followed, words) : ''}`,
    below: choices(followed, words),
  });
}

/** Asks before a place is given up: following a link, as mail scanners and previews do, gives up nothing. */
export function giveUpPage(followed: Followed): string {
  const words = FOLLOW_WORDS[followed.locale];
  return page(followed, {
    above: `<p class="label">${escaped(words.yourNumber)} ${escaped(ticketLabel(followed.ticket.number))}</p>
<h1 class="question">${escaped(words.giveUpQuestion)}</h1>
<p class="more">${escaped(words.giveUpMore)}</p>`,
    below: `${button(followed, REST.giveUp(followed.secret), words.giveUpYes)}
${link(addressOf(followed), words.giveUpNo)}`,
  });
}

/** Whether anything can still change. */
const goesOn = ({ state, mayComeBack }: FollowedTicket): boolean => OPEN.has(state) || mayComeBack;
export const refreshes = ({ ticket, still }: Followed): boolean => !still && goesOn(ticket);

function updated(followed: Followed, words: FollowWords): string {
  const { ticket, locale, still } = followed;
  const [address, label] = still
    ? [addressOf({ ...followed, still: false }), words.refreshAgain]
    : [addressOf({ ...followed, still: true }), words.refreshStop];
  return `<p class="updated">${escaped(words.updated(timeOfDay(ticket.now, ticket.timeZone, locale)))}
<a href="${escaped(address)}">${escaped(label)}</a></p>`;
}

const OPEN: ReadonlySet<FollowedTicket['state']> = new Set([
  'waiting',
  'called',
  'in_consultation',
  'parked',
]);
const MAY_GIVE_UP: ReadonlySet<FollowedTicket['state']> = new Set(['waiting', 'called', 'parked']);
export const mayGiveUp = ({ state }: FollowedTicket): boolean => MAY_GIVE_UP.has(state);

function situation({ ticket, wait, locale }: Followed, words: FollowWords): string {
  const { state } = ticket;
  switch (state) {
    case 'waiting':
      return waiting(ticket.peopleBefore, wait, words);
    case 'called':
      return ticket.counterLabel === null
        ? said(words.calledNow)
        : `<div class="now"><h2>${escaped(words.calledNow)}</h2><p>${escaped(words.called(ticket.counterLabel))}</p></div>`;
    case 'in_consultation':
      return said(words.inCall, words.inCallMore);
    case 'parked':
      return ticket.parkedUntil
        ? said(words.parked, words.parkedUntil(timeOfDay(ticket.parkedUntil, ticket.timeZone, locale)))
        : said(words.parked);
    case 'no_show':
      return ticket.mayComeBack ? said(words.missed, words.missedMore) : said(words.expired, words.newNumber);
    case 'referred':
      return sentOn(ticket, words);
    case 'cancelled':
      return said(words.givenUp, words.newNumber);
    case 'expired':
      return said(words.expired, words.newNumber);
    case 'completed':
      return said(words.over);
  }
}

function waiting(people: number, wait: WaitInterval | null, words: FollowWords): string {
  const place = people === 0 ? words.next : words.before(people);
  if (!wait) return said(place, `${words.unknownWait} ${words.stayNear}`);
  const { fromMinutes, toMinutes } = wait;
  const howLong = fromMinutes === 0 ? words.atMost(toMinutes) : words.between(fromMinutes, toMinutes);
  const parts = BAND.map(([from, to], index) => {
    const lit = fromMinutes < to && from < toMinutes;
    return `<li${lit ? ' class="lit"' : ''}>${escaped(words.band[index] ?? '')}</li>`;
  });
  // The sentence has said it; the band is for the eye.
  return `${said(place, `${howLong} ${words.stayNear}`)}<ul class="band" aria-hidden="true">${parts.join('')}</ul>`;
}

/** The parts of the wait band in minutes. */
const BAND = [
  [0, 10],
  [10, 20],
  [20, 40],
  [40, Number.POSITIVE_INFINITY],
] as const;

function sentOn({ referredTo, elsewhere }: FollowedTicket, words: FollowWords): string {
  switch (referredTo) {
    case '101':
      return said(words.to101);
    case 'police_on_web':
      return said(words.toPoliceOnWeb);
    case 'town_hall':
      return said(words.toTownHall);
    case 'other_site':
      if (elsewhere)
        return said(words.otherSite, words.goTo(elsewhere.name, elsewhere.address), words.newNumberThere);
      return said(words.appointment, words.appointmentMore);
    default:
      return said(words.appointment, words.appointmentMore);
  }
}

/** What can be touched lies on the table. */
function choices(followed: Followed, words: FollowWords): string {
  const { ticket, secret, locale } = followed;
  const offered: string[] = [];
  if (ticket.mayComeBack) offered.push(button(followed, REST.comeBack(secret), words.comeBack, 'primary'));
  if (ticket.state === 'referred' && ['appointment', 'other_site'].includes(ticket.referredTo ?? ''))
    offered.push(link(PORTAL, words.makeAppointment));
  if (mayGiveUp(ticket)) offered.push(link(`${REST.giveUp(secret)}?lang=${locale}`, words.giveUp));
  return offered.join('\n');
}

const said = (what: string, ...more: string[]): string =>
  `<h2>${escaped(what)}</h2>${more.map((line) => `<p class="more">${escaped(line)}</p>`).join('')}`;

const link = (to: string, label: string): string =>
  `<a class="button" href="${escaped(to)}">${escaped(label)}</a>`;

const button = ({ locale }: Followed, to: string, label: string, kind = ''): string =>
  `<form method="post" action="${to}?lang=${locale}"><button class="button ${kind}">${escaped(label)}</button></form>`;

export const addressOf = ({ secret, locale, still }: Omit<Followed, 'ticket' | 'wait'>): string =>
  `${REST.follow(secret)}?lang=${locale}${still ? '&still=1' : ''}`;

/** A longer number is set smaller, so that it stands on one line. */
const SHORT_LABEL = 5;

function numberHeading({ number }: FollowedTicket): string {
  const parts = [number.siteCode, String(number.count), number.series].filter(Boolean);
  const size = ticketLabel(number).length > SHORT_LABEL ? ' class="long"' : '';
  return `<h1${size}>${parts.map((part) => `<span>${escaped(part)}</span>`).join(' ')}</h1>`;
}

/** "14.32 uur", "14 h 32", "14.32 Uhr", "14:32", by the zone's wall. */
function timeOfDay(at: Date, timeZone: string, locale: Locale): string {
  const [hour = '', minute = ''] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(at)
    .split(':');
  const said = { nl: `${hour}.${minute} uur`, fr: `${hour} h ${minute}`, de: `${hour}.${minute} Uhr` };
  return locale === 'en' ? `${hour}:${minute}` : said[locale];
}

type Parts = { above: string; below: string };

function page(followed: Followed, { above, below }: Parts): string {
  const { ticket, locale } = followed;
  const words = FOLLOW_WORDS[locale];
  const languages = LOCALES.map((one) =>
    one === locale
      ? `<b aria-current="true" lang="${one}">${one}</b>`
      : `<a href="${escaped(addressOf({ ...followed, locale: one }))}" lang="${one}" hreflang="${one}">${one}</a>`,
  );
  return html(
    locale,
    `${ticketLabel(ticket.number)} · ${words.title}`,
    `<main><div class="above"><header>${MARK}
<p><b>Loket</b> <span>${escaped(ticket.siteName)}</span></p>
<nav aria-label="${escaped(words.languages)}">${languages.join('')}</nav></header>
<div class="in">${above}</div></div>
<div class="line"></div>
<div class="table"><div class="in">${below}</div></div></main>
${footer(words.danger)}`,
  );
}

const MARK = `<svg viewBox="0 0 52 44" aria-hidden="true" focusable="false"><path class="arch" d="M6 38V20a20 20 0 0 1 40 0v18z"/>
<circle class="person" cx="26" cy="16" r="6.6"/><path class="person" d="M13.5 37a12.5 11.5 0 0 1 25 0z"/>
<rect class="arch" x="0" y="36" width="52" height="7" rx="1.6"/></svg>`;

const footer = (danger: string): string =>
  `<footer><p><b aria-hidden="true">101</b> <span>${escaped(danger)}</span></p></footer>`;

const html = (lang: string, title: string, body: string): string => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title>
<style>${FOLLOW_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;

const inFour = (sentences: Readonly<Record<Locale, string>>): string =>
  LOCALES.map((locale, index) => {
    const tag = index === 0 ? 'h1 class="question"' : 'h2';
    return `<${tag} lang="${locale}">${escaped(sentences[locale])}</${tag.slice(0, 2)}>`;
  }).join('\n');

const anonymousPage = (title: string, sentences: Readonly<Record<Locale, string>>): string =>
  html(
    'nl',
    title,
    `<main><div class="above"><header>${MARK}<p><b>Loket</b></p></header><div class="in">${inFour(sentences)}</div></div>
<div class="line"></div><div class="table"></div></main>
${footer('Gevaar · Danger · Gefahr')}`,
  );

/** For an unknown address and for yesterday's alike. */
export const noTicketPage = (): string =>
  anonymousPage('Loket · 404', {
    nl: 'Dit ticket is niet meer geldig.',
    fr: 'Ce ticket n’est plus valable.',
    de: 'Dieses Ticket ist nicht mehr gültig.',
    en: 'This ticket is no longer valid.',
  });

/** When the answer can't be given now; the browser asks again by itself. */
export const laterPage = (): string =>
  anonymousPage('Loket · 503', {
    nl: 'Even geen verbinding. Uw nummer blijft geldig. We proberen opnieuw.',
    fr: 'Pas de connexion pour l’instant. Votre numéro reste valable. Nous réessayons.',
    de: 'Gerade keine Verbindung. Ihre Nummer gilt weiter. Wir versuchen es erneut.',
    en: 'No connection for a moment. Your number is still valid. We are trying again.',
  });
