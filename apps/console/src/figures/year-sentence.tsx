import { Button, Select, useTexts } from '@loket/ui';
import { queueFigureTexts } from '@loket/ui/texts/console-figures.ts';
import { figureTexts } from '@loket/ui/texts/console-records.ts';
import { useCallback, useState } from 'react';
import { usePolled } from '../session/use-polled.ts';
import { useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';
import { Said } from '../view/page-head.tsx';

const YEARS = 5;

/** The sentence that the annual report prints, in the report's own language, ready to be taken along. */
export function YearSentence({ thisYear }: { thisYear: number }) {
  const texts = useTexts(queueFigureTexts);
  const title = useTexts(figureTexts).sentenceTitle;
  const { api } = useConsole();
  const [year, setYear] = useState(String(thisYear));
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  const ask = useCallback(() => api.annualSentence(year), [api, year]);
  const polled = usePolled(ask, null);
  const sentence = polled.value?.year === Number(year) ? polled.value : null;
  const copy = () => {
    // Absent on a page that did not come over https.
    const done = navigator.clipboard?.writeText(sentence?.sentence ?? '') ?? Promise.reject();
    done.then(
      () => setSaid('copied'),
      () => setSaid('notCopied'),
    );
  };
  return (
    <section className="report-sentence" aria-labelledby="sentence-title">
      <h2 id="sentence-title">{title}</h2>
      <div className="sentence-year">
        <Select
          label={texts.ofYear}
          value={year}
          options={Array.from({ length: YEARS }, (_, ago) => String(thisYear - ago)).map((value) => ({
            value,
            label: value,
          }))}
          onChange={(value) => {
            setSaid(null);
            setYear(value);
          }}
        />
      </div>
      <PolledNotice polled={polled} />
      {sentence ? (
        <>
          <p className="the-sentence" lang={sentence.locale}>
            {sentence.sentence}
          </p>
          <div className="sentence-copy">
            <Button onPress={copy}>{texts.copy}</Button>
            <Said>{said ? texts[said] : null}</Said>
          </div>
        </>
      ) : null}
    </section>
  );
}
