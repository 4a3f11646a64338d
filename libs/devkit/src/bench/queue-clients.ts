import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Answer,
  COUNTER_NAMESPACE,
  CounterChallenge,
  CounterToken,
  counterProofText,
  DESK_NAMESPACE,
  type DeviceReport,
  HEARTBEAT_EVERY_MS,
  IssuedTicket,
  REST,
  SCREEN_NAMESPACE,
} from '@loket/contract';
import { io, type Socket } from 'socket.io-client';
import type { Zone } from './queue-setting.ts';

const READY: DeviceReport = {
  cardReader: { state: 'ready', name: 'virtual', card: 'absent' },
  ticketPrinter: { state: 'ready' },
  camera: { state: 'ready' },
  microphone: { state: 'ready' },
  speaker: { state: 'ready' },
};
const PATIENCE_MS = 20_000;
const AGAIN_AFTER_MS = 50;

export type CounterClient = {
  readonly id: string;
  issue(): Promise<IssuedTicket>;
  cancel(ticketId: string): Promise<void>;
  here(consultationId: string): Promise<void>;
  /** Says that it is ready, as it does every three seconds. */
  beat(): Promise<void>;
  close(): void;
};

export type DeskClient = {
  readonly socket: Socket;
  /** @throws Refused unless it was done */
  post(path: string, body?: unknown): Promise<unknown>;
  close(): void;
};

/** Told each time when central was too busy for something, which is then asked again, as counters and people do. */
export type OnBusy = () => void;

/** A counter that proved its key, is connected, and beats. */
export async function openCounter(
  url: string,
  zone: Zone,
  place: number,
  onBusy: OnBusy = () => undefined,
): Promise<CounterClient> {
  const counter = zone.counters[place];
  if (!counter) throw new Error('The zone has fewer counters.');
  const who = { zoneId: zone.id, counterId: counter.id };
  const { nonce } = CounterChallenge.parse(await post(url + REST.counterChallenge, who));
  const key = createPrivateKey(counter.privateKeyPem);
  const proof = Buffer.from(counterProofText({ ...who, nonce }));
  const signature = sign('sha256', proof, { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const { token } = CounterToken.parse(await post(url + REST.counterToken, { ...who, nonce, signature }));
  const socket = await connect(url, COUNTER_NAMESPACE, { auth: { token } });
  const bootId = randomUUID();
  const say = (event: string, message: unknown) => untilDone(() => ask(socket, event, message), onBusy);
  const beat = async () => void (await say('heartbeat', { bootId, devices: READY, busy: 'idle' }));
  await beat();
  // Not all at the same instant: counters were switched on at different times.
  let timer = setTimeout(function next() {
    beat().catch(() => undefined);
    timer = setTimeout(next, HEARTBEAT_EVERY_MS);
  }, Math.random() * HEARTBEAT_EVERY_MS);
  return {
    id: counter.id,
    issue: async () =>
      IssuedTicket.parse(
        await say('ticket:issue', { idempotencyKey: randomUUID(), locale: 'nl', reason: 'theft' }),
      ),
    cancel: async (ticketId) => void (await say('ticket:cancel', { ticketId })),
    here: async (consultationId) => void (await say('visit:here', { consultationId })),
    beat,
    close: () => {
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}

/**
 * An inspector who is logged in, available, and has the desk open.
 * @param listen gets the socket before it connects, so that nothing is missed
 */
export async function openDesk(
  url: string,
  zone: Zone,
  place: number,
  listen: (socket: Socket) => void = () => undefined,
  onBusy: OnBusy = () => undefined,
): Promise<DeskClient> {
  const username = zone.inspectors[place]?.username ?? '';
  const login = await fetch(url + REST.login, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: zone.password }),
  });
  if (!login.ok) throw new Error(`login refused: ${login.status}`);
  const headers = { cookie: login.headers.getSetCookie()[0]?.split(';')[0] ?? '', origin: url };
  await post(url + REST.availability, { availability: 'available' }, headers, 'PUT');
  const socket = await connect(url, DESK_NAMESPACE, { extraHeaders: headers }, listen);
  return {
    socket,
    post: (path, body = {}) => untilDone(() => post(url + path, body, headers), onBusy),
    close: () => void socket.disconnect(),
  };
}

export const openScreen = (
  url: string,
  siteId: string,
  listen: (socket: Socket) => void = () => undefined,
): Promise<Socket> => connect(url, SCREEN_NAMESPACE, { auth: { siteId } }, listen);

type How = { auth?: Record<string, unknown>; extraHeaders?: Record<string, string> };

function connect(
  url: string,
  namespace: string,
  how: How,
  listen: (socket: Socket) => void = () => undefined,
): Promise<Socket> {
  const socket = io(url + namespace, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    autoConnect: false,
    ...how,
  });
  listen(socket);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
    socket.connect();
  });
}

async function ask(socket: Socket, event: string, message: unknown): Promise<unknown> {
  // Boundary: central answers every message with an Answer.
  const answer = (await socket.timeout(PATIENCE_MS).emitWithAck(event, message)) as Answer<unknown>;
  if (!answer.ok) throw new Refused(event, answer.error.code);
  return answer.value;
}

async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  method: 'POST' | 'PUT' = 'POST',
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refused(new URL(url).pathname, String(Object(answer).code));
  return answer;
}

class Refused extends Error {
  constructor(
    asked: string,
    readonly code: string,
  ) {
    super(`${asked}: ${code}`);
  }
}

async function untilDone<Value>(ask: () => Promise<Value>, onBusy: OnBusy): Promise<Value> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isBusy = error instanceof Refused && error.code === 'unavailable';
      if (!isBusy || performance.now() > until) throw error;
      onBusy();
      await pause(AGAIN_AFTER_MS);
    }
  }
}
