import {
  type Answer,
  type CentralToCounter,
  COUNTER_NAMESPACE,
  CounterDossier,
  CounterSnapshot,
  type CounterToCentral,
  Failure,
  failure,
  HEARTBEAT_EVERY_MS,
  type Heartbeat,
  ok,
  PrintPaper,
  SignalMessage,
  TakeStill,
  VisitEnded,
} from '@loket/contract';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { RequestLine } from './central-requests.ts';
import { type Enrolment, logIn } from './counter-login.ts';
import { log } from './log.ts';

export type LinkListener = {
  onLink(state: { connected: boolean; refused: boolean }): void;
  onSnapshot(snapshot: CounterSnapshot): void;
  onDossier(dossier: CounterDossier): void;
  onSignal(message: SignalMessage): void;
  onEnded(message: VisitEnded): void;
  onStill(message: TakeStill): void;
  onPaper(message: PrintPaper): void;
  /** Central said so itself; it does not let this key in any more. */
  onRevoked(): void;
};

const ACK_MS = 5_000;
const SHORTEST_BACKOFF_MS = 300;
const LONGEST_BACKOFF_MS = 5_000;

const Nothing = z.unknown().transform(() => undefined);

type CounterSocket = Socket<CentralToCounter, CounterToCentral>;

/**
 * The line to central. It keeps itself up: after every loss a fresh login and a fresh socket, with a growing pause.
 * Nothing is queued for later: who sends while it is down gets `unavailable` and decides again.
 */
export class CentralLink implements RequestLine {
  readonly #enrolment: Enrolment;
  readonly #listener: LinkListener;
  readonly #heartbeat: () => Heartbeat;
  readonly #abort = new AbortController();
  #socket: CounterSocket | null = null;
  #backoffMs = SHORTEST_BACKOFF_MS;
  #retry: NodeJS.Timeout | null = null;
  #beat: NodeJS.Timeout | null = null;
  #version = -1;

  constructor(enrolment: Enrolment, listener: LinkListener, heartbeat: () => Heartbeat) {
    this.#enrolment = enrolment;
    this.#listener = listener;
    this.#heartbeat = heartbeat;
  }

  start(): void {
    void this.#connect();
  }

