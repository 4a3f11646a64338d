import { draw, drawRest, type Experience } from './experience.ts';
import type { Random } from './random.ts';

/** Who waits, where there is room and who works: all that is looked at to say how long it takes. Times in seconds. */
export type Situation = {
  /** Everybody who waits, in the queue's order. */
  readonly waiting: readonly {
    readonly id: string;
    readonly siteId: string;
    /** How long ago the instant lies that orders it: the larger, the earlier its turn. */
    readonly rankedAgo: number;
  }[];
  readonly sites: readonly {
    readonly id: string;
    /** That can take a call now or are in one. */
    readonly rooms: number;
    /** For how long one of its free rooms has been free; null: for longer than matters. */
    readonly freeFor: number | null;
  }[];
  /** At work with nobody before them. */
  readonly idle: number;
  /** In a consultation, at which site and how long already. */
  readonly underway: readonly { readonly siteId: string; readonly elapsed: number }[];
  /** Have a break and are about to come back. */
  readonly onBreak: number;
  /** What a site gains at the most while a room is free there: the policy's `siteTurnMinutes`. */
  readonly siteTurn: number;
};

/** After how many seconds each ticket was called in each future, sorted; null for one that can't be called at all. */
export type Futures = ReadonlyMap<string, Float64Array | null>;

/** Nothing says when a break ends; most last a quarter of an hour, some a lunch. */
const MEAN_BREAK_SECONDS = 20 * 60;
/** A room is wiped and looked at before it takes the next one. */
const ROOM_TURNAROUND_SECONDS = 30;
const MOST_FUTURES = 120;
const FEWEST_FUTURES = 60;
/** What one look may cost: a few milliseconds, also when a hundred wait. */
const CALLS_IN_ALL = 4_000;

/**
 * Plays the near future of a queue about a hundred times and returns, for each ticket, after how many seconds it was
 * called in each of these futures, sorted; null for one that can't be called at all (no inspector, no room).
 *
 * In each future the inspectors who are free, or get free, call the ticket whose turn it is by the queue's order, less
 * the turn of a site with a room that stands free, among those with a free room; each call takes a reaction and then a duration drawn from the
 * zone's own experience, and what is underway lasts as much longer as such consultations did. Within a site everybody
 * keeps their place in each future, so whoever stands further back never has the earlier forecast.
 *
 * Not looked at, because nobody can know it: who is yet to come and will go first (appointments, interrupted calls),
 * breaks that are not begun, rooms that will break. Nor language and training, which hold a ticket a few minutes at the
 * most. What that does to the forecasts on average is learned by `calibration.ts` from how they came out.
 *
 * @param only stops each future when this ticket is called, and returns it alone
 */
export function lookAhead(
  situation: Situation,
  experience: Experience,
  random: Random,
  only?: string,
): Futures {
  const look = lookingAhead(situation, experience, random, only);
  for (;;) {
    const step = look.next();
    if (step.done) return step.value;
  }
}

/** {@link lookAhead} in steps of one future each, for a process that has something else to do in between. */
export function* lookingAhead(
  situation: Situation,
  experience: Experience,
  random: Random,
  only?: string,
): Generator<void, Futures, void> {
  const { waiting } = situation;
  const wanted = waiting.findIndex(({ id }) => id === only);
  const futures = Math.max(
    FEWEST_FUTURES,
    Math.min(MOST_FUTURES, Math.floor(CALLS_IN_ALL / (waiting.length + 1))),
  );
  const board = new Board(situation);
  const samples = waiting.map(({ siteId }) => (board.canCall(siteId) ? new Float64Array(futures) : null));
  for (let future = 0; future < futures; future += 1) {
    board.play(experience, random, wanted, (ticket, after) => {
      const calls = samples[ticket];
      if (calls) calls[future] = after;
    });
    yield;
  }
  const asked = only === undefined ? waiting : waiting.slice(wanted, wanted + 1);
  return new Map(
    asked.map(({ id }, index) => [id, samples[only === undefined ? index : wanted]?.sort() ?? null]),
  );
}

/** The situation in arrays, so that a future costs microseconds. */
class Board {
  /** Indices of the waiting tickets of each site, in order. */
  readonly #lines: number[][];
  /** The sites with somebody in line. */
  readonly #asking: readonly number[];
  readonly #rooms: Float64Array[];
  /** When the first room of each site gets or got free: asked far more often than it changes. */
  readonly #freeAt: Float64Array;
  readonly #siteOf: ReadonlyMap<string, number>;
  readonly #heads: Int32Array;
  readonly #lastCall: Float64Array;
  readonly #people: Float64Array;
  readonly #situation: Situation;

