import { setTimeout as pause } from 'node:timers/promises';
import {
  type ClosingOutcome,
  DESK_NAMESPACE,
  DeskConsultation,
  DeskSnapshot,
  Failure,
  REST,
  type StaffId,
  type TicketId,
} from '@loket/contract';
import type { ConsultationSeen, TicketSeen } from '@loket/queue/history/types.ts';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { FaultProxy } from './fault-proxy.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';
import { type Reply, refusal, seenOf, unknown } from './reply.ts';

export type DeskPerson = { readonly username: string; readonly password: string };

type HeldEvent = Exclude<ConsultationSeen['event'], 'here' | 'away' | 'stop'>;

const ANSWER_WITHIN_MS = 2_000;
const HELD_BACK_FOR_MS = 120;
const Anything = z.unknown();

/** An inspector's desk as central knows it: a session, a socket that says that it is open, and commands over REST. */
export class DeskClient {
  readonly name: string;
  readonly proxy: FaultProxy;
  journal: Journal;
  random: Random;
  /** As central last told. */
  consultation: DeskConsultation | null = null;
  /** Consultations that it once held, oldest first. */
  readonly past: DeskConsultation[] = [];
  /** The laptop died: no socket, no command, until it is opened again. */
  vanished = false;
  /** What its page showed when the laptop died. */
  asleep: DeskConsultation | null = null;
  #person: DeskPerson;
  #staffId: StaffId | undefined;
  #cookie: string | undefined;
  #socket: Socket | undefined;
  #stopped = false;

  constructor(person: DeskPerson, proxy: FaultProxy, journal: Journal, random: Random) {
    this.name = person.username;
    this.proxy = proxy;
    this.journal = journal;
    this.random = random;
    this.#person = person;
  }

