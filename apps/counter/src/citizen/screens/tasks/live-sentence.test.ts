import type { Sentence } from '@loket/statement/templates.ts';
import { liveSentence } from './live-sentence.ts';

const story = (...texts: string[]): Sentence[] =>
  texts.map((text, index) => ({ index, text, source: { field: 'story' } }));
const nothing = { sentences: [], live: null };
const typing = { field: 'story' } as const;

test('nobody types: no sentence is live', () => {
  expect(liveSentence(story('A.', 'B.'), null, nothing)).toBeNull();
});

test('the citizen comes in while the inspector types: the last sentence of that field', () => {
  expect(liveSentence(story('A.', 'B.'), typing, nothing)).toBe(1);
});

test('a word in the middle of the story is corrected there, not at its end', () => {
  const before = { sentences: story('A.', 'B.', 'C.'), live: 2 };
  expect(liveSentence(story('A.', 'Bb.', 'C.'), typing, before)).toBe(1);
});

test('nothing changed since: the mark stays where it was', () => {
  const before = { sentences: story('A.', 'B.', 'C.'), live: 1 };
  expect(liveSentence(story('A.', 'B.', 'C.'), typing, before)).toBe(1);
});

test('a question is answered that the story stands behind: its own sentence', () => {
  const sentences: Sentence[] = [
    { index: 0, text: 'Het merk is Gazelle.', source: { field: 'answer', question: 'brand' } },
    { index: 1, text: 'A.', source: { field: 'story' } },
  ];
  const before = { sentences: story('A.'), live: 0 };
  expect(liveSentence(sentences, { field: 'answer', question: 'brand' }, before)).toBe(0);
});

test('an answer that says nothing yet has no sentence', () => {
  expect(liveSentence(story('A.'), { field: 'answer', question: 'brand' }, nothing)).toBeNull();
});