  constructor(situation: Situation) {
    this.#situation = situation;
    const { sites, waiting, idle, underway, onBreak } = situation;
    this.#siteOf = new Map(sites.map(({ id }, index) => [id, index]));
    this.#lines = sites.map(() => []);
    for (const [index, { siteId }] of waiting.entries()) {
      if (this.canCall(siteId)) this.#lines[this.#siteOf.get(siteId) ?? -1]?.push(index);
    }
    this.#asking = this.#lines.flatMap((line, index) => (line.length > 0 ? [index] : []));
    this.#rooms = sites.map(({ rooms }) => new Float64Array(rooms));
    this.#freeAt = new Float64Array(sites.length);
    this.#heads = new Int32Array(sites.length);
    this.#lastCall = new Float64Array(sites.length);
    this.#people = new Float64Array(idle + underway.length + onBreak);
  }

  canCall(siteId: string): boolean {
    const site = this.#situation.sites[this.#siteOf.get(siteId) ?? -1];
    const { idle, underway, onBreak } = this.#situation;
    return site !== undefined && site.rooms > 0 && idle + underway.length + onBreak > 0;
  }

  play(
    experience: Experience,
    random: Random,
    wanted: number,
    called: (ticket: number, after: number) => void,
  ): void {
    this.#begin(experience, random);
    for (;;) {
      const person = indexOfLeast(this.#people);
      const free = this.#people[person] ?? 0;
      const site = this.#nextSite(free);
      if (site === -1) {
        const room = this.#nextRoom();
        if (room === Infinity) return;
        // Nobody has anything to do until then.
        for (let one = 0; one < this.#people.length; one += 1)
          this.#people[one] = Math.max(room, this.#people[one] ?? 0);
        continue;
      }
      const ticket = this.#lines[site]?.[this.#heads[site] ?? 0] ?? -1;
      // A slow reaction to the first of a line is no reason to call the second before it.
      const at = Math.max(free + draw(experience.reaction, random), this.#lastCall[site] ?? 0);
      called(ticket, at);
      if (ticket === wanted) return;
      const until = at + draw(experience.handling, random);
      this.#people[person] = until;
      this.#takeRoom(site, until + ROOM_TURNAROUND_SECONDS);
      this.#heads[site] = (this.#heads[site] ?? 0) + 1;
      this.#lastCall[site] = at;
    }
  }

  #begin(experience: Experience, random: Random): void {
    const { sites, idle, underway, onBreak } = this.#situation;
    this.#heads.fill(0);
    this.#lastCall.fill(0);
    for (const [site, { rooms, freeFor }] of sites.entries()) {
      const freeAt = freeFor === null ? -Infinity : -freeFor;
      this.#rooms[site]?.fill(freeAt);
      this.#freeAt[site] = rooms > 0 ? freeAt : Infinity;
    }
    this.#people.fill(0, 0, idle);
    for (const [index, { siteId, elapsed }] of underway.entries()) {
      const rest = drawRest(experience.handling, elapsed, random);
      this.#people[idle + index] = rest;
      this.#takeRoom(this.#siteOf.get(siteId) ?? -1, rest + ROOM_TURNAROUND_SECONDS);
    }
    for (let index = 0; index < onBreak; index += 1)
      this.#people[idle + underway.length + index] = -Math.log(1 - random()) * MEAN_BREAK_SECONDS;
  }

  /** Of the sites with somebody waiting and a room that is free by then, the one whose turn it is; −1: none. */
  #nextSite(by: number): number {
    const { waiting, siteTurn } = this.#situation;
    let best = -1;
    let earliest = Infinity;
    for (const site of this.#asking) {
      const ticket = this.#lines[site]?.[this.#heads[site] ?? 0];
      const freeFor = by - this.#roomFree(site);
      if (ticket === undefined || freeFor < 0) continue;
      const place = -(waiting[ticket]?.rankedAgo ?? 0) - Math.min(siteTurn, freeFor);
      if (place < earliest) [best, earliest] = [site, place];
    }
    return best;
  }

  /** When the first room gets free at a site where somebody waits. */
  #nextRoom(): number {
    let first = Infinity;
    for (const site of this.#asking) {
      if ((this.#heads[site] ?? 0) < (this.#lines[site]?.length ?? 0))
        first = Math.min(first, this.#roomFree(site));
    }
    return first;
  }

  #takeRoom(site: number, until: number): void {
    const rooms = this.#rooms[site];
    if (!rooms || rooms.length === 0) return;
    rooms[indexOfLeast(rooms)] = until;
    this.#freeAt[site] = rooms[indexOfLeast(rooms)] ?? Infinity;
  }

  #roomFree(site: number): number {
    return this.#freeAt[site] ?? Infinity;
  }
}

function indexOfLeast(values: Float64Array): number {
  let least = 0;
  for (let index = 1; index < values.length; index += 1)
    if ((values[index] ?? 0) < (values[least] ?? 0)) least = index;
  return least;
}
