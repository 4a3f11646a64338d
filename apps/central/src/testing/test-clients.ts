import { randomUUID } from 'node:crypto';
import {
  type Answer,
  COUNTER_NAMESPACE,
  CounterSnapshot,
  DESK_NAMESPACE,
  type DeviceReport,
  type Failure,
  type Heartbeat,
  type IssuedTicket,
  REST,
  SCREEN_NAMESPACE,
} from '@loket/contract';
import { io, type Socket } from 'socket.io-client';
import { counterToken, loginCookie, type TestCounter, type TestPerson, type TestZone } from './test-zone.ts';

export const ALL_READY: DeviceReport = {
  cardReader: { state: 'ready', name: 'virtual', card: 'absent' },
  ticketPrinter: { state: 'ready' },
  camera: { state: 'ready' },
  microphone: { state: 'ready' },
  speaker: { state: 'ready' },
};

type Event = { name: string; message: unknown };

/** A real socket that remembers everything it was told. */
export class TestClient {
  readonly socket: Socket;
  readonly events: Event[] = [];
  #listeners = new Set<() => void>();

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((name: string, message: unknown) => {
      this.events.push({ name, message });
      for (const listener of this.#listeners) listener();
    });
  }

  /** @returns the acknowledgement, as it came */
  ask<Value = undefined>(event: string, message: unknown): Promise<Answer<Value>> {
    // Boundary: tests name what they expect and then look at it.
    return this.socket.timeout(20_000).emitWithAck(event, message) as Promise<Answer<Value>>;
  }

  /** The same, for what has to succeed. */
  async tell<Value = undefined>(event: string, message: unknown): Promise<Value> {
    const answer = await this.ask<Value>(event, message);
    if (!answer.ok) throw new Error(`${event} was refused: ${answer.error.code}`);
    return answer.value;
  }

  /** The answer's code, for one who said too much before: waits as long as a refusal says, as a counter does. */
  async codeWhenAllowed(event: string, message: unknown): Promise<string | undefined> {
    for (;;) {
      const answer = await this.ask<unknown>(event, message);
      if (answer.ok) return undefined;
      if (answer.error.code !== 'too_many_requests') return answer.error.code;
      const { retryAfterSeconds = 1 } = answer.error;
      await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1_000));
    }
  }

  async code(event: string, message: unknown): Promise<string | undefined> {
    const answer = await this.ask<unknown>(event, message);
    return answer.ok ? undefined : answer.error.code;
  }

  messages<Message>(name: string): Message[] {
    return this.events.filter((event) => event.name === name).map((event) => event.message as Message);
  }

  /** Resolves with the first message of that name, past or to come, that fits. */
  until<Message>(name: string, fits: (message: Message) => boolean = () => true): Promise<Message> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.messages<Message>(name).findIndex(fits);
        if (found === -1) return;
        done();
        // Boundary: an event without a message has none.
        resolve(this.messages<Message>(name)[found] as Message);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`no ${name} that fits came; last: ${JSON.stringify(this.messages(name).at(-1))}`));
      }, 20_000);
      const done = () => {
        clearTimeout(timer);
        this.#listeners.delete(look);
      };
      this.#listeners.add(look);
      look();
    });
  }

  disconnected(): Promise<string> {
    return new Promise((resolve) => {
      if (this.socket.disconnected) resolve('already');
      else this.socket.once('disconnect', resolve);
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}

type Options = { auth?: Record<string, unknown>; headers?: Record<string, string> };

/** @throws the Failure of a refused handshake */
export function connect(url: string, namespace: string, options: Options = {}): Promise<TestClient> {
  const socket = io(url + namespace, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: options.auth ?? {},
    extraHeaders: options.headers ?? {},
  });
  const client = new TestClient(socket);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(client));
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject((Reflect.get(error, 'data') as Failure | undefined) ?? error);
    });
  });
}

export class CounterClient extends TestClient {
  readonly bootId = randomUUID();

  heartbeat(changes: Partial<Heartbeat> = {}): Promise<undefined> {
    return this.tell('heartbeat', { bootId: this.bootId, devices: ALL_READY, busy: 'idle', ...changes });
  }

  issue(idempotencyKey: string = randomUUID()): Promise<IssuedTicket> {
    return this.tell('ticket:issue', { idempotencyKey, locale: 'nl', reason: 'theft' });
  }
}

/** A counter that is connected and has sent one heartbeat that says ready. */
export async function openCounter(url: string, zone: TestZone, counter: TestCounter): Promise<CounterClient> {
  const token = await counterToken(url, zone.id, counter);
  const { socket, events } = await connect(url, COUNTER_NAMESPACE, { auth: { token } });
  const client = new CounterClient(socket);
  client.events.unshift(...events);
  await client.until<CounterSnapshot>('snapshot', (snapshot) => CounterSnapshot.safeParse(snapshot).success);
  await client.heartbeat();
  return client;
}

export type DeskClient = TestClient & {
  post<Body>(path: string, body?: unknown): Promise<{ status: number; body: Body }>;
  get<Body>(path: string): Promise<{ status: number; body: Body }>;
};

/** An inspector who is logged in, available, and has the desk open. */
export async function openDesk(url: string, person: TestPerson): Promise<DeskClient> {
  const cookie = await loginCookie(url, person.username);
  const call = async <Body>(method: string, path: string, body?: unknown) => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    // Boundary: tests name what they expect and then look at it.
    return { status: response.status, body: (await response.json()) as Body };
  };
  await call('PUT', REST.availability, { availability: 'available' });
  const client = await connect(url, DESK_NAMESPACE, { headers: { cookie, origin: url } });
  await client.until('snapshot');
  return Object.assign(client, {
    post: <Body>(path: string, body: unknown = {}) => call<Body>('POST', path, body),
    get: <Body>(path: string) => call<Body>('GET', path),
  });
}

export const openScreen = (url: string, siteId: string): Promise<TestClient> =>
  connect(url, SCREEN_NAMESPACE, { auth: { siteId } });
