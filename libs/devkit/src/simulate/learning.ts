import {
  type Announcement,
  announcementFor,
  CALIBRATION_OUTCOMES,
  type Experience,
  experienceFrom,
  fellAt,
  type Levels,
  levelsFrom,
  lookAhead,
  randomFrom,
  type Situation,
} from '@loket/queue';

const RECENT_CONSULTATIONS = 300;

/**
 * What central remembers to announce waits, kept in memory instead of in tables: the pace of the last consultations
 * and where the last waits fell in their forecasts. The forecasting itself is central's.
 */
export class Learning {
  readonly #pace: { handling: number; reaction: number | null }[] = [];
  readonly #outcomes: number[] = [];
  readonly #announced = new Map<string, Announcement>();
  #experience: Experience | null = null;
  #levels: Levels | null = null;

  /** When a ticket is taken: what it is told. Null when nothing is known of its wait. */
  announce(id: string, situation: Situation): Announcement | null {
    this.#experience ??= experienceFrom(
      this.#pace.map(({ handling }) => handling),
      this.#pace.flatMap(({ reaction }) => (reaction === null ? [] : [reaction])),
    );
    this.#levels ??= levelsFrom(this.#outcomes);
    const futures = lookAhead(situation, this.#experience, randomFrom(id), id);
    const announcement = announcementFor(futures.get(id) ?? null, this.#levels, this.#experience);
    if (announcement) this.#announced.set(id, announcement);
    return announcement;
  }

  /** At the first call. */
  waited(id: string, seconds: number): void {
    const announcement = this.#announced.get(id);
    if (!announcement) return;
    this.#announced.delete(id);
    this.#outcomes.unshift(fellAt(announcement.forecast, seconds));
    this.#outcomes.length = Math.min(this.#outcomes.length, CALIBRATION_OUTCOMES);
    this.#levels = null;
  }

  gaveUp(id: string): void {
    this.#announced.delete(id);
  }

  /** At the end of a consultation, of whatever outcome. */
  consulted(handling: number, reaction: number | null): void {
    this.#pace.unshift({ handling, reaction });
    this.#pace.length = Math.min(this.#pace.length, RECENT_CONSULTATIONS);
    this.#experience = null;
  }
}
