import type { Statement, StatementField } from '@loket/contract';
import { composeSentences, isAsked, missingAnswers, templateOf } from '@loket/statement/templates.ts';
import { Button, LANGUAGE_TAGS, Message, TextArea, useLocale, useTexts } from '@loket/ui';
import { deskSignatureTexts } from '@loket/ui/texts/desk-signature.ts';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { useRef } from 'react';
import { languageName } from '../../people/formatting.ts';
import type { DeskState } from '../../session/desk-state.ts';
import { KeyButton } from '../keys.tsx';
import type { DeskActions } from '../use-desk.ts';
import { DraftingHead } from './drafting-head.tsx';
import { useLegalWords } from './legal-words.ts';
import { QuestionField } from './question-field.tsx';
import { SentencesRead } from './sentences-read.tsx';
import { useDraftingKeys } from './use-drafting-keys.ts';
import { useTimeWords } from './use-time-words.ts';

type DraftingProps = { state: DeskState; statement: Statement; actions: DeskActions };

/** Left the questions and the story, right the sentences as the citizen reads them, below what comes next. */
export function Drafting({ state, statement, actions }: DraftingProps) {
  const texts = useTexts(deskStatementTexts);
  const legal = useLegalWords(statement.language);
  const time = useTimeWords();
  const locale = useLocale();
  const form = useRef<HTMLDivElement>(null);
  const content = state.writing.content ?? statement.content;
  const { language, disputed } = statement;
  const template = templateOf(content.template);
  const sentences = composeSentences(content, language);
  const missing = missingAnswers(content);
  const pausedSince = statement.pauses.find(({ to }) => to === null)?.from ?? null;
  const paused = pausedSince !== null;
  const ready = missing.length === 0 && sentences.length > 0 && !paused && state.awaySinceMs === null;
  const { dossier } = actions;
  const find = (field: StatementField) => focusField(form.current, field);
  const keys = { next: () => focusNext(form.current), disputed, settle: dossier.settleDispute };
  useDraftingKeys({ ...keys, ...(ready ? { present: dossier.present } : {}) });
  return (
    <div className="drafting">
      <DraftingHead
        title={legal(template.title)}
        content={content}
        paused={paused}
        state={state}
        actions={actions}
      />
      <p className="small">
        {texts.recordLanguage(languageName(language, locale))}.{' '}
        {statement.rights.acknowledgedAt
          ? `${texts.rightsReadAt(time(statement.rights.acknowledgedAt))}.`
          : ''}
      </p>
      {pausedSince ? (
        <Message status="attention" title={texts.pausedTitle(time(pausedSince))} announce>
          {texts.pausedText}
        </Message>
      ) : null}
      <div className="drafting-columns">
        <div className="questions" ref={form}>
          {template.questions
            .filter((question) => isAsked(question, content.answers))
            .map((question) => (
              <div key={question.id} data-field={`answer ${question.id}`}>
                <QuestionField
                  question={question}
                  answer={content.answers[question.id] ?? ''}
                  language={language}
                  disabled={paused}
                  onAnswer={(text) => dossier.type({ field: 'answer', question: question.id }, text)}
                />
              </div>
            ))}
          <div data-field="story">
            <TextArea
              label={texts.story}
              hint={texts.storyHint}
              rows={6}
              maxLength={40_000}
              lang={LANGUAGE_TAGS[language]}
              value={content.story}
              isDisabled={paused}
              onChange={(text) => dossier.type({ field: 'story' }, text)}
            />
          </div>
        </div>
        <SentencesRead
          sentences={sentences}
          language={language}
          writing={statement.writing}
          disputed={disputed}
          onSettle={dossier.settleDispute}
          onFind={find}
        />
      </div>
      <DraftingFoot
        missing={missing.length}
        disputes={disputed.length}
        ready={ready}
        presenting={state.running === 'present'}
        onNext={keys.next}
        onMissing={() => find({ field: 'answer', question: missing[0] ?? '' })}
        onPresent={dossier.present}
      />
    </div>
  );
}

type DraftingFootProps = {
  missing: number;
  disputes: number;
  ready: boolean;
  presenting: boolean;
  onNext: () => void;
  onMissing: () => void;
  onPresent: () => void;
};

/** One primary a page, bottom right; beside it what still stands open. */
function DraftingFoot(props: DraftingFootProps) {
  const { missing, disputes, ready, presenting, onNext, onMissing, onPresent } = props;
  const texts = useTexts(deskStatementTexts);
  const signature = useTexts(deskSignatureTexts);
  return (
    <div className="panel-foot">
      <KeyButton keyName="nextQuestion" onPress={onNext}>
        {texts.nextQuestion}
      </KeyButton>
      <span className="panel-foot-gap" />
      {missing > 0 ? (
        <span className="to-see">
          <Button look="tool" onPress={onMissing}>
            {texts.missing(missing)}
          </Button>
        </span>
      ) : null}
      {missing === 0 && disputes > 0 ? <span className="to-see">{texts.disputes(disputes)}</span> : null}
      <KeyButton
        keyName="present"
        look="primary"
        isDisabled={!ready}
        isPending={presenting}
        onPress={onPresent}
      >
        {signature.present}
      </KeyButton>
    </div>
  );
}

const CONTROLS = 'input, textarea, select';

function focusField(form: HTMLElement | null, field: StatementField): void {
  const name = field.field === 'story' ? 'story' : `answer ${field.question}`;
  const place = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  place?.querySelector<HTMLElement>(CONTROLS)?.focus();
  place?.scrollIntoView({ block: 'nearest' });
}

/** From the question in which the cursor stands to the next; from anywhere else to the first. */
function focusNext(form: HTMLElement | null): void {
  const places = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  const here = places.findIndex((place) => place.contains(document.activeElement));
  const next = places[(here + 1) % places.length];
  next?.querySelector<HTMLElement>(CONTROLS)?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