  get id(): StaffId {
    if (this.#staffId === undefined) throw new Error(`${this.name} is not logged in yet.`);
    return this.#staffId;
  }

  get connected(): boolean {
    return this.#socket?.connected === true;
  }

  /** Logs in, takes calls, and keeps a desk open from now on. */
  async open(takesCalls: boolean): Promise<void> {
    await this.#login();
    if (takesCalls) await this.takeCalls();
    void this.#stayConnected();
  }

  async takeCalls(): Promise<Reply<unknown>> {
    return this.#call('PUT', REST.availability, { availability: 'available' }, Anything);
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.disconnect();
  }

  vanish(): void {
    if (this.vanished) return;
    this.vanished = true;
    this.asleep = this.consultation;
    if (this.asleep !== null) this.journal.vanished.push({ at: Date.now(), consultationId: this.asleep.id });
    this.#socket?.disconnect();
  }

  queue(): Promise<Reply<DeskSnapshot>> {
    return this.#call('GET', REST.queue, undefined, DeskSnapshot);
  }

  async next(): Promise<Reply<DeskConsultation>> {
    const invokedAt = Date.now();
    const reply = await this.#call('POST', REST.next, {}, DeskConsultation);
    this.journal.operations.push({
      what: 'accept',
      client: this.name,
      invokedAt,
      endedAt: Date.now(),
      inspectorId: this.id,
      outcome: seenOf(reply, ({ id, ticketId, counterId }) => ({ consultationId: id, ticketId, counterId })),
    });
    if (reply.kind === 'ok') this.#told(reply.value);
    return reply;
  }

  /** @param id of its own consultation, or of one that it held long ago */
  async act(
    event: HeldEvent,
    id: DeskConsultation['id'],
    closing: ClosingOutcome = 'helped',
  ): Promise<Reply<unknown>> {
    const [path, body] = COMMANDS[event](id, closing);
    const invokedAt = Date.now();
    const reply = await this.#call('POST', path, body, DeskConsultation);
    this.journal.operations.push({
      what: 'consultation',
      client: this.name,
      invokedAt,
      endedAt: Date.now(),
      consultationId: id,
      event,
      ...(event === 'close' ? { closing } : {}),
      outcome: seenOf(reply, () => null),
    });
    if (reply.kind === 'ok') this.#told(reply.value);
    return reply;
  }

  /** What the chief inspector does with a ticket on the board. */
  async board(
    ticketId: TicketId,
    action: keyof typeof BOARD,
    forInspector: StaffId,
  ): Promise<Reply<unknown>> {
    const { move, path, body } = BOARD[action];
    const invokedAt = Date.now();
    const reply = await this.#call('POST', path(ticketId), body(forInspector), Anything);
    this.journal.operations.push({
      what: 'ticket',
      client: this.name,
      invokedAt,
      endedAt: Date.now(),
      ticketId,
      move,
      outcome: seenOf(reply, () => null),
    });
    return reply;
  }

  async #login(): Promise<void> {
    const response = await fetch(this.#url + REST.login, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.#person),
    });
    const Me = z.object({ staffId: z.uuid() });
    this.#staffId = Me.parse(await response.json()).staffId as StaffId;
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  }

  get #url(): string {
    return `http://127.0.0.1:${this.proxy.port}`;
  }

  async #call<Schema extends z.ZodType>(
    method: string,
    path: string,
    body: unknown,
    schema: Schema,
  ): Promise<Reply<z.output<Schema>>> {
    if (this.vanished) return unknown('the laptop is dead');
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: { cookie: this.#cookie ?? '', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const answer: unknown = text === '' ? undefined : JSON.parse(text);
      if (response.ok) return { kind: 'ok', value: schema.parse(answer) };
      return refusal(Failure.parse(answer), this.journal.noteInternal(this.name, `${method} ${path}`));
    } catch (cause) {
      if (cause instanceof z.ZodError) throw cause;
      return unknown(cause instanceof Error ? cause.message : String(cause));
    }
  }

  async #stayConnected(): Promise<void> {
    while (!this.#stopped) {
      const socket = this.vanished ? undefined : await this.#connect();
      if (socket === undefined) {
        await pause(HELD_BACK_FOR_MS);
        continue;
      }
      this.#socket = socket;
      if (socket.connected) await new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
    }
  }

  #connect(): Promise<Socket | undefined> {
    const socket = io(this.#url + DESK_NAMESPACE, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: ANSWER_WITHIN_MS,
      extraHeaders: { cookie: this.#cookie ?? '' },
    });
    socket.on('snapshot', (message: unknown) => {
      const read = DeskSnapshot.safeParse(message);
      if (read.success) this.#told(read.data.consultation);
    });
    socket.on('consultation', (message: unknown) => {
      const read = DeskConsultation.safeParse(message);
      if (read.success) this.#told(read.data);
    });
    return new Promise((resolve) => {
      const give = (outcome: Socket | undefined) => {
        clearTimeout(late);
        if (outcome === undefined) socket.disconnect();
        resolve(outcome);
      };
      const late = setTimeout(() => give(undefined), 2 * ANSWER_WITHIN_MS);
      socket.once('connect', () => give(socket));
      socket.once('connect_error', () => give(undefined));
    });
  }

  /** Takes what is newer; what ended stays ended. */
  #told(told: DeskConsultation | null): void {
    const known = this.consultation;
    if (told === null) {
      if (known !== null) this.#over(known);
      return;
    }
    if (this.past.some(({ id }) => id === told.id)) return;
    if (told.phase === 'ended') this.#over(told);
    else if (known === null || known.id !== told.id || known.version <= told.version)
      this.consultation = told;
  }

  #over(consultation: DeskConsultation): void {
    if (!this.past.some(({ id }) => id === consultation.id)) this.past.push(consultation);
    if (this.consultation?.id === consultation.id) this.consultation = null;
  }
}

const COMMANDS: Readonly<
  Record<HeldEvent, (id: string, closing: ClosingOutcome) => readonly [string, unknown]>
> = {
  recall: (id) => [REST.recall(id), {}],
  no_show: (id) => [REST.noShow(id), {}],
  close: (id, outcome) => [
    REST.close(id),
    outcome === 'referred' ? { outcome, referredTo: 'town_hall' } : { outcome },
  ],
  transfer: (id) => [REST.transfer(id), { to: { kind: 'anybody' } }],
};

type BoardAction = {
  readonly move: TicketSeen['move'];
  path(ticketId: string): string;
  body(forInspector: string): unknown;
};

/** The board's actions on one ticket. */
export const BOARD = {
  assign: { move: 'reorder', path: REST.assignTicket, body: (inspectorId) => ({ inspectorId }) },
  raise: { move: 'reorder', path: REST.raiseTicket, body: () => ({}) },
  lower: { move: 'reorder', path: REST.lowerTicket, body: () => ({}) },
  park: { move: 'park', path: REST.parkTicket, body: () => ({}) },
  resume: { move: 'resume', path: REST.resumeTicket, body: () => ({}) },
  refer: { move: 'refer', path: REST.referTicket, body: () => ({ to: 'town_hall' }) },
} as const satisfies Readonly<Record<string, BoardAction>>;
