// What the desk, the citizen's screen and central share about a statement's words. Runs in browsers: no Node code here.
export { writtenAmount, writtenDate, writtenTime } from './templates/answers.ts';
export { composeSentences, isAsked, missingAnswers, templateOf, templates } from './templates/sentences.ts';
export type { Choice, LegalText, Question, Sentence, Template } from './templates/template.ts';
