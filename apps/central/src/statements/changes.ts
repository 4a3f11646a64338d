import { type EditStatement, type ErrorCode, err, ok, type Result, type Statement } from '@loket/contract';
import { composeSentences, type Sentence, templateOf } from '@loket/statement/templates.ts';

export type Refused = { code: ErrorCode; why: string };
const refused = (code: ErrorCode, why: string) => err<Refused>({ code, why });

/**
 * One change of the desk on a statement: the new one, or why not. Pure; the caller counts the version.
 * @param now ISO 8601, from the database's clock
 */
export function changed(
  statement: Statement,
  change: EditStatement['change'],
  now: string,
): Result<Statement, Refused> {
  if (statement.state === 'rights') return refused('rights_first', 'The rights were not acknowledged yet.');
  if (statement.state !== 'drafting') return refused('out_of_state', 'This statement is not being written.');
  const { content } = statement;
  const template = templateOf(content.template);
  switch (change.change) {
    case 'answer': {
      if (!template.questions.some(({ id }) => id === change.question))
        return refused('bad_request', 'This template does not ask that.');
      const { [change.question]: _, ...others } = content.answers;
      const answers = change.text === '' ? others : { ...others, [change.question]: change.text };
      return ok(written(statement, { answers }, { writing: { field: 'answer', question: change.question } }));
    }
    case 'story':
      return ok(written(statement, { story: change.text }, { writing: { field: 'story' } }));
    case 'kind':
      if (!template.kinds.includes(change.kind))
        return refused('bad_request', 'This template is not for that kind.');
      return ok(written(statement, { kind: change.kind }));
    case 'capacity':
      return ok(written(statement, { capacity: change.capacity }));
    case 'interpreter':
      return ok(written(statement, { interpreter: change.interpreter }));
    case 'rest':
      return ok({ ...statement, writing: null });
    case 'pause':
      return paused(statement)
        ? refused('out_of_state', 'It is paused already.')
        : ok({ ...statement, writing: null, pauses: [...statement.pauses, { from: now, to: null }] });
    case 'resume':
      return paused(statement) ? ok(resumed(statement, now)) : refused('out_of_state', 'It is not paused.');
    case 'settle_dispute':
      return ok({ ...statement, disputed: statement.disputed.filter((index) => index !== change.sentence) });
  }
}

const paused = ({ pauses }: Statement): boolean => pauses.at(-1)?.to === null;

/** Ends a pause that is still open. */
export function resumed(statement: Statement, now: string): Statement {
  return { ...statement, pauses: statement.pauses.map(({ from, to }) => ({ from, to: to ?? now })) };
}

/** The citizen says that a sentence is not right, or is right after all. */
export function disputed(
  statement: Statement,
  sentence: number,
  isWrong: boolean,
): Result<Statement, Refused> {
  if (statement.state !== 'drafting') return refused('out_of_state', 'This statement is not being written.');
  if (sentence >= composeSentences(statement.content, statement.language).length)
    return refused('bad_request', 'There is no such sentence.');
  const others = statement.disputed.filter((index) => index !== sentence);
  return ok({ ...statement, disputed: isWrong ? [...others, sentence].sort((a, b) => a - b) : others });
}

function written(
  statement: Statement,
  change: Partial<Statement['content']>,
  also: Partial<Pick<Statement, 'writing'>> = {},
): Statement {
  const content = { ...statement.content, ...change };
  return { ...statement, ...also, content, disputed: movedDisputes(statement, content) };
}

/**
 * Sentences are numbered from what was written, so writing moves them. A dispute stays with its sentence: by its
 * words where they are still there, else by its place among those of the same question. It goes when that is gone.
 */
function movedDisputes(before: Statement, content: Statement['content']): number[] {
  if (before.disputed.length === 0) return [];
  const old = composeSentences(before.content, before.language);
  const now = composeSentences(content, before.language);
  const places = before.disputed.flatMap((index) => {
    const sentence = old[index];
    if (!sentence) return [];
    const same = now.filter((one) => sourceOf(one) === sourceOf(sentence));
    const ordinal = old.filter((one) => sourceOf(one) === sourceOf(sentence)).indexOf(sentence);
    const moved = same.find(({ text }) => text === sentence.text) ?? same[ordinal];
    return moved ? [moved.index] : [];
  });
  return [...new Set(places)].sort((a, b) => a - b);
}

const sourceOf = ({ source }: Sentence): string => (source.field === 'answer' ? source.question : '');
