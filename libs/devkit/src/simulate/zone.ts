import type { RoutingDecision, RoutingSnapshot } from '@loket/contract';
import {
  type Announcement,
  brokenBounds,
  headStartMinutes,
  type Random,
  randomFrom,
  route,
} from '@loket/queue';
import { Agenda } from './agenda.ts';
import { Arrivals, DAY, HOUR, type Visitor } from './arrivals.ts';
import { exponential, lognormal } from './draws.ts';
import { Learning } from './learning.ts';
import { kindOf, Line, rankedAt, siteId, ticketId, type Waiting } from './line.ts';
import { type Consultation, type Inspector, teamOf } from './people.ts';
import { type Room, Rooms } from './rooms.ts';
import type { Router, Run, Totals, Visit } from './run.ts';
import type { Scenario } from './scenario.ts';
import { situationOf } from './situation.ts';
import { instantOf, snapshotOf } from './snapshot.ts';

type Event =
  | { kind: 'opens'; day: number }
  | { kind: 'closes' }
  | { kind: 'comes'; visitor: Visitor }
  | { kind: 'gives_up'; ticket: Waiting }
  | { kind: 'look' }
  | { kind: 'presses'; inspector: Inspector }
  | { kind: 'ends'; consultation: Consultation }
  | { kind: 'room_ready'; room: Room }
  | { kind: 'break_due'; inspector: Inspector; seconds: number }
  | { kind: 'break_over'; inspector: Inspector }
  | { kind: 'room_breaks'; room: Room; seconds: number }
  | { kind: 'room_repaired'; room: Room };

/**
 * Days of a zone on a clock of its own: from event to event, through the routing and the forecasting of the live
 * system. The same scenario and seed give the same days.
 */
export class Zone {
  readonly totals: Totals = {
    decisions: 0,
    brokenBounds: 0,
    interrupted: 0,
    secondsAtWork: 0,
    secondsInConsultation: 0,
    roomSecondsOpen: 0,
    roomSecondsOccupied: 0,
  };
  readonly #scenario: Scenario;
  readonly #run: Run;
  readonly #agenda = new Agenda<Event>();
  readonly #arrivals: Arrivals;
  readonly #reactions: Random;
  readonly #line = new Line();
  readonly #rooms: Rooms;
  readonly #inspectors: readonly Inspector[];
  readonly #underway = new Set<Consultation>();
  readonly #learning = new Learning();
  readonly #announced = new Map<Waiting, Announcement>();
  readonly #router: Router;
  readonly #countFrom: number;
  #open = false;
  #now = 0;

  constructor(scenario: Scenario, run: Run) {
    this.#scenario = scenario;
    this.#run = run;
    this.#router = run.router ?? route;
    this.#countFrom = run.warmUpDays * DAY;
    this.#arrivals = new Arrivals(scenario, run.seed);
    this.#reactions = randomFrom(`${run.seed} reactions`);
    this.#rooms = new Rooms(scenario.sites);
    this.#inspectors = teamOf(scenario);
    for (let day = 0; day < run.warmUpDays + run.days; day += 1)
      this.#agenda.add(day * DAY + scenario.opening.fromHour * HOUR, { kind: 'opens', day });
  }

  /** Until the last day is over and everybody went home, or until `enough`. */
  play(enough: () => boolean = () => false): void {
    for (let entry = this.#agenda.next(); entry && !enough(); entry = this.#agenda.next()) {
      this.#now = entry.at;
      this.#happen(entry.event);
    }
  }

