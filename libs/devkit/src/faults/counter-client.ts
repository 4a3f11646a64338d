import { setTimeout as pause } from 'node:timers/promises';
import {
  type CounterConsultation,
  CounterId,
  CounterSnapshot,
  type DeviceReport,
  type Heartbeat,
  IssuedTicket,
  OfflineBlock,
  ReconciledTickets,
  type TicketId,
} from '@loket/contract';
import type { Socket } from 'socket.io-client';
import { z } from 'zod';
import { ANSWER_WITHIN_MS, CounterLine, type CounterPlace } from './counter-line.ts';
import type { FaultProxy } from './fault-proxy.ts';
import type { Journal, SentHeartbeat } from './journal.ts';
import { DeviceClock, OutageTickets } from './outage.ts';
import type { Random } from './random.ts';
import { answerOf, type Reply, seenOf, unknown } from './reply.ts';

/** What central says to a message without a value. */
const Nothing = z.unknown();
const BEAT_EVERY_MS = 1_000;

const DEVICES: DeviceReport = {
  cardReader: { state: 'ready', name: 'virtual', card: 'absent' },
  ticketPrinter: { state: 'ready' },
  camera: { state: 'ready' },
  microphone: { state: 'ready' },
  speaker: { state: 'ready' },
};

/**
 * A counter's main process as central knows it: its key, its heartbeat, its tickets and the citizen who says *Ik ben
 * er*. It connects anew for ever and asks again, with the same key, whatever it got no answer to.
 */
export class CounterClient {
  readonly id: CounterId;
  readonly name: string;
  readonly proxy: FaultProxy;
  readonly givesTickets: boolean;
  /** Tickets that it gave and may take back. */
  readonly given: TicketId[] = [];
  journal: Journal;
  random: Random;
  consultation: CounterConsultation | null = null;
  /** False: the people who are called stay away. */
  citizensCome = true;
  /** It fails: nothing is said any more, though its cable is whole. */
  silent = false;
  broken = false;
  offline = false;
  readonly #clock = new DeviceClock();
  readonly #outage = new OutageTickets();
  readonly #line: CounterLine;
  #bootId: string;
  #socket: Socket | undefined;
  #stopped = false;
  #unanswered = 0;
  #past: string[] = [];
  #beat: NodeJS.Timeout;

  constructor(place: CounterPlace, proxy: FaultProxy, journal: Journal, random: Random) {
    this.id = CounterId.parse(place.counterId);
    this.name = place.name;
    this.givesTickets = place.givesTickets;
    this.proxy = proxy;
    this.journal = journal;
    this.random = random;
    this.#line = new CounterLine(place, proxy);
    this.#bootId = random.uuid();
    this.#beat = setInterval(() => void this.heartbeat(), BEAT_EVERY_MS);
    void this.#stayConnected();
  }

  get connected(): boolean {
    return this.#socket?.connected === true;
  }

  /** The newest consultations that it was told of and that are over. */
  get past(): readonly string[] {
    return this.#past;
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#beat);
    this.#socket?.disconnect();
  }

  /** Its main process died and is a new one. */
  restart(): void {
    this.#bootId = this.random.uuid();
    this.consultation = null;
    this.hangUp();
  }

  hangUp(): void {
    this.#socket?.disconnect();
  }

