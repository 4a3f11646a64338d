import { rightsText } from '@loket/statement/rights.ts';
import { Button, LANGUAGE_TAGS, useLocale, useTexts } from '@loket/ui';
import { recordLanguageWords, statementTexts } from '@loket/ui/texts/counter.ts';
import { Sentences } from '../../sentences.tsx';
import { Panel } from '../panel.tsx';
import type { TaskProps } from './task-props.ts';
import './paper.css';

/** The rights in the citizen's own language. Asking is as easy as agreeing: the inspector hears and waits. */
export function Rights({ task, ...props }: TaskProps<'rights'>) {
  const texts = useTexts(statementTexts);
  const languages = useTexts(recordLanguageWords);
  const locale = useLocale();
  const { language, content } = task.statement;
  const rights = rightsText(locale, content.capacity);
  return (
    <Panel
      {...props}
      title={rights.title}
      above={
        <div className="paper">
          <ul className="paper-points" lang={LANGUAGE_TAGS[locale]}>
            {rights.paragraphs.map((paragraph) => (
              <li key={paragraph}>{paragraph}</li>
            ))}
          </ul>
          {locale === language ? null : (
            <p className="paper-note">{texts.rightsLanguage(languages[language])}</p>
          )}
        </div>
      }
    >
      <div className="agree">
        <p className="lead">
          <Sentences>{texts.rightsQuestion}</Sentences>
        </p>
        <Button look="primary" onPress={() => props.act({ intent: 'acknowledge_rights' })}>
          {texts.rightsHeard}
        </Button>
      </div>
    </Panel>
  );
}
