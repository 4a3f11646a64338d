import { describe, expect, test } from '@jest/globals';
import { LegalLanguage, QuestionId, type StatementContent, TemplateId } from '@loket/contract';
import { afterStopText, rightsText } from '../rights.ts';
import { composeSentences, isAsked, missingAnswers, templateOf, templates } from '../templates.ts';

const content = (change: Partial<StatementContent>): StatementContent => ({
  kind: 'aangifte',
  template: 'bicycle_theft',
  capacity: 'victim',
  answers: {},
  story: '',
  interpreter: null,
  ...change,
});
const words = (change: Partial<StatementContent>, language: LegalLanguage = 'nl') =>
  composeSentences(content(change), language).map(({ text }) => text);

describe('every template', () => {
  test('is there, by its name', () => {
    expect(templates.map(({ id }) => id).sort()).toEqual([...TemplateId.options].sort());
    for (const id of TemplateId.options) expect(templateOf(id).id).toBe(id);
  });

  test.each(templates.map((template) => [template.id, template] as const))('%s is whole', (_, template) => {
    const asked = new Set<string>();
    for (const question of template.questions) {
      expect(QuestionId.safeParse(question.id).success).toBe(true);
      expect(asked.has(question.id)).toBe(false);
      if (question.when !== undefined) {
        const earlier = template.questions.find(({ id }) => id === question.when?.question);
        expect(asked.has(question.when.question)).toBe(true);
        const possible =
          earlier?.type === 'choice' ? earlier.choices.map(({ value }) => value) : ['yes', 'no'];
        expect(possible).toEqual(expect.arrayContaining([...question.when.is]));
      }
      asked.add(question.id);
      for (const language of LegalLanguage.options) {
        expect(question.label[language]).not.toBe('');
        const sentences =
          question.type === 'choice'
            ? question.choices.map(({ sentence }) => sentence[language])
            : question.type === 'yes_no'
              ? [question.yes[language], question.no[language]]
              : [question.sentence[language]];
        for (const sentence of sentences) {
          expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
          expect(sentence.includes('{answer}')).toBe(!['choice', 'yes_no'].includes(question.type));
        }
      }
    }
  });
});

describe('answers that become sentences', () => {
  test('dates, times and amounts are written as each language writes them', () => {
    const answers = { left_on: '2026-11-01', left_at: '08:05', value: '1249.5' };
    expect(words({ answers }, 'nl')).toEqual([
      'Ik heb de fiets achtergelaten op 1 november 2026.',
      'Dat was om 08.05 uur.',
      'De aankoopprijs of waarde is 1.249,50 euro.',
    ]);
    expect(words({ answers }, 'fr').slice(0, 2)).toEqual([
      'J’ai laissé le vélo le 1er novembre 2026.',
      'C’était à 08 h 05.',
    ]);
    expect(words({ answers }, 'de').slice(0, 2)).toEqual([
      'Ich habe das Fahrrad am 1. November 2026 abgestellt.',
      'Das war um 08.05 Uhr.',
    ]);
  });

  test('a date, a choice and a yes that are none of these are kept as they were typed', () => {
    expect(words({ answers: { left_on: '2026-02-30' } })).toEqual([
      'Ik heb de fiets achtergelaten op 2026-02-30.',
    ]);
    expect(words({ answers: { lock: 'touw', fixed: 'misschien' } })).toEqual([
      'Hoe was de fiets op slot? touw',
      'Hing hij vast aan iets? misschien',
    ]);
  });

  test('a sentence ends with one mark only', () => {
    expect(words({ answers: { brand: 'Gazelle.', witnesses: 'Niemand?' } })).toEqual([
      'De fiets is van het merk Gazelle.',
      'Over getuigen of camera’s weet ik dit: Niemand?',
    ]);
  });

  test('words in an answer that look like a pattern stay words', () => {
    expect(words({ answers: { brand: '$& {answer} $1' } })).toEqual([
      'De fiets is van het merk $& {answer} $1.',
    ]);
  });

  test('an answer to a question that is no longer put is left out', () => {
    const answers = { owner: 'household', owner_name: 'An Peeters' };
    expect(words({ answers })).toHaveLength(2);
    expect(words({ answers: { ...answers, owner: 'declarant' } })).toEqual(['De fiets is mijn eigendom.']);
  });

  test('each sentence knows its number and where it comes from', () => {
    expect(composeSentences(content({ answers: { brand: 'Oxford' }, story: 'Eén. Twee.' }), 'nl')).toEqual([
      { index: 0, text: 'De fiets is van het merk Oxford.', source: { field: 'answer', question: 'brand' } },
      { index: 1, text: 'Eén.', source: { field: 'story' } },
      { index: 2, text: 'Twee.', source: { field: 'story' } },
    ]);
  });
});

describe('the story', () => {
  test('abbreviations and initials do not end a sentence', () => {
    expect(
      words({ story: 'Ik woon in de Kerkstraat nr. 5. Dhr. J. Peeters zag het. Om 14.30 uur was hij weg!' }),
    ).toEqual(['Ik woon in de Kerkstraat nr. 5.', 'Dhr. J. Peeters zag het.', 'Om 14.30 uur was hij weg!']);
  });

  test('a new line ends a sentence, empty lines are nothing', () => {
    expect(words({ story: 'eerste zin\n\n  tweede   zin \r\nderde' })).toEqual([
      'eerste zin',
      'tweede zin',
      'derde',
    ]);
  });

  test('the order of letters and accents does not make another sentence', () => {
    expect(words({ story: 'Andre\u0301 zag het.' })).toEqual(words({ story: 'André zag het.' }));
  });
});

describe('what is still open', () => {
  test('required questions that are put, in their order', () => {
    const missing = missingAnswers(
      content({ template: 'free_statement', answers: { subject: ' ', harmed: 'yes' } }),
    );
    expect(missing).toEqual(['subject', 'happened_on', 'place', 'harm']);
  });

  test('a question that depends on another waits for it', () => {
    const [, child] = templateOf('lost_or_stolen_document').questions;
    expect(isAsked(child!, {})).toBe(false);
    expect(isAsked(child!, { document: 'kids_id' })).toBe(true);
  });
});

describe('the rights text', () => {
  test.each(['nl', 'fr', 'de', 'en'] as const)(
    'in %s a victim hears what a witness hears, and more',
    (locale) => {
      const witness = rightsText(locale, 'witness');
      const victim = rightsText(locale, 'victim');
      expect(victim.paragraphs.slice(0, witness.paragraphs.length)).toEqual(witness.paragraphs);
      expect(victim.paragraphs).toHaveLength(witness.paragraphs.length + 2);
      expect(victim.version).not.toBe(witness.version);
      expect(afterStopText(locale).paragraphs).toHaveLength(afterStopText('nl').paragraphs.length);
    },
  );
});
