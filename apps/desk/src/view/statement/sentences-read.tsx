import type { LegalLanguage, StatementField } from '@loket/contract';
import type { Sentence } from '@loket/statement/templates.ts';
import { Button, Key, LANGUAGE_TAGS, StatusShape, useTexts } from '@loket/ui';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';

type SentencesReadProps = {
  sentences: readonly Sentence[];
  language: LegalLanguage;
  writing: StatementField | null;
  disputed: readonly number[];
  onSettle: (sentence: number) => void;
  onFind: (source: StatementField) => void;
};

/** Sentences that can be settled with Alt and a digit: the first nine of the statement. */
export const MOST_KEYED = 9;

/** The statement as the citizen reads it, with what the citizen says is not right. */
export function SentencesRead(props: SentencesReadProps) {
  const { sentences, language, writing, disputed, onSettle, onFind } = props;
  const texts = useTexts(deskStatementTexts);
  const live = liveSentence(sentences, writing);
  return (
    <section className="sentences-read" aria-labelledby="citizen-reads">
      <div className="section-head">
        <h3 id="citizen-reads">{texts.citizenReads}</h3>
        {disputed.length > 0 ? <span className="to-see">{texts.disputes(disputed.length)}</span> : null}
      </div>
      {sentences.length === 0 ? <p className="quiet">{texts.noSentences}</p> : null}
      <ol className="sentences">
        {sentences.map(({ index, text, source }) => (
          <li
            key={`${index} ${source.field === 'answer' ? source.question : 'story'}`}
            data-live={index === live}
            data-disputed={disputed.includes(index)}
          >
            <button type="button" onClick={() => onFind(source)}>
              <span className="sentence-number">{index + 1}</span>
              <span className="sentence-text" lang={LANGUAGE_TAGS[language]}>
                {text}
                {index === live ? <span className="sentence-caret" aria-hidden="true" /> : null}
              </span>
              {index === live ? <span className="sentence-now">{texts.beingWritten}</span> : null}
            </button>
            {disputed.includes(index) ? (
              <div className="sentence-dispute">
                <StatusShape status="attention" />
                <span>
                  <strong>{texts.disputed}</strong> {texts.adjust}
                </span>
                <Button onPress={() => onSettle(index)}>
                  {texts.settle} {index < MOST_KEYED ? <Key>{`Alt ${index + 1}`}</Key> : null}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The last sentence that comes from what is being typed. */
function liveSentence(sentences: readonly Sentence[], writing: StatementField | null): number | null {
  const mine = sentences.findLast(({ source }) =>
    writing?.field === 'answer'
      ? source.field === 'answer' && source.question === writing.question
      : writing?.field === 'story' && source.field === 'story',
  );
  return mine?.index ?? null;
}
