import type { LegalLanguage, StatementContent, TemplateId } from '@loket/contract';
import { asWritten } from './answers.ts';
import { bicycleTheft } from './bicycle-theft.ts';
import { freeStatement } from './free-statement.ts';
import { internetFraud } from './internet-fraud.ts';
import { lostOrStolenDocument } from './lost-or-stolen-document.ts';
import { splitStory } from './story.ts';
import type { Question, Sentence, Template } from './template.ts';

/** In the order in which the desk offers them. */
export const templates: readonly Template[] = [
  lostOrStolenDocument,
  bicycleTheft,
  internetFraud,
  freeStatement,
];

const byId: Readonly<Record<TemplateId, Template>> = {
  lost_or_stolen_document: lostOrStolenDocument,
  bicycle_theft: bicycleTheft,
  internet_fraud: internetFraud,
  free_statement: freeStatement,
};

export const templateOf = (id: TemplateId): Template => byId[id];

type Answers = StatementContent['answers'];

/** Whether the question is put at all: some depend on an earlier answer. */
export const isAsked = (question: Question, answers: Answers): boolean =>
  question.when === undefined || question.when.is.includes(answers[question.when.question]?.trim() ?? '');

/** The ids of the questions that are put, required and still open, in their order. */
export function missingAnswers(content: StatementContent): string[] {
  return templateOf(content.template)
    .questions.filter((question) => question.required && isAsked(question, content.answers))
    .filter(({ id }) => (content.answers[id]?.trim() ?? '') === '')
    .map(({ id }) => id);
}

/**
 * The statement as numbered sentences in the language of the record: the answers in the template's order, then the
 * story. An answer to a question that is no longer put is left out. The same content gives the same sentences.
 */
export function composeSentences(content: StatementContent, language: LegalLanguage): Sentence[] {
  const sentences: Omit<Sentence, 'index'>[] = [];
  for (const question of templateOf(content.template).questions) {
    const answer = content.answers[question.id]?.trim() ?? '';
    if (answer === '' || !isAsked(question, content.answers)) continue;
    sentences.push({
      text: sentenceFor(question, answer, language),
      source: { field: 'answer', question: question.id },
    });
  }
  for (const text of splitStory(content.story, language)) {
    sentences.push({ text, source: { field: 'story' } });
  }
  return sentences.map((sentence, index) => ({ index, ...sentence }));
}

function sentenceFor(question: Question, answer: string, language: LegalLanguage): string {
  switch (question.type) {
    case 'choice': {
      const chosen = question.choices.find(({ value }) => value === answer);
      return chosen?.sentence[language] ?? quoted(question, answer, language);
    }
    case 'yes_no':
      if (answer === 'yes') return question.yes[language];
      if (answer === 'no') return question.no[language];
      return quoted(question, answer, language);
    default:
      return fill(question.sentence[language], asWritten(question.type, answer, language));
  }
}

/** An answer that none of the choices foresaw is kept word for word, behind its question. */
const quoted = (question: Question, answer: string, language: LegalLanguage) =>
  `${question.label[language]} ${answer}`;

/** Puts the answer in, and ends with one mark only: `Merk: Gazelle.` and not `Gazelle..` */
function fill(sentence: string, answer: string): string {
  const atEnd = sentence.endsWith('{answer}.');
  const words = atEnd ? answer.replace(/\.+$/u, '') : answer;
  const filled = sentence.split('{answer}').join(words);
  return atEnd && /[!?…]$/u.test(words) ? filled.slice(0, -1) : filled;
}
