import { useTexts } from '@loket/ui';
import { Delete } from '@loket/ui/icons.ts';
import { arrivalTexts } from '@loket/ui/texts/counter.ts';
import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import './keyboard.css';

type KeyboardProps = {
  rows: readonly (readonly string[])[];
  onKey: (letter: string) => void;
  onErase: () => void;
  /** With a space bar: for names. */
  space?: boolean;
  isDisabled?: boolean;
};

const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Letters to touch. A real keyboard types into the field itself, so these are one stop of the Tab key; the arrows go from
 * key to key.
 */
export function Keyboard({ rows, onKey, onErase, space = false, isDisabled = false }: KeyboardProps) {
  const texts = useTexts(arrivalTexts);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = MOVES[event.key];
    if (!step) return;
    const keys = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = keys.findIndex((key) => key === document.activeElement);
    keys[at + step]?.focus();
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of keys is no fieldset of a form.
    <div className="keyboard" role="group" aria-label={texts.keys} onKeyDown={move}>
      {rows.map((row, rowAt) => (
        <div key={row.join('')} className="keyboard-row">
          {row.map((letter, at) => (
            <Button
              key={letter}
              className="keyboard-key"
              preventFocusOnPress
              excludeFromTabOrder={rowAt > 0 || at > 0}
              isDisabled={isDisabled}
              onPress={() => onKey(letter)}
            >
              {letter}
            </Button>
          ))}
          {rowAt === rows.length - 1 && !space ? <Erase onErase={onErase} isDisabled={isDisabled} /> : null}
        </div>
      ))}
      {space ? (
        <div className="keyboard-row">
          <Button
            className="keyboard-key keyboard-space"
            preventFocusOnPress
            excludeFromTabOrder
            isDisabled={isDisabled}
            onPress={() => onKey(' ')}
          >
            {texts.space}
          </Button>
          <Erase onErase={onErase} isDisabled={isDisabled} />
        </div>
      ) : null}
    </div>
  );
}

function Erase({ onErase, isDisabled }: { onErase: () => void; isDisabled: boolean }) {
  const texts = useTexts(arrivalTexts);
  return (
    <Button
      className="keyboard-key keyboard-erase"
      preventFocusOnPress
      excludeFromTabOrder
      isDisabled={isDisabled}
      aria-label={texts.eraseLetter}
      onPress={onErase}
    >
      <Delete strokeWidth={1.7} aria-hidden="true" />
      <span>{texts.erase}</span>
    </Button>
  );
}
