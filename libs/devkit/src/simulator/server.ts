import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { WayOut } from '../way-out.ts';
import { type Asset, assetFor } from './assets.ts';
import { isFromHere, isToken } from './gate.ts';
import { Hands } from './hands.ts';
import type { Room } from './room.ts';
import { openVisitor } from './visitor.ts';

export type SimulatorPage = { readonly url: string; close(): Promise<void> };

const largestMessageBytes = 8_192;

/**
 * Serves the simulator page on loopback: the hands at these counters. Only for development: whoever reaches it can touch
 * the counters' windows.
 */
export async function openSimulatorPage(room: Room, port: number): Promise<SimulatorPage> {
  const token = randomBytes(24).toString('base64url');
  const visitors = new Set<WebSocket>();
  const hands = new Hands(room);
  let listening = port;
  const server = createServer(
    (request, response) => void answer(request, response, { room, port: listening, token }),
  );
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (
      !isFromHere(request, listening) ||
      pathname !== '/live' ||
      !isToken(searchParams.get('token'), token)
    ) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (visitor) => {
      visitors.add(visitor);
      visitor.once('close', () => visitors.delete(visitor));
      openVisitor(visitor, room, hands);
    });
  });
  listening = await new Promise<number>((resolve, reject) => {
    server.once('error', () =>
      reject(
        new WayOut(
          `Port ${port} for the simulator page is in use.`,
          `Choose others: npm start -- --port ${port + 9}`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
  return {
    url: `http://127.0.0.1:${listening}/`,
    close: () => {
      hands.close();
      for (const visitor of visitors) visitor.terminate();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { room, port, token }: { room: Room; port: number; token: string },
): Promise<void> {
  if (!isFromHere(request, port) || request.method !== 'GET') {
    response.writeHead(403).end('Open this page by the address that "npm start" shows.\n');
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  // What is on paper may be a citizen's, so it asks for the token as the live connection does.
  const printed = isToken(searchParams.get('token'), token) ? printedDocument(room, pathname) : undefined;
  const asset = printed ?? (await assetFor(pathname, token));
  if (asset === undefined) {
    response.writeHead(404).end('Not here.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': asset.type,
    // A browser's own PDF reader does not open under the page's policy.
    ...(printed === undefined && { 'content-security-policy': policy }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(asset.body);
}

/** `/documents/COUNTER/NUMBER.pdf`: what came out of that counter's A4 printer. */
function printedDocument({ counters }: Room, pathname: string): Asset | undefined {
  const [, counter, number] = /^\/documents\/(\d)\/(\d{1,6})\.pdf$/.exec(pathname) ?? [];
  const paper = counters[Number(counter)]?.documents?.papers[Number(number) - 1];
  return paper && { type: 'application/pdf', body: paper.pdf };
}
