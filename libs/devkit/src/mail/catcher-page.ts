import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isFromHere } from '../simulator/gate.ts';
import type { CaughtMail, MailCatcher } from './catcher.ts';

export type MailPage = { readonly url: string; close(): Promise<void> };

/** Where a developer reads what central would have mailed: on loopback, newest first, without a script. */
export async function openMailPage(catcher: MailCatcher, port: number): Promise<MailPage> {
  let listening = port;
  const server = createServer((request, response) => answer(request, response, listening, catcher.mails));
  listening = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
  return {
    url: `http://127.0.0.1:${listening}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  mails: readonly CaughtMail[],
): void {
  if (!isFromHere(request, port) || request.method !== 'GET') {
    response.writeHead(403).end('Open this page by the address that "npm start" shows.\n');
    return;
  }
  const [, kind, mail = '', part = ''] = (request.url ?? '/').split('/');
  if (kind === 'attachment') {
    const attachment = mails[Number(mail)]?.attachments[Number(part)];
    response
      .writeHead(attachment ? 200 : 404, {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${attachment?.filename.replace(/[^\w.-]/g, '_') ?? ''}"`,
        'x-content-type-options': 'nosniff',
      })
      .end(attachment?.content ?? 'Not here.\n');
    return;
  }
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
      'cache-control': 'no-store',
    })
    .end(page(mails));
}

const page = (mails: readonly CaughtMail[]): string => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>Caught mails</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}article{border-top:1px
solid #888;padding:1rem 0}pre{white-space:pre-wrap;font:inherit}</style>
<h1>Caught mails</h1><p>Nothing of this left this machine.</p>
${mails.map(article).reverse().join('\n') || '<p>None yet.</p>'}</html>`;

const article = (mail: CaughtMail, index: number): string => `<article><h2>${escaped(mail.subject)}</h2>
<p>${mail.at.toISOString()} to ${escaped(mail.to)}</p><pre>${linked(escaped(mail.text))}</pre>
${mail.attachments
  .map(({ filename }, part) => `<p><a href="/attachment/${index}/${part}">${escaped(filename)}</a></p>`)
  .join('')}</article>`;

const linked = (text: string): string => text.replace(/https?:\/\/[^\s<&]+/g, '<a href="$&">$&</a>');

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
