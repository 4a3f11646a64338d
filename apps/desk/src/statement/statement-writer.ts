import type {
  Answer,
  EditAccepted,
  EditStatement,
  ErrorCode,
  Statement,
  StatementField,
} from '@loket/contract';
import { type Change, changeOf, fieldOf, TypedWords } from './typed-words.ts';
import type { Saving, WritingView } from './words.ts';

export type Sent = Promise<Answer<EditAccepted> | 'no_answer'>;

export type WriterSurroundings = {
  readonly send: (edit: EditStatement) => Sent;
  /** Asks central for everything anew: we know that we missed something, and not what. */
  readonly resync: () => void;
  readonly nowMs: () => number;
  /** Runs something later; the answer takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly onChange: () => void;
};

/** From a key to its sending at the latest, so that a burst of keys is one edit. */
export const SEND_AFTER_MS = 80;
/** After this long without a key nobody types any more. */
export const REST_AFTER_MS = 4_000;
/** How long a draft that must exist may stay away before the whole is asked anew, and before a refusal is tried again. */
export const AGAIN_MS = 1_500;

/** Refusals that pass by themselves. */
const PASSING: readonly ErrorCode[] = ['unavailable', 'internal', 'too_many_requests'];

type Flight = { readonly change: Change; readonly base: number };

/**
 * Writes one statement: what is typed is on the page at once, goes to central one change at a time, and counts as
 * saved when central says that it is committed. After a cut, a lost answer or another writer, the newest draft decides
 * what still has to be sent; a text that somebody else overwrote is kept beside, never dropped.
 */
export class StatementWriter {
  readonly #around: WriterSurroundings;
  readonly #words = new TypedWords();
  #orders: Change[] = [];
  #draft: Statement | null = null;
  /** The newest version that we know of: told in a draft or by an acceptance. */
  #base = 0;
  #flight: Flight | null = null;
  #connected = false;
  /** True from a refusal for an old base, or a new connection, until a draft came. */
  #behind = false;
  #refused: ErrorCode | null = null;
  #failing = false;
  #savedAtMs: number | null = null;
  #wrote = false;
  #view: WritingView | null = null;
  #cancelSend: (() => void) | null = null;
  #cancelRest: (() => void) | null = null;
  #cancelAgain: (() => void) | null = null;
  #settling: (() => void)[] = [];

  constructor(around: WriterSurroundings) {
    this.#around = around;
  }

  get view(): WritingView {
    this.#view ??= { content: this.#content(), saving: this.#saving(), kept: this.#words.kept };
    return this.#view;
  }

  /** True while something of the inspector is nowhere but on this page. */
  get unsaved(): boolean {
    return this.#words.unsaved() !== undefined || this.#orders.length > 0 || this.#flight !== null;
  }

  /** The inspector typed: `text` is all of the field. */
  type(field: StatementField, text: string): void {
    if (!this.#draft) return;
    this.#words.type(field, text, this.#draft.content);
    this.#refused = null;
    this.#cancelSend ??= this.#around.after(SEND_AFTER_MS, () => {
      this.#cancelSend = null;
      this.#pump();
    });
    this.#cancelRest?.();
    this.#cancelRest = null;
    this.#changed();
  }

  /** Any other change; it goes after the words that were typed before it. */
  order(change: Change): void {
    this.#orders.push(change);
    this.#refused = null;
    this.#sendNow();
  }

  /** Lays kept words over what the draft says now. */
  putBack(field: StatementField): void {
    const kept = this.#words.takeKept(field);
    if (kept) this.type(field, kept.text);
  }

  dropKept(field: StatementField): void {
    this.#words.takeKept(field);
    this.#changed();
  }

  /** Sends what is there and resolves when all is committed, or false when it can't be now. */
  settled(patienceMs = 5_000): Promise<boolean> {
    this.#sendNow();
    if (!this.unsaved) return Promise.resolve(true);
    return new Promise((resolve) => {
      const cancel = this.#around.after(patienceMs, () => resolve(false));
      this.#settling.push(() => {
        cancel();
        resolve(!this.unsaved);
      });
    });
  }

  connected(): void {
    this.#connected = true;
    this.#behind = this.#draft !== null;
    this.#awaitDraft();
    this.#changed();
  }

  disconnected(): void {
    this.#connected = false;
    this.#loseFlight();
    this.#changed();
  }

  /** The newest statement of this consultation, as central told it; null when there is none. */
  take(statement: Statement | null): void {
    if (statement?.id !== this.#draft?.id) this.#forget();
    const older = this.#draft && statement && statement.version < this.#draft.version;
    if (statement && !older) this.#follow(statement);
    this.#changed();
    if (!this.#cancelSend) this.#pump();
  }

  #follow(statement: Statement): void {
    this.#draft = statement;
    if (statement.version >= this.#base) {
      this.#base = statement.version;
      this.#behind = false;
      this.#refused = null;
    }
    this.#judge();
  }

  dispose(): void {
    this.#forget();
    this.#settle();
  }

  #forget(): void {
    for (const cancel of [this.#cancelSend, this.#cancelRest, this.#cancelAgain]) cancel?.();
    this.#cancelSend = this.#cancelRest = this.#cancelAgain = null;
    this.#words.forget();
    this.#orders = [];
    this.#draft = null;
    this.#base = 0;
    this.#flight = null;
    this.#behind = this.#failing = this.#wrote = false;
    this.#refused = this.#savedAtMs = null;
  }

  #judge(): void {
    const draft = this.#draft;
    // A draft that is older than what was accepted says nothing.
    if (draft && draft.version >= this.#base) this.#words.judge(draft, this.#flight?.change ?? null);
  }

  #sendNow(): void {
    this.#cancelSend?.();
    this.#cancelSend = null;
    this.#pump();
  }

  /** Sends the next change, when nothing is under way and it makes sense. */
  #pump(): void {
    const draft = this.#draft;
    if (this.#flight || !draft || !this.#connected || this.#behind || this.#refused || this.#failing) return;
    const change = this.#nextChange(draft);
    if (change) this.#fly(draft.id, { change, base: this.#base });
    else this.#atRest();
  }

  #fly(statementId: Statement['id'], flight: Flight): void {
    this.#flight = flight;
    this.#changed();
    void this.#around.send({ statementId, ...flight }).then((answer) => {
      if (this.#flight !== flight) return;
      this.#flight = null;
      this.#answered(flight, answer);
      this.#changed();
    });
  }

  #nextChange(draft: Statement): Change | undefined {
    const word = draft.state === 'drafting' ? this.#words.unsaved() : undefined;
    return word ? changeOf(word) : this.#orders[0];
  }

  #answered({ change, base }: Flight, answer: Awaited<Sent>): void {
    if (answer === 'no_answer') {
      this.#words.doubt(change);
      this.#tryAgain();
    } else if (answer.ok) {
      this.#accepted(change, answer.value.version);
    } else if (answer.error.code === 'conflict') {
      this.#behind = (this.#draft?.version ?? 0) <= base;
      this.#judge();
      if (this.#behind) this.#awaitDraft();
      else this.#sendNow();
    } else if (PASSING.includes(answer.error.code)) {
      this.#tryAgain();
    } else {
      // What can't be done now is said once; typed words stay, an order is not repeated by surprise.
      this.#refused = answer.error.code;
      if (!fieldOf(change)) this.#orders.shift();
      this.#settle();
    }
  }

  #accepted(change: Change, version: number): void {
    this.#base = version;
    this.#savedAtMs = this.#around.nowMs();
    if (fieldOf(change)) {
      this.#wrote = true;
      this.#words.accepted(change, version);
    } else {
      this.#orders.shift();
      if (change.change === 'rest') this.#wrote = false;
    }
    this.#judge();
    this.#sendNow();
  }

  /** Nothing left to send: whoever waits for that hears it, and after a while central hears that nobody types. */
  #atRest(): void {
    if (!this.unsaved) this.#settle();
    if (!this.#wrote || this.#cancelRest || this.#draft?.state !== 'drafting') return;
    this.#cancelRest = this.#around.after(REST_AFTER_MS, () => {
      this.#cancelRest = null;
      if (this.#wrote && !this.unsaved) this.order({ change: 'rest' });
    });
  }

  #loseFlight(): void {
    if (this.#flight) this.#words.doubt(this.#flight.change);
    this.#flight = null;
  }

  #awaitDraft(): void {
    this.#cancelAgain?.();
    this.#cancelAgain = this.#around.after(AGAIN_MS, () => {
      this.#cancelAgain = null;
      if (!this.#behind || !this.#connected) return;
      this.#around.resync();
      this.#awaitDraft();
    });
  }

  #tryAgain(): void {
    this.#failing = true;
    this.#cancelAgain?.();
    this.#cancelAgain = this.#around.after(AGAIN_MS, () => {
      this.#cancelAgain = null;
      this.#failing = false;
      this.#sendNow();
    });
  }

  #settle(): void {
    const waiting = this.#settling;
    this.#settling = [];
    for (const tell of waiting) tell();
  }

  #content() {
    return this.#draft && this.#words.laidOn(this.#draft.content);
  }

  #saving(): Saving {
    if (this.#refused) return { state: 'refused', code: this.#refused };
    if (!this.unsaved) return { state: 'saved', atMs: this.#savedAtMs };
    return { state: this.#connected && !this.#failing ? 'saving' : 'waiting' };
  }

  #changed(): void {
    this.#view = null;
    this.#around.onChange();
  }
}
