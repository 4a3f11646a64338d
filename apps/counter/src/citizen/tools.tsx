import { type CitizenIntent, type CitizenView, LOCALES, type Reading } from '@loket/contract';
import { Button, Choice, Dialog, LANGUAGE_TAGS, languageNames, useTexts } from '@loket/ui';
import { AArrowUp, ArrowLeft, Check, Contrast, Languages, X } from '@loket/ui/icons.ts';
import { frameTexts, visitTexts } from '@loket/ui/texts/counter.ts';
import { type ReactNode, useState } from 'react';
import './tools.css';

export type ToolsProps = {
  view: CitizenView;
  act: (intent: CitizenIntent) => void;
  /** The one way out, always at the same place: back, done, or stop and erase. */
  foot?: 'back' | 'done' | 'stop' | undefined;
  /** In place of telling main, for a screen that has steps of its own. */
  onBack?: (() => void) | undefined;
  choosesLanguage: boolean;
};

const NEXT_SCALE = { 1: 1.5, 1.5: 2, 2: 1 } as const satisfies Record<
  Reading['textScale'],
  Reading['textScale']
>;

/** Larger, contrast, language: one tap away on every screen, at the same place. */
export function Tools({ view, act, foot, onBack, choosesLanguage }: ToolsProps) {
  const texts = useTexts(frameTexts);
  const { reading } = view;
  const read = (change: Partial<Reading>) => act({ intent: 'read', reading: { ...reading, ...change } });
  return (
    <nav className="tools" aria-label={texts.tools}>
      <div className="tools-reading">
        <Button
          look="tool"
          icon={<AArrowUp strokeWidth={1.7} aria-hidden="true" />}
          onPress={() => read({ textScale: NEXT_SCALE[reading.textScale] })}
        >
          {reading.textScale === 2 ? texts.smaller : texts.larger}
        </Button>
        <Button
          look="tool"
          icon={<Contrast strokeWidth={1.7} aria-hidden="true" />}
          pressed={reading.highContrast}
          onPress={() => read({ highContrast: !reading.highContrast })}
        >
          {texts.contrast}
        </Button>
        {choosesLanguage ? <LanguageTool reading={reading} onChoose={(locale) => read({ locale })} /> : null}
      </div>
      {foot ? (
        <WayOut foot={foot} act={act} onBack={onBack} inCall={view.content.screen === 'in_call'} />
      ) : null}
    </nav>
  );
}

function LanguageTool(props: { reading: Reading; onChoose: (locale: Reading['locale']) => void }) {
  const texts = useTexts(frameTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="tool"
        icon={<Languages strokeWidth={1.7} aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {texts.language}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.languageQuestion}>
        {LOCALES.map((locale) => (
          <Choice
            key={locale}
            lang={LANGUAGE_TAGS[locale]}
            trailing={locale === props.reading.locale ? <Check aria-hidden="true" /> : null}
            onPress={() => {
              setOpen(false);
              props.onChoose(locale);
            }}
          >
            {languageNames[locale]}
          </Choice>
        ))}
        <Button onPress={() => setOpen(false)}>{texts.close}</Button>
      </Dialog>
    </>
  );
}

type WayOutProps = Pick<ToolsProps, 'act' | 'onBack'> & { foot: 'back' | 'done' | 'stop'; inCall: boolean };

function WayOut({ foot, act, onBack, inCall }: WayOutProps) {
  const texts = useTexts(frameTexts);
  const visit = useTexts(visitTexts);
  const [asking, setAsking] = useState(false);
  if (foot !== 'stop') {
    return (
      <ExitButton
        icon={
          foot === 'back' ? (
            <ArrowLeft strokeWidth={1.7} aria-hidden="true" />
          ) : (
            <Check strokeWidth={1.7} aria-hidden="true" />
          )
        }
        onPress={() => (foot === 'back' && onBack ? onBack() : act({ intent: foot }))}
      >
        {foot === 'back' ? texts.back : texts.done}
      </ExitButton>
    );
  }
  const stop = () => act({ intent: 'stop' });
  return (
    <>
      <ExitButton
        icon={<X strokeWidth={1.7} aria-hidden="true" />}
        // A conversation is not ended by a sleeve; before it there is nothing to lose.
        onPress={() => (inCall ? setAsking(true) : stop())}
      >
        {visit.stop}
      </ExitButton>
      <Dialog open={asking} onClose={() => setAsking(false)} title={visit.stopQuestion}>
        <p>{visit.stopMore}</p>
        <div className="answers">
          <Button autoFocus onPress={() => setAsking(false)}>
            {visit.stopNo}
          </Button>
          <Button onPress={stop}>{visit.stopYes}</Button>
        </div>
      </Dialog>
    </>
  );
}

function ExitButton(props: { icon: ReactNode; onPress: () => void; children: ReactNode }) {
  return (
    <div className="tools-exit">
      <Button icon={props.icon} onPress={props.onPress}>
        {props.children}
      </Button>
    </div>
  );
}
