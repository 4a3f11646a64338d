import { composeSentences, type Sentence } from '@loket/statement/templates.ts';
import { Button, LANGUAGE_TAGS, SentenceList, useLocale, useTexts, VerdictList } from '@loket/ui';
import { ArrowDown, ArrowUp, Check, Flag } from '@loket/ui/icons.ts';
import { recordLanguageWords, statementTexts } from '@loket/ui/texts/counter.ts';
import { useMemo, useRef, useState } from 'react';
import { Panel } from '../panel.tsx';
import { useFollow } from './follow.ts';
import { liveSentence } from './live-sentence.ts';
import type { TaskProps } from './task-props.ts';
import './paper.css';
import './read-along.css';

/** The statement as it grows. It is in the language of the record, whatever language the screen speaks. */
export function ReadAlong({ task, ...props }: TaskProps<'read_along'>) {
  const texts = useTexts(statementTexts);
  const languages = useTexts(recordLanguageWords);
  const locale = useLocale();
  const { statement } = task;
  const { content, language, writing, disputed, pauses } = statement;
  const sentences = useMemo(() => composeSentences(content, language), [content, language]);
  const live = useLive(sentences, writing);
  const [chosen, setChosen] = useState<number | null>(null);
  const region = useRef<HTMLElement>(null);
  const liveItem = useRef<HTMLLIElement>(null);
  const text = live === null ? '' : `${live}:${sentences[live]?.text}`;
  const { following, catchUp } = useFollow(region, liveItem, text);
  const paused = pauses.at(-1)?.to === null;
  return (
    <Panel
      {...props}
      stays
      region={region}
      readOn={following ? null : <ToLive label={texts.toLive} onPress={catchUp} />}
      title={texts.readAlong}
      above={
        <>
          <p className="lead reading-lead">{texts.readAlongMore}</p>
          <div className="paper reading-paper">
            <div className="paper-head">
              <strong>{texts.statement}</strong>
              <span>{writing && !paused ? texts.writes(props.content.inspectorName) : ''}</span>
            </div>
            {locale === language ? null : (
              <p className="paper-note">{texts.otherLanguage(languages[language])}</p>
            )}
            {sentences.length === 0 ? <p className="lead">{texts.nothingYet}</p> : null}
            <SentenceList
              label={texts.statement}
              lang={LANGUAGE_TAGS[language]}
              words={{ live: texts.writtenNow, disputed: texts.youDisputed, sentence: texts.sentence }}
              sentences={sentences.map(({ index, text: words }) => ({
                index,
                text: words,
                live: index === live,
                disputed: disputed.includes(index),
              }))}
              chosen={chosen}
              onChoose={setChosen}
              liveRef={liveItem}
            />
            {paused ? (
              <VerdictList
                label={texts.paused}
                lines={[{ key: 'paused', status: 'attention', text: texts.paused }]}
              />
            ) : null}
          </div>
        </>
      }
    >
      <Answers
        count={sentences.length}
        chosen={chosen}
        onChoose={setChosen}
        disputed={chosen !== null && disputed.includes(chosen)}
        onDispute={(sentence, wrong) => props.act({ intent: 'dispute_sentence', sentence, disputed: wrong })}
      />
    </Panel>
  );
}

/** Which sentence is live, seen from the version that was drawn before. */
function useLive(sentences: readonly Sentence[], writing: Parameters<typeof liveSentence>[1]): number | null {
  const before = useRef<{ sentences: readonly Sentence[]; live: number | null }>({
    sentences: [],
    live: null,
  });
  return useMemo(() => {
    const live = liveSentence(sentences, writing, before.current);
    before.current = { sentences, live };
    return live;
  }, [sentences, writing]);
}

function ToLive({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <div className="read-on">
      <Button icon={<ArrowDown strokeWidth={1.7} aria-hidden="true" />} onPress={onPress}>
        {label}
      </Button>
    </div>
  );
}

type AnswersProps = {
  count: number;
  chosen: number | null;
  onChoose: (sentence: number) => void;
  disputed: boolean;
  onDispute: (sentence: number, disputed: boolean) => void;
};

/** The same with buttons: for whoever can't reach above the line, and for the keyboard. */
function Answers({ count, chosen, onChoose, disputed, onDispute }: AnswersProps) {
  const texts = useTexts(statementTexts);
  const last = count - 1;
  return (
    <>
      <h2 className="reading-question">
        {chosen === null ? texts.chooseSentence : texts.sentenceQuestion(chosen + 1)}
      </h2>
      <div className="reading-answers">
        <Button
          icon={
            disputed ? (
              <Check strokeWidth={1.7} aria-hidden="true" />
            ) : (
              <Flag strokeWidth={1.7} aria-hidden="true" />
            )
          }
          isDisabled={chosen === null || chosen > last}
          onPress={() => chosen !== null && onDispute(chosen, !disputed)}
        >
          {disputed ? texts.rightAfterAll : texts.notRight}
        </Button>
        <Button
          icon={<ArrowUp strokeWidth={1.7} aria-hidden="true" />}
          isDisabled={count === 0 || chosen === 0}
          onPress={() => onChoose(chosen === null ? last : Math.max(0, chosen - 1))}
        >
          {texts.previousSentence}
        </Button>
        <Button
          icon={<ArrowDown strokeWidth={1.7} aria-hidden="true" />}
          isDisabled={count === 0 || chosen === null || chosen >= last}
          onPress={() => onChoose(chosen === null ? last : Math.min(last, chosen + 1))}
        >
          {texts.nextSentence}
        </Button>
      </div>
    </>
  );
}