  #happen(event: Event): void {
    switch (event.kind) {
      case 'opens':
        this.#opens(event.day);
        break;
      case 'closes':
        this.#open = false;
        break;
      case 'comes':
        this.#comes(event.visitor);
        break;
      case 'gives_up':
        this.#givesUp(event.ticket);
        break;
      case 'presses':
        event.inspector.pressing = false;
        this.#next(event.inspector);
        break;
      case 'ends':
        this.#ends(event.consultation);
        break;
      case 'room_ready':
        if (event.room.state === 'wiping') this.#rooms.set(event.room, 'free', this.#now);
        break;
      case 'break_due':
        this.#breakDue(event.inspector, event.seconds);
        break;
      case 'break_over':
        this.#become(event.inspector, 'idle');
        break;
      case 'room_breaks':
        this.#roomBreaks(event.room, event.seconds);
        break;
      case 'room_repaired':
        this.#rooms.set(event.room, 'free', this.#now);
        break;
      case 'look':
        break;
    }
    this.#look();
  }

  #opens(day: number): void {
    const { opening, consultations, outages } = this.#scenario;
    if ((consultations[day % 7] ?? 0) === 0) return;
    this.#open = true;
    this.#rooms.beginDay();
    const length = (opening.toHour - opening.fromHour) * HOUR;
    if (length < DAY) this.#agenda.add(this.#now + length, { kind: 'closes' });
    for (const inspector of this.#inspectors) {
      if (inspector.state === 'off') this.#become(inspector, 'idle');
      for (const { afterMinutes, minutes } of inspector.breaks) {
        const seconds = minutes * 60;
        this.#agenda.add(this.#now + afterMinutes * 60, { kind: 'break_due', inspector, seconds });
      }
    }
    for (const visitor of this.#arrivals.ofDay(day)) this.#agenda.add(visitor.at, { kind: 'comes', visitor });
    if (day >= this.#run.warmUpDays) this.totals.roomSecondsOpen += length * this.#rooms.all.length;
    if (!outages) return;
    const random = randomFrom(`${this.#run.seed} outages ${day}`);
    const between = (7 * DAY) / outages.perRoomPerWeek;
    for (const room of this.#rooms.all) {
      const at = exponential(random, between);
      const seconds = exponential(random, outages.meanMinutes * 60);
      if (at < length) this.#agenda.add(this.#now + at, { kind: 'room_breaks', room, seconds });
    }
  }

  #comes(visitor: Visitor): void {
    const id = ticketId(visitor.number);
    const { skill, locale, priorityClass } = visitor;
    const orderedAt = instantOf(this.#now);
    const routed = {
      id,
      siteId: siteId(visitor.site),
      priorityClass,
      skill,
      locale,
      orderedAt,
      reservedFor: null,
    };
    const ticket: Waiting = {
      visitor,
      routed,
      rankedAt: rankedAt(orderedAt, headStartMinutes(this.#scenario.policy, priorityClass)),
      kind: kindOf(routed),
      blockedBefore: this.#rooms.blockedSeconds(visitor.site, this.#now),
      handlingLeft: visitor.handling,
      called: false,
    };
    this.#line.join(ticket);
    if (this.#run.forecasts) {
      const announcement = this.#learning.announce(id, this.#situation());
      if (announcement) this.#announced.set(ticket, announcement);
    }
    if (visitor.patience < Number.POSITIVE_INFINITY)
      this.#agenda.add(this.#now + visitor.patience, { kind: 'gives_up', ticket });
    this.#lookAgainLater(ticket);
  }

  /** A ticket that is kept for a language or a training may be anybody's later; then there is something to see. */
  #lookAgainLater({ routed: { locale, skill } }: Waiting): void {
    const { languageFirstMinutes, skillFirstMinutes } = this.#scenario.policy;
    const everybody = this.#inspectors.map(({ routed }) => routed);
    if (everybody.some(({ languages }) => !languages.includes(locale)))
      this.#agenda.add(this.#now + languageFirstMinutes * 60, { kind: 'look' });
    if (skill !== null && everybody.some(({ skills }) => !skills.includes(skill)))
      this.#agenda.add(this.#now + skillFirstMinutes * 60, { kind: 'look' });
  }

  #situation() {
    return situationOf({
      now: this.#now,
      line: this.#line,
      rooms: this.#rooms,
      inspectors: this.#inspectors,
      underway: this.#underway,
      siteTurnMinutes: this.#scenario.policy.siteTurnMinutes,
    });
  }

  #givesUp(ticket: Waiting): void {
    if (ticket.called || !this.#line.leave(ticket)) return;
    ticket.called = true;
    this.#learning.gaveUp(ticket.routed.id);
    this.#tell(ticket, 'gave_up');
  }

  /** Everybody who is free looks at the queue; at closing time, when it is empty, they go home. */
  #look(): void {
    if (this.#line.size === 0) {
      if (this.#open) return;
      for (const inspector of this.#inspectors) {
        if (inspector.state === 'idle') this.#become(inspector, 'off');
      }
      return;
    }
    // All that wait wait for a room: there is nothing to see, and no need to ask.
    if (!this.#line.inOrder.some(({ visitor }) => this.#rooms.hasFree(visitor.site))) return;
    const { reactionSeconds } = this.#scenario;
    for (const inspector of this.#inspectors) {
      if (inspector.state !== 'idle' || inspector.pressing) continue;
      if (reactionSeconds === 0) this.#next(inspector);
      else if (this.#decisionFor(inspector).decision.kind === 'call') {
        inspector.pressing = true;
        const at = this.#now + lognormal(this.#reactions, reactionSeconds, 1);
        this.#agenda.add(at, { kind: 'presses', inspector });
      }
    }
  }

  #decisionFor(inspector: Inspector): { snapshot: RoutingSnapshot; decision: RoutingDecision } {
    const snapshot = snapshotOf({
      now: this.#now,
      line: this.#line,
      rooms: this.#rooms,
      inspectors: this.#inspectors,
      asks: inspector,
    });
    return { snapshot, decision: this.#router(snapshot, this.#scenario.policy) };
  }

  #next(inspector: Inspector): void {
    if (inspector.state !== 'idle') return;
    const { snapshot, decision } = this.#decisionFor(inspector);
    this.totals.decisions += 1;
    this.totals.brokenBounds += brokenBounds(snapshot, decision, this.#scenario.policy).length;
    if (decision.kind !== 'call') return;
    const ticket = this.#line.find(decision.ticketId);
    const room = this.#rooms.all.find(({ id }) => id === decision.counterId);
    if (!ticket || room?.state !== 'free')
      throw new Error('The routing called a ticket or a room that is not there.');
    this.#call(inspector, ticket, room);
  }

  #call(inspector: Inspector, ticket: Waiting, room: Room): void {
    const { patienceSeconds, policy } = this.#scenario;
    const { visitor, routed } = ticket;
    this.#line.leave(ticket);
    if (!ticket.called) {
      ticket.called = true;
      this.#learning.waited(routed.id, this.#now - visitor.at);
      this.#tell(ticket, visitor.noShow ? 'no_show' : 'helped');
    }
    const reaction = inspector.lastEnd === null ? null : this.#now - Math.max(inspector.lastEnd, visitor.at);
    const consultation = { ticket, inspector, room, calledAt: this.#now, reaction, over: false };
    this.#underway.add(consultation);
    this.#become(inspector, 'busy');
    this.#rooms.set(room, 'occupied', this.#now);
    const seconds = visitor.noShow
      ? patienceSeconds * (policy.recalls + 1)
      : visitor.walk + ticket.handlingLeft;
    this.#agenda.add(this.#now + seconds, { kind: 'ends', consultation });
  }

  #ends(consultation: Consultation): void {
    if (consultation.over) return;
    this.#leaveRoom(consultation);
    const { room } = consultation;
    this.#rooms.set(room, 'wiping', this.#now);
    this.#agenda.add(this.#now + this.#scenario.roomTurnaroundSeconds, { kind: 'room_ready', room });
  }

  #leaveRoom(consultation: Consultation): void {
    const { inspector, room, calledAt, reaction } = consultation;
    consultation.over = true;
    this.#underway.delete(consultation);
    if (this.#run.forecasts) this.#learning.consulted(this.#now - calledAt, reaction);
    this.totals.roomSecondsOccupied += this.#counted(calledAt);
    room.occupiedSeconds += this.#counted(calledAt);
    inspector.lastEnd = this.#now;
    this.#become(inspector, 'idle');
    const seconds = inspector.due.shift();
    if (seconds !== undefined) this.#breakDue(inspector, seconds);
  }

  #breakDue(inspector: Inspector, seconds: number): void {
    if (inspector.state === 'busy') inspector.due.push(seconds);
    // Nobody takes a break when the doors are closed and only those who wait still have to be helped.
    else if (inspector.state === 'idle' && this.#open) {
      inspector.pressing = false;
      this.#become(inspector, 'break');
      this.#agenda.add(this.#now + seconds, { kind: 'break_over', inspector });
    }
  }

  /** The call is cut; the citizen is back at the head of the queue with what is left of the story. */
  #roomBreaks(room: Room, seconds: number): void {
    if (room.state === 'broken') return;
    const consultation = [...this.#underway].find((one) => one.room === room);
    this.#rooms.set(room, 'broken', this.#now);
    this.#agenda.add(this.#now + seconds, { kind: 'room_repaired', room });
    if (!consultation) return;
    const { ticket, calledAt } = consultation;
    this.#leaveRoom(consultation);
    this.totals.interrupted += 1;
    const told = this.#now - calledAt - ticket.visitor.walk;
    ticket.handlingLeft = Math.max(0, ticket.handlingLeft - Math.max(0, told));
    ticket.routed = { ...ticket.routed, priorityClass: 'returning' };
    const ahead = headStartMinutes(this.#scenario.policy, 'returning');
    ticket.rankedAt = rankedAt(ticket.routed.orderedAt, ahead);
    ticket.kind = kindOf(ticket.routed);
    this.#line.join(ticket);
  }

  #become(inspector: Inspector, state: Inspector['state']): void {
    const seconds = this.#counted(inspector.since);
    if (inspector.state === 'busy') this.totals.secondsInConsultation += seconds;
    if (inspector.state === 'busy' || inspector.state === 'idle') this.totals.secondsAtWork += seconds;
    inspector.state = state;
    inspector.since = this.#now;
  }

  /** Seconds since then that fall in the days that count. */
  #counted(since: number): number {
    return Math.max(0, this.#now - Math.max(since, this.#countFrom));
  }

  #tell(ticket: Waiting, outcome: Visit['outcome']): void {
    const announcement = this.#announced.get(ticket) ?? null;
    this.#announced.delete(ticket);
    if (ticket.visitor.at < this.#countFrom) return;
    const waited = this.#now - ticket.visitor.at;
    const blocked = this.#rooms.blockedSeconds(ticket.visitor.site, this.#now) - ticket.blockedBefore;
    this.#run.onVisit({
      visitor: ticket.visitor,
      outcome,
      waited,
      net: Math.max(0, waited - blocked),
      announcement,
    });
  }
}