  moveClock(byMs: number): void {
    this.#clock.move(byMs);
    for (const given of this.journal.offline)
      if (given.counterId === this.id && this.#outage.pending.includes(given.ticket))
        given.clockJumped = true;
  }

  async heartbeat(): Promise<void> {
    if (this.silent || this.offline || !this.connected) return;
    const busy = this.consultation === null ? 'idle' : 'visit';
    const camera = this.broken ? ({ state: 'absent' } as const) : DEVICES.camera;
    const message: Heartbeat = { bootId: this.#bootId, devices: { ...DEVICES, camera }, busy };
    const sent: SentHeartbeat = {
      counterId: this.id,
      ready: !this.broken && busy === 'idle',
      sentAt: Date.now(),
      answeredAt: null,
    };
    this.journal.heartbeats.push(sent);
    const reply = await this.#ask('heartbeat', message, Nothing);
    if (reply.kind === 'ok') {
      sent.answeredAt = Date.now();
      this.#unanswered = 0;
      if (this.#outage.pending.length === 0) this.#clock.forgetJump();
      return;
    }
    // As the real one: two heartbeats without an answer, and the connection is believed to be dead.
    this.#unanswered += 1;
    if (this.#unanswered >= 2) this.hangUp();
  }

  /** One touch of a citizen, asked until it is answered, or `twice` at the same instant. */
  async issue(twice = false): Promise<void> {
    const message = {
      idempotencyKey: this.random.uuid(),
      locale: this.random.pick(['nl', 'fr', 'de', 'en'] as const),
      reason: this.random.pick(['theft', 'damage', 'traffic', 'violence'] as const),
    };
    const once = () => this.#issueOnce(message);
    const replies = await Promise.all(twice ? [once(), once()] : [once()]);
    let reply = replies.find(({ kind }) => kind !== 'unknown');
    while (reply === undefined && !this.#stopped) {
      await pause(150);
      if (!this.connected) continue;
      const next = await once();
      if (next.kind !== 'unknown' && !isTooMany(next)) reply = next;
    }
    if (reply?.kind === 'ok') this.given.push(reply.value.id);
  }

  async #issueOnce(message: { idempotencyKey: string }): Promise<Reply<IssuedTicket>> {
    const invokedAt = Date.now();
    const reply = await this.#ask('ticket:issue', message, IssuedTicket);
    this.journal.operations.push({
      what: 'issue',
      client: this.name,
      invokedAt,
      endedAt: Date.now(),
      idempotencyKey: message.idempotencyKey,
      outcome: seenOf(reply, ({ id, number }) => ({ ticketId: id, number })),
    });
    return reply;
  }

  /** Takes one of its tickets back; whether that was the first or the second time does not matter to it. */
  async cancel(): Promise<void> {
    const ticketId = this.given.at(-1);
    if (ticketId === undefined) return;
    const invokedAt = Date.now();
    const reply = await this.#ask('ticket:cancel', { ticketId }, Nothing);
    this.journal.operations.push({
      what: 'ticket',
      client: this.name,
      invokedAt,
      endedAt: Date.now(),
      ticketId,
      move: 'cancel',
      outcome: seenOf(reply, () => null),
    });
  }

  /** What a citizen or the counter itself says about a consultation, also one that is long over. */
  async visit(event: 'here' | 'away' | 'stop', consultationId: string): Promise<Reply<unknown>> {
    const invokedAt = Date.now();
    const reply = await this.#ask(`visit:${event}`, { consultationId }, Nothing);
    this.journal.operations.push({
      what: 'consultation',
      client: this.name,
      invokedAt,
      endedAt: Date.now(),
      consultationId: consultationId as CounterConsultation['id'],
      event,
      outcome: seenOf(reply, () => null),
    });
    return reply;
  }

  /** Cut off from central, it gives tickets of its own series. */
  giveOffline(): void {
    const ticket = this.#outage.give(this.random, this.#clock);
    if (ticket === undefined) return;
    this.journal.offline.push({
      counterId: this.id,
      ticket,
      givenAt: Date.now(),
      lastContactAt: this.#clock.heardAt,
      clockJumped: this.#clock.jumped,
    });
  }

  /** Hands in what it gave out, until central answers. */
  async reconcile(): Promise<void> {
    const outage = this.#outage;
    const first = this.journal.offline.find(({ ticket }) => outage.pending.includes(ticket));
    const handedIn = outage.pending.length > 0;
    while (outage.pending.length > 0 && !this.#stopped) {
      await pause(50);
      if (!this.connected || this.offline) continue;
      const tickets = [...outage.pending];
      const invokedAt = Date.now();
      const message = {
        lastContactAt: this.#clock.writtenWhenHeard(first?.lastContactAt ?? Date.now()),
        deviceNow: this.#clock.now(),
        tickets,
      };
      const reply = await this.#ask('offline:reconcile', message, ReconciledTickets);
      this.journal.operations.push({
        what: 'reconcile',
        client: this.name,
        invokedAt,
        endedAt: Date.now(),
        tickets: tickets.map(({ idempotencyKey, number }) => ({ idempotencyKey, number })),
        outcome: seenOf(reply, ({ accepted, refused }) => ({
          accepted,
          refused: refused.map(({ idempotencyKey }) => idempotencyKey),
        })),
      });
      if (reply.kind === 'ok' || (reply.kind === 'refused' && !isTooMany(reply))) outage.answered();
      else await pause(200);
    }
    if (handedIn) await this.#reserve();
  }

  async #ask<Schema extends z.ZodType>(
    event: string,
    message: unknown,
    schema: Schema,
  ): Promise<Reply<z.output<Schema>>> {
    const socket = this.#socket;
    if (socket === undefined || !socket.connected) return unknown('not connected');
    let answer: unknown;
    try {
      answer = await Promise.race([
        socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, message),
        new Promise((_, reject) => socket.once('disconnect', () => reject(new Error('cut')))),
      ]);
    } catch (cause) {
      return unknown(cause instanceof Error ? cause.message : String(cause));
    }
    if (!this.offline) this.#clock.hear();
    return answerOf(schema, answer, this.journal.noteInternal(this.name, event));
  }

  async #stayConnected(): Promise<void> {
    while (!this.#stopped) {
      if (this.offline) {
        await pause(30);
        continue;
      }
      const socket = await this.#line.open((opened) => this.#listen(opened)).catch(() => undefined);
      if (socket === undefined) {
        await pause(120);
        continue;
      }
      const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
      this.#socket = socket;
      this.#unanswered = 0;
      void this.heartbeat();
      if (this.givesTickets && this.#outage.pending.length === 0) void this.#reserve();
      if (socket.connected) await gone;
    }
  }

  async #reserve(): Promise<void> {
    const reply = await this.#ask('offline:reserve', {}, OfflineBlock);
    if (reply.kind === 'ok') this.#outage.reserve(reply.value);
  }

