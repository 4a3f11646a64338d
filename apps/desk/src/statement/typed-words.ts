import type { EditStatement, Statement, StatementContent, StatementField } from '@loket/contract';
import { fieldKey, judged, type KeptWords, textOf, type Word, withText } from './words.ts';

export type Change = EditStatement['change'];

/** The field that a change writes; null for a change that is no text. */
export function fieldOf(change: Change): StatementField | null {
  if (change.change === 'story') return { field: 'story' };
  return change.change === 'answer' ? { field: 'answer', question: change.question } : null;
}

export function changeOf({ field, text }: Word): Change {
  return field.field === 'story'
    ? { change: 'story', text }
    : { change: 'answer', question: field.question, text };
}

/** The texts that were typed on this page and that no draft of central shows yet, and those that were overtaken. */
export class TypedWords {
  readonly #words = new Map<string, Word>();
  #kept: readonly KeptWords[] = [];

  get kept(): readonly KeptWords[] {
    return this.#kept;
  }

  type(field: StatementField, text: string, draft: StatementContent): void {
    const word = this.#words.get(fieldKey(field));
    const from = word?.from ?? textOf(draft, field);
    this.#put({ field, text, from, maybe: word?.maybe ?? null, savedIn: null });
  }

  /** The first text that central does not have yet. */
  unsaved(): Word | undefined {
    return [...this.#words.values()].find(({ savedIn }) => savedIn === null);
  }

  /** The draft with what was typed here. */
  laidOn(draft: StatementContent): StatementContent {
    return [...this.#words.values()].reduce(
      (content, { field, text }) => withText(content, field, text),
      draft,
    );
  }

  /** Central committed this text; the inspector may have typed on meanwhile. */
  accepted(change: Change, version: number): void {
    const word = this.#of(change);
    if (!word || !('text' in change)) return;
    const savedIn = word.text === change.text ? version : null;
    this.#put({ ...word, from: change.text, maybe: null, savedIn });
  }

  /** Nobody knows whether this arrived: the next draft tells. */
  doubt(change: Change): void {
    const word = this.#of(change);
    if (word && 'text' in change) this.#put({ ...word, maybe: change.text });
  }

  /**
   * Looks at each text again with a newer draft. The one under way is left alone: whether it arrived is told by its
   * answer. What can't be written any more is kept beside.
   */
  judge(draft: Statement, flying: Change | null): void {
    const away = flying && fieldOf(flying);
    for (const [key, word] of this.#words) {
      if (away && fieldKey(away) === key) continue;
      const seen = word.savedIn !== null && draft.version >= word.savedIn;
      const verdict = seen ? 'there' : judged(word, draft.content);
      if (verdict === 'there') this.#words.delete(key);
      else if (verdict === 'overtaken' || draft.state !== 'drafting') this.#keep(key, word);
      else this.#words.set(key, verdict);
    }
  }

  /** Takes kept words out: to write them again, or because they are not wanted. */
  takeKept(field: StatementField): KeptWords | undefined {
    const key = fieldKey(field);
    const found = this.#kept.find((one) => fieldKey(one.field) === key);
    this.#kept = this.#kept.filter((one) => one !== found);
    return found;
  }

  forget(): void {
    this.#words.clear();
    this.#kept = [];
  }

  #keep(key: string, { field, text }: Word): void {
    this.#words.delete(key);
    this.#kept = [...this.#kept.filter((one) => fieldKey(one.field) !== key), { field, text }];
  }

  #put(word: Word): void {
    this.#words.set(fieldKey(word.field), word);
  }

  #of(change: Change): Word | undefined {
    const field = fieldOf(change);
    return field ? this.#words.get(fieldKey(field)) : undefined;
  }
}
