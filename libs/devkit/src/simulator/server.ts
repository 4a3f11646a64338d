import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Stack } from '../stack.ts';
import { WayOut } from '../way-out.ts';
import { assetFor } from './assets.ts';
import { isFromHere, isToken } from './gate.ts';
import { openVisitor } from './visitor.ts';

export type SimulatorPage = { readonly url: string; close(): Promise<void> };

const largestMessageBytes = 4_096;

/**
 * Serves the simulator page on loopback: the hands of this stack's counters. Only for development: whoever
 * reaches it can touch the counters' windows.
 */
export async function openSimulatorPage(stack: Stack, port: number): Promise<SimulatorPage> {
  const token = randomBytes(24).toString('base64url');
  const visitors = new Set<WebSocket>();
  let listening = port;
  const server = createServer((request, response) => answer(request, response, listening, token));
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
      openVisitor(visitor, stack);
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

function answer(request: IncomingMessage, response: ServerResponse, port: number, token: string): void {
  if (!isFromHere(request, port) || request.method !== 'GET') {
    response.writeHead(403).end('Open this page by the address that "npm start" shows.\n');
    return;
  }
  const asset = assetFor(new URL(request.url ?? '/', 'http://127.0.0.1').pathname, token);
  if (asset === undefined) {
    response.writeHead(404).end('Not here.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': asset.type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(asset.body);
}