  #listen(socket: Socket): void {
    socket.on('snapshot', (snapshot: unknown) => this.#told(snapshot));
    socket.on('visit:ended', ({ consultationId }: { consultationId: string }) => this.#ended(consultationId));
  }

  #told(message: unknown): void {
    const read = CounterSnapshot.safeParse(message);
    if (!read.success || this.silent || this.offline) return;
    const before = this.consultation;
    const { consultation } = read.data;
    if (consultation !== null && this.#past.includes(consultation.id)) return;
    if (before !== null && before.id !== consultation?.id) this.#ended(before.id);
    this.consultation = consultation?.phase === 'ended' ? null : consultation;
    if (consultation === null || consultation.phase === 'ended') return;
    if (before?.id !== consultation.id || before.phase !== consultation.phase) {
      void this.heartbeat();
      if (consultation.phase !== 'present') void this.#citizen(consultation.id);
    }
  }

  /** Walks to the room, if anybody comes. */
  async #citizen(id: string): Promise<void> {
    await pause(this.random.whole(20, 400));
    if (!this.citizensCome || this.silent || this.offline || this.consultation?.id !== id) return;
    await this.visit('here', id);
  }

  #ended(id: string): void {
    if (!this.#past.includes(id)) this.#past = [...this.#past, id].slice(-5);
    if (this.consultation?.id !== id) return;
    this.consultation = null;
    void this.heartbeat();
  }
}

const isTooMany = (reply: Reply<unknown>) =>
  reply.kind === 'refused' && reply.failure.code === 'too_many_requests';
