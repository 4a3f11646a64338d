import type { StatementField } from '@loket/contract';
import type { Sentence } from '@loket/statement/templates.ts';

/**
 * The sentence that is being written: of those that come from the field the inspector types in, the one that changed
 * last. Null when nobody types, or when nothing of that field can be read yet.
 * @param before the sentences of the version before, and which of them was live
 */
export function liveSentence(
  sentences: readonly Sentence[],
  writing: StatementField | null,
  before: { sentences: readonly Sentence[]; live: number | null },
): number | null {
  if (!writing) return null;
  const written = sentences.filter(({ source }) => sameField(source, writing));
  const changed = written.filter(({ index, text }) => before.sentences[index]?.text !== text);
  const stillThere = written.find(({ index }) => index === before.live);
  // Several that changed were pushed along by one before them, or the whole is new: the first one, or the last.
  if (changed.length > 0 && before.sentences.length > 0) return changed[0]?.index ?? null;
  return stillThere?.index ?? written.at(-1)?.index ?? null;
}

const sameField = (one: StatementField, other: StatementField): boolean =>
  one.field === 'answer'
    ? other.field === 'answer' && one.question === other.question
    : other.field === 'story';
