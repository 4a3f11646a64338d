import { LOCALES, type PinFacts } from '@loket/contract';
import { Button, Choice, Dialog, LANGUAGE_TAGS, languageNames, useTexts } from '@loket/ui';
import { AArrowUp, Check, Contrast, Languages } from '@loket/ui/icons.ts';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import { useState } from 'react';
import '../citizen/tools.css';

type Reading = PinFacts['reading'];
const NEXT_SCALE = { 1: 1.5, 1.5: 2, 2: 1 } as const;

/** The same reading aids at the same place as on every screen; here they last as long as this page. */
export function PinTools({
  reading,
  onReading,
}: {
  reading: Reading;
  onReading: (reading: Reading) => void;
}) {
  const texts = useTexts(frameTexts);
  const [choosing, setChoosing] = useState(false);
  return (
    <nav className="tools" aria-label={texts.tools}>
      <div className="tools-reading">
        <Button
          look="tool"
          icon={<AArrowUp strokeWidth={1.7} aria-hidden="true" />}
          onPress={() => onReading({ ...reading, textScale: NEXT_SCALE[reading.textScale] })}
        >
          {reading.textScale === 2 ? texts.smaller : texts.larger}
        </Button>
        <Button
          look="tool"
          icon={<Contrast strokeWidth={1.7} aria-hidden="true" />}
          pressed={reading.highContrast}
          onPress={() => onReading({ ...reading, highContrast: !reading.highContrast })}
        >
          {texts.contrast}
        </Button>
        <Button
          look="tool"
          icon={<Languages strokeWidth={1.7} aria-hidden="true" />}
          onPress={() => setChoosing(true)}
        >
          {texts.language}
        </Button>
      </div>
      <Dialog open={choosing} onClose={() => setChoosing(false)} title={texts.languageQuestion}>
        {LOCALES.map((locale) => (
          <Choice
            key={locale}
            lang={LANGUAGE_TAGS[locale]}
            trailing={locale === reading.locale ? <Check aria-hidden="true" /> : null}
            onPress={() => {
              setChoosing(false);
              onReading({ ...reading, locale });
            }}
          >
            {languageNames[locale]}
          </Choice>
        ))}
        <Button onPress={() => setChoosing(false)}>{texts.close}</Button>
      </Dialog>
    </nav>
  );
}
