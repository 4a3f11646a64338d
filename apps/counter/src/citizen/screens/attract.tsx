import { LOCALES } from '@loket/contract';
import { Choice, inLocale, LANGUAGE_TAGS, languageNames, useTexts } from '@loket/ui';
import { issuingTexts } from '@loket/ui/texts/counter.ts';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import { InOtherLanguages } from './in-other-languages.tsx';
import { LargeDanger } from './large-danger.tsx';
import './attract.css';

/** Welcome: who is here, how many wait, and the languages. Nothing of anybody. */
export function Attract({ view, content, act }: ScreenProps<'attract'>) {
  const texts = useTexts(issuingTexts);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      heading={texts.welcome}
      choosesLanguage={!content.takesTickets}
      danger={<LargeDanger />}
      above={
        <>
          <p className="lead">
            <Sentences>{texts.welcomeMore}</Sentences>
          </p>
          <dl className="attract-facts">
            <div>
              <dt>{texts.waitingNow}</dt>
              <dd>{texts.waitingPeople(content.waiting)}</dd>
            </div>
          </dl>
        </>
      }
      below={
        content.takesTickets ? (
          <>
            <h2>{texts.chooseLanguage}</h2>
            <div className="attract-languages">
              {LOCALES.map((locale) => (
                <Choice
                  key={locale}
                  lang={LANGUAGE_TAGS[locale]}
                  trailing={inLocale(issuingTexts, locale).begin}
                  onPress={() => act({ intent: 'begin', locale })}
                >
                  {languageNames[locale]}
                </Choice>
              ))}
            </div>
          </>
        ) : (
          <>
            <h2>{texts.noNumberYet}</h2>
            <p className="lead">
              <Sentences>{texts.takeTicketElsewhere}</Sentences>
            </p>
            <InOtherLanguages texts={issuingTexts} name="takeTicketElsewhere" />
          </>
        )
      }
    />
  );
}