  close(): void {
    this.#abort.abort();
    if (this.#retry) clearTimeout(this.#retry);
    this.#drop();
  }

  /** One now, besides the regular ones: what the counter can do changed. */
  beat(): void {
    if (this.#socket?.connected) void this.#sendHeartbeat(this.#socket);
  }

  /** Asks for the truth again, after an answer that did not fit what we thought. */
  refresh(): void {
    if (this.#socket?.connected) void this.#askSnapshot(this.#socket);
  }

  tell(event: keyof CounterToCentral, message: object): Promise<Answer> {
    return this.#ask(event, message, Nothing, this.#socket);
  }

  ask<Schema extends z.ZodType>(
    event: keyof CounterToCentral,
    message: object,
    schema: Schema,
  ): Promise<Answer<z.infer<Schema>>> {
    return this.#ask(event, message, schema, this.#socket);
  }

  async #connect(): Promise<void> {
    this.#retry = null;
    const token = await logIn(this.#enrolment, this.#abort.signal);
    if (this.#abort.signal.aborted) return;
    if (!token.ok) return this.#again(token.error === 'refused');
    const socket: CounterSocket = io(new URL(COUNTER_NAMESPACE, this.#enrolment.centralUrl).href, {
      auth: { token: token.value },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: ACK_MS,
    });
    this.#socket = socket;
    this.#listen(socket);
  }

  #listen(socket: CounterSocket): void {
    socket.on('connect', () => void this.#onConnected(socket));
    socket.on('connect_error', (error) => {
      if (socket === this.#socket) this.#again(isRefusal(error));
    });
    socket.on('disconnect', () => {
      if (socket === this.#socket) this.#again(false);
    });
    socket.on('snapshot', (message) => this.#onSnapshot(socket, message));
    const told = this.#listener;
    this.#receive(socket, 'dossier', CounterDossier, (message) => told.onDossier(message));
    this.#receive(socket, 'signal', SignalMessage, (message) => told.onSignal(message));
    this.#receive(socket, 'visit:ended', VisitEnded, (message) => told.onEnded(message));
    this.#receive(socket, 'still:take', TakeStill, (message) => told.onStill(message));
    this.#receive(socket, 'paper:print', PrintPaper, (message) => told.onPaper(message));
    this.#receive(socket, 'revoked', Nothing, () => told.onRevoked());
  }

  /** What central says is checked as everything else that crosses; what does not fit is dropped and counted. */
  #receive<Schema extends z.ZodType>(
    socket: CounterSocket,
    channel: keyof CentralToCounter,
    schema: Schema,
    accept: (message: z.infer<Schema>) => void,
  ): void {
    const untyped: Socket = socket;
    untyped.on(channel, (message: unknown) => {
      if (socket !== this.#socket) return;
      const parsed = schema.safeParse(message);
      if (parsed.success) accept(parsed.data);
      else dropped(channel);
    });
  }

  async #onConnected(socket: CounterSocket): Promise<void> {
    this.#backoffMs = SHORTEST_BACKOFF_MS;
    // A central that was restarted may count from the beginning again.
    this.#version = -1;
    log('info', 'central connected');
    this.#listener.onLink({ connected: true, refused: false });
    this.#beat = setInterval(() => void this.#sendHeartbeat(socket), HEARTBEAT_EVERY_MS);
    await this.#sendHeartbeat(socket);
    await this.#askSnapshot(socket);
  }

  async #sendHeartbeat(socket: CounterSocket): Promise<void> {
    const answer = await this.#ask('heartbeat', this.#heartbeat(), Nothing, socket);
    if (answer.ok || socket !== this.#socket) return;
    log('warn', 'heartbeat not accepted', { code: answer.error.code });
    // A line on which central does not answer is no line, whatever the socket says.
    if (answer.error.code === 'unavailable' || answer.error.code === 'unauthenticated') this.#again(false);
  }

  async #askSnapshot(socket: CounterSocket): Promise<void> {
    const answer = await this.#ask('snapshot', {}, CounterSnapshot, socket);
    if (answer.ok) this.#onSnapshot(socket, answer.value);
  }

  #onSnapshot(socket: CounterSocket, message: unknown): void {
    const parsed = CounterSnapshot.safeParse(message);
    if (!parsed.success) {
      dropped('snapshot');
      return;
    }
    if (socket !== this.#socket || parsed.data.version < this.#version) return;
    this.#version = parsed.data.version;
    this.#listener.onSnapshot(parsed.data);
  }

  async #ask<Schema extends z.ZodType>(
    event: keyof CounterToCentral,
    message: object,
    schema: Schema,
    socket: CounterSocket | null,
  ): Promise<Answer<z.infer<Schema>>> {
    const unavailable = (why: string) => ({ ok: false as const, error: failure('unavailable', why) });
    if (!socket?.connected) return unavailable('no connection to central');
    try {
      // The typed map guards our callers; what comes back is checked here and not believed.
      const untyped: Socket = socket;
      const answer: unknown = await untyped.timeout(ACK_MS).emitWithAck(event, message);
      const outer = Acknowledgement.safeParse(answer);
      if (!outer.success) return unavailable('central answered something else');
      if (!outer.data.ok) return outer.data;
      const value = schema.safeParse(outer.data.value);
      return value.success ? ok(value.data) : unavailable('central answered something else');
    } catch {
      return unavailable('central did not answer in time');
    }
  }

  #again(refused: boolean): void {
    this.#drop();
    if (this.#abort.signal.aborted || this.#retry) return;
    log('warn', 'central away', { refused, againInMs: this.#backoffMs });
    this.#listener.onLink({ connected: false, refused });
    // Half of the pause at random, so that a hundred counters don't come back in the same instant.
    const pauseMs = this.#backoffMs * (0.5 + Math.random() / 2);
    this.#retry = setTimeout(() => void this.#connect(), pauseMs);
    this.#backoffMs = Math.min(this.#backoffMs * 2, LONGEST_BACKOFF_MS);
  }

  #drop(): void {
    if (this.#beat) clearInterval(this.#beat);
    this.#beat = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.disconnect();
  }
}

/** An acknowledgement as it comes over the wire: `value` is absent where there is none. */
const Acknowledgement = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), error: Failure }),
]);

/** Central's answer to a handshake carries a Failure as `data`; without one, nobody was there. */
function isRefusal(error: Error): boolean {
  const failed = Failure.safeParse('data' in error ? error.data : undefined);
  return failed.success && (failed.data.code === 'unauthenticated' || failed.data.code === 'forbidden');
}

const dropped = (channel: string) => log('warn', 'message dropped', { channel, cause: 'shape' });
