import type { Statement, StatementField } from '@loket/contract';
import { templateOf } from '@loket/statement/templates.ts';
import { Button, errorWords, LANGUAGE_TAGS, Message, StatusShape, useLocale, useTexts } from '@loket/ui';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import type { Saving, WritingView } from '../../statement/words.ts';
import type { DeskActions } from '../use-desk.ts';
import { useLegalWords } from './legal-words.ts';

const statusOf = { saved: 'good', saving: 'busy', waiting: 'attention', refused: 'broken' } as const;

/** Always in sight while a statement is there: whether the last word is committed, and since when. */
export function SaveState({ saving }: { saving: Saving }) {
  const texts = useTexts(deskStatementTexts);
  const time = useSecondWords();
  const words = {
    saved: saving.state === 'saved' && saving.atMs !== null ? texts.savedAt(time(saving.atMs)) : texts.saved,
    saving: texts.saving,
    waiting: texts.notSaved,
    refused: texts.notSaved,
  };
  return (
    <p className="save-state" data-state={saving.state}>
      <StatusShape status={statusOf[saving.state]} />
      {words[saving.state]}
    </p>
  );
}

/** `14.38.21`: an inspector who types sees that it was a second ago. */
function useSecondWords(): (atMs: number) => string {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'Europe/Brussels',
  });
  return (atMs) => {
    const written = format.format(atMs);
    return locale === 'nl' || locale === 'de' ? written.replaceAll(':', '.') : written;
  };
}

type KeptNoticesProps = {
  writing: WritingView;
  statement: Statement;
  /** Who works at this statement, where that is not the inspector of this page. */
  holder: string | null;
  actions: DeskActions;
};

/** What the inspector must know of words that are not in central's draft. */
export function KeptNotices({ writing, statement, holder, actions }: KeptNoticesProps) {
  const texts = useTexts(deskStatementTexts);
  const errors = useTexts(errorWords);
  const { saving, kept } = writing;
  return (
    <>
      {saving.state === 'waiting' ? (
        <Message status="attention" title={texts.waitingTitle} announce>
          {texts.waitingText}
        </Message>
      ) : null}
      {saving.state === 'refused' ? (
        <Message status="broken" title={texts.refusedTitle} announce>
          {saving.code === 'held_by_other' && holder ? `${texts.heldBy(holder)} ` : ''}
          {errors[saving.code]}
        </Message>
      ) : null}
      {kept.map(({ field, text }) => (
        <section
          className="kept-words"
          key={field.field === 'story' ? 'story' : field.question}
          aria-label={texts.keptTitle}
        >
          <Message status="attention" title={<KeptTitle field={field} statement={statement} />} announce>
            {texts.keptText}
          </Message>
          <blockquote lang={LANGUAGE_TAGS[statement.language]}>{text}</blockquote>
          <div className="form-actions">
            {statement.state === 'drafting' ? (
              <Button onPress={() => actions.dossier.putBack(field)}>{texts.putBack}</Button>
            ) : null}
            <Button look="tool" onPress={() => actions.dossier.dropKept(field)}>
              {texts.dropKept}
            </Button>
          </div>
        </section>
      ))}
    </>
  );
}

function KeptTitle({ field, statement }: { field: StatementField; statement: Statement }) {
  const texts = useTexts(deskStatementTexts);
  const legal = useLegalWords(statement.language);
  const question =
    field.field === 'answer'
      ? templateOf(statement.content.template).questions.find(({ id }) => id === field.question)
      : undefined;
  return (
    <>
      {texts.keptTitle}: {question ? legal(question.label) : texts.story}
    </>
  );
}
