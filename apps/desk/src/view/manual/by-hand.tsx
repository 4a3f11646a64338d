import type { ManualIdentification } from '@loket/contract';
import { Message, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskManualTexts, manualPaperWords, manualReasonWords } from '@loket/ui/texts/desk-documents.ts';
import { isoDate, nationalNumber } from '../../people/formatting.ts';

/** Who the citizen says to be: never drawn like somebody whose card was proved. */
export function ByHand({ manual, at }: { manual: ManualIdentification; at: string }) {
  const texts = useTexts(deskTexts);
  const words = useTexts(deskManualTexts);
  const papers = useTexts(manualPaperWords);
  const reasons = useTexts(manualReasonWords);
  const locale = useLocale();
  const facts: [string, string][] = [
    [texts.born, [isoDate(manual.birthDate, locale), manual.birthPlace].filter(Boolean).join(', ')],
    [texts.nationalNumber, nationalNumber(manual.nationalNumber)],
    [texts.address, manual.address],
    [texts.nationality, manual.nationality],
    [words.paper, [papers[manual.paper], manual.paperNumber].filter(Boolean).join(', ')],
    [words.reason, [reasons[manual.reason], manual.explanation].filter(Boolean).join('. ')],
  ];
  return (
    <>
      <Message status="attention" title={words.notVerified}>
        {timeOfDay(new Date(at), locale)}
      </Message>
      <div className="person">
        <div className="person-facts">
          <p className="person-name">
            {manual.surname}, {manual.givenNames}
          </p>
          <dl>
            {facts
              .filter(([, fact]) => fact !== '')
              .map(([name, fact]) => (
                <div className="person-fact" key={name}>
                  <dt>{name}</dt>
                  <dd>{fact}</dd>
                </div>
              ))}
          </dl>
        </div>
      </div>
    </>
  );
}
