import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Answer,
  COUNTER_NAMESPACE,
  CounterChallenge,
  CounterSnapshot,
  CounterToken,
  counterProofText,
  HEARTBEAT_EVERY_MS,
  type Heartbeat,
  IssuedTicket,
  type Locale,
  REST,
  ticketLabel,
} from '@loket/contract';
import type { Stack } from '@loket/devkit/stack.ts';
import { expect } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';

const READY: Heartbeat['devices'] = {
  cardReader: { state: 'ready', name: 'virtual', card: 'absent' },
  ticketPrinter: { state: 'ready' },
  camera: { state: 'ready' },
  microphone: { state: 'ready' },
  speaker: { state: 'ready' },
};

/** A room at another site: what its main process says to central and hears, with the counter's own key, without its screen. */
export class FarCounter {
  readonly siteId: string;
  readonly #login: () => Promise<string>;
  readonly #url: string;
  readonly #beat: NodeJS.Timeout;
  #socket: Socket | undefined;
  #snapshot: CounterSnapshot | undefined;
  #stopped = false;

  private constructor(url: string, siteId: string, login: () => Promise<string>) {
    this.#url = url;
    this.siteId = siteId;
    this.#login = login;
    this.#beat = setInterval(() => void this.#heartbeat(), HEARTBEAT_EVERY_MS);
  }

  /** Room 1 of a site, connected and ready. */
  static async open(stack: Stack, siteCode: string): Promise<FarCounter> {
    const [place] = await stack.database.query<{ counterId: string; siteId: string }>(
      `SELECT c.id AS "counterId", s.id AS "siteId" FROM counter c JOIN site s ON s.id = c.site_id
       WHERE s.code = $1 AND c.label = 1`,
      [siteCode],
    );
    if (!place) throw new Error(`there is no room 1 at ${siteCode}`);
    const { zoneId } = stack;
    const { counterId } = place;
    const pem = readFileSync(join(stack.dataFolder, 'counters', counterId, 'counter-key.pem'), 'utf8');
    const key = createPrivateKey(pem);
    const post = async (path: string, body: object): Promise<unknown> => {
      const answer = await fetch(new URL(path, stack.centralUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.json();
    };
    const far = new FarCounter(stack.centralUrl, place.siteId, async () => {
      const { nonce } = CounterChallenge.parse(await post(REST.counterChallenge, { zoneId, counterId }));
      const text = Buffer.from(counterProofText({ zoneId, counterId, nonce }));
      const signature = sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
      const proof = { zoneId, counterId, nonce, signature };
      return CounterToken.parse(await post(REST.counterToken, proof)).token;
    });
    await far.#connect();
    await far.isReady();
    return far;
  }

  close(): void {
    this.#stopped = true;
    clearInterval(this.#beat);
    this.#socket?.disconnect();
  }

  /** Nobody is in this room, and central took a beat that says so: after the hour moved, the one before may be too old. */
  async isReady(): Promise<void> {
    await expect.poll(async () => !this.#snapshot?.consultation && (await this.#heartbeat())).toBe(true);
  }

  async take(locale: Locale = 'nl'): Promise<{ number: string; followUrl: string }> {
    const request = { idempotencyKey: randomUUID(), locale, reason: 'theft' };
    const ticket = IssuedTicket.parse(await this.#ask('ticket:issue', request));
    return { number: ticketLabel(ticket.number), followUrl: ticket.followUrl };
  }

  /** Waits until somebody is called to this room, and says which consultation it is. */
  async called(number: string): Promise<string> {
    let consultationId = '';
    const now = () => {
      const told = this.#snapshot?.consultation;
      consultationId = told?.id ?? '';
      return told?.phase === 'called' ? ticketLabel(told.number) : null;
    };
    await expect.poll(now).toBe(number);
    return consultationId;
  }

  /** The citizen comes in and touches *Ik ben er*. */
  async here(): Promise<void> {
    await this.#ask('visit:here', { consultationId: this.#snapshot?.consultation?.id });
  }

  isOpen(): boolean | undefined {
    return this.#snapshot?.opening.open;
  }

  async #connect(): Promise<void> {
    const socket = io(`${this.#url}${COUNTER_NAMESPACE}`, {
      auth: { token: await this.#login() },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.#socket = socket;
    socket.on('snapshot', (told: unknown) => {
      const before = this.#snapshot?.consultation;
      this.#snapshot = CounterSnapshot.parse(told);
      // As the appliance does: what it can do changed, so it says so at once.
      if (Boolean(before) !== Boolean(this.#snapshot.consultation)) void this.#heartbeat();
    });
    socket.on('disconnect', () => this.#connectAgain());
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    await this.#heartbeat();
    this.#snapshot = CounterSnapshot.parse(await this.#ask('snapshot', {}));
  }

  /** Until it is let in, as an appliance does. */
  #connectAgain(): void {
    if (this.#stopped) return;
    setTimeout(() => void this.#connect().catch(() => this.#connectAgain()), 300);
  }

  async #heartbeat(): Promise<boolean> {
    const busy = this.#snapshot?.consultation ? 'visit' : 'idle';
    const beat: Heartbeat = { bootId: this.#bootId, devices: READY, busy };
    return this.#ask('heartbeat', beat).then(
      () => true,
      () => false,
    );
  }

  readonly #bootId = randomUUID();

  async #ask(event: string, message: object): Promise<unknown> {
    if (!this.#socket) throw new Error('not connected');
    const answer: Answer<unknown> = await this.#socket.timeout(5_000).emitWithAck(event, message);
    if (!answer.ok) throw new Error(`${event}: ${answer.error.code} ${answer.error.message}`);
    return answer.value;
  }
}
