import { Button, useTexts } from '@loket/ui';
import { installationAskWords, installationTexts, serviceTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useRef } from 'react';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import './screen-test.css';

const SHADES = 9;
const COLOURS = ['#ff0000', '#00ff00', '#0000ff', '#00ffff', '#ff00ff', '#ffff00'];

/**
 * What is wrong with a screen where its driver says that all is well: an edge that is cut off, a picture that is
 * stretched, shades that run together, a colour that is missing, lines of one pixel that blur.
 */
export function ScreenTest({ act }: ScreenProps<'screen_test'>) {
  const texts = useTexts(serviceTexts);
  const asks = useTexts(installationAskWords);
  const installation = useTexts(installationTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const judge = (pass: boolean) => () => act({ intent: 'judge_device', device: 'citizen_display', pass });
  return (
    <main className="screen-test" data-screen="screen_test">
      <div className="screen-test-picture" aria-hidden="true">
        <div className="screen-test-room">
          <div className="screen-test-circle" />
        </div>
        <div className="screen-test-shades">
          {Array.from({ length: SHADES }, (_, shade) => {
            const light = Math.round((shade * 255) / (SHADES - 1));
            return <i key={light} style={{ background: `rgb(${light} ${light} ${light})` }} />;
          })}
        </div>
        <div className="screen-test-shades">
          {COLOURS.map((colour) => (
            <i key={colour} style={{ background: colour }} />
          ))}
        </div>
        <div className="screen-test-lines">
          <i />
          <i />
        </div>
      </div>
      <div className="screen-test-words">
        <h1 ref={heading} tabIndex={-1}>
          {texts.screenTest}
        </h1>
        <p>
          <Sentences>{asks.citizen_display}</Sentences>
        </p>
        <div className="screen-test-keys">
          <Button onPress={judge(true)}>{installation.yes}</Button>
          <Button onPress={judge(false)}>{installation.no}</Button>
          <Button onPress={() => act({ intent: 'back' })}>{texts.touchStop}</Button>
        </div>
      </div>
    </main>
  );
}
