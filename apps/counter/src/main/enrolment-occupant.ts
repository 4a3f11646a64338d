import { randomUUID } from 'node:crypto';
import type { CitizenIntent, CitizenView, Locale, Reading } from '@loket/contract';
import {
  type EnrolmentEvent,
  type EnrolmentState,
  enrolmentScreen,
  stepEnrolment,
} from '../machines/enrolment.ts';
import { enrol, type FreshIdentity } from './enrolling.ts';
import { sendView } from './ipc/citizen.ts';
import { log } from './log.ts';
import type { RoomPage } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { Occupant } from './shell.ts';

export type EnrolmentParts = {
  rooms: Rooms;
  locale: Locale;
  centralUrl: string;
  /** It was a counter until central put it out. */
  revoked: boolean;
  isAllowed: (centralUrl: string) => boolean;
  onEnrolled: (identity: FreshIdentity) => void;
};

/** A counter that was put out says so to whoever stands there; then it is its technician's. */
const REVOKED_SAID_MS = 10_000;

/** The screen of an appliance that is no counter: it asks for a code and does nothing else. */
export class EnrolmentOccupant implements Occupant {
  readonly #parts: EnrolmentParts;
  #state: EnrolmentState;
  #reading: Reading;
  readonly #said: NodeJS.Timeout | undefined;

  constructor(parts: EnrolmentParts) {
    this.#parts = parts;
    const { centralUrl, locale } = parts;
    this.#state = parts.revoked ? { at: 'revoked', centralUrl } : { at: 'asking', centralUrl, failure: null };
    if (parts.revoked) this.#said = setTimeout(() => this.#step({ event: 'said' }), REVOKED_SAID_MS);
    this.#reading = { locale, textScale: 1, highContrast: false };
  }

  readonly mediaAllowed = () => false;
  readonly onPresenceReport = () => {};
  readonly onPageGone = () => {};
  readonly close = () => clearTimeout(this.#said);
  readonly refreshView = () => this.#show();

  readonly onPageLoaded = (page: RoomPage): void => {
    if (page === 'citizen') this.#show();
  };

  readonly onIntent = (intent: CitizenIntent): void => {
    if (intent.intent === 'read') this.#reading = intent.reading;
    this.#step({ event: 'intent', intent });
  };

  #step(event: EnrolmentEvent): void {
    const { isAllowed } = this.#parts;
    const { state, effects } = stepEnrolment(this.#state, event, { newId: randomUUID, isAllowed });
    this.#state = state;
    for (const effect of effects) void this.#enrol(effect.attempt, effect.centralUrl, effect.code);
    this.#show();
  }

  async #enrol(attempt: string, centralUrl: string, code: string): Promise<void> {
    const answer = await enrol(centralUrl, code);
    if (answer.ok) {
      this.#step({ event: 'enrolled', attempt });
      this.#parts.onEnrolled(answer.value);
      return;
    }
    log('warn', 'not enrolled', { cause: answer.error });
    this.#step({ event: 'failed', attempt, failure: answer.error });
  }

  #show(): void {
    const contents = this.#parts.rooms.contents('citizen');
    if (!contents) return;
    const view: CitizenView = {
      reading: this.#reading,
      siteName: '',
      content: enrolmentScreen(this.#state),
      leavingInSeconds: null,
      presencePaneHeight: 0,
    };
    sendView(contents, view);
  }
}
