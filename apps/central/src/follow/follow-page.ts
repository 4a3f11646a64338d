import { ticketLabel } from '@loket/contract';
import type { FollowedTicket } from './followed-ticket.repository.ts';
import { FOLLOW_WORDS, type FollowWords } from './words.ts';

const REFRESH_SECONDS = 15;

/** The whole page: no script, nothing loaded from anywhere, readable on the oldest phone. */
export function followPage(ticket: FollowedTicket): string {
  const words = FOLLOW_WORDS[ticket.locale];
  const called = ticket.state === 'called';
  return page(
    ticket.locale,
    `${ticketLabel(ticket.number)} · ${words.title}`,
    `<p class="place">${escaped(ticket.zoneName)}<br>${escaped(ticket.siteName)}</p>
<h1>${escaped(ticketLabel(ticket.number))}</h1>
<p class="${called ? 'now' : 'state'}" role="status">${escaped(sentence(ticket, words))}</p>
<p class="small">${escaped(words.refreshes)}</p>
<p class="danger">${escaped(words.danger)}</p>`,
    true,
  );
}

function sentence({ state, counterLabel, peopleBefore }: FollowedTicket, words: FollowWords): string {
  if (state === 'waiting') return peopleBefore === 0 ? words.next : words.before(peopleBefore);
  if (state === 'called' && counterLabel !== null) return words.called(counterLabel);
  return state === 'in_consultation' ? words.inCall : words.over;
}

function page(lang: string, title: string, body: string, refreshes: boolean): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${refreshes ? `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">\n` : ''}<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1.25rem/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.5rem;text-align:center}h1{font-size:4.5rem;line-height:1.1;margin:1rem 0}
.state,.now{font-size:1.6rem;font-weight:600}.now{border:.25rem solid;border-radius:.5rem;padding:1rem}
.small,.place{font-size:1rem}.danger{margin-top:3rem;font-size:1rem;font-weight:600}`;

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** For an unknown address and for yesterday's alike. */
export const noTicketPage = (): string =>
  page(
    'nl',
    'Loket',
    `<h1>404</h1><p lang="nl">Dit ticket is niet meer geldig.</p><p lang="fr">Ce ticket n’est plus valable.</p>
<p lang="de">Dieses Ticket ist nicht mehr gültig.</p><p lang="en">This ticket is no longer valid.</p>`,
    false,
  );
