import { useTexts } from '@loket/ui';
import { Delete } from '@loket/ui/icons.ts';
import { arrivalTexts } from '@loket/ui/texts/counter.ts';
import type { CSSProperties, KeyboardEvent } from 'react';
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
 * key to key. *Wis* stands at the end of the row with the most room.
 */
export function Keyboard({ rows, onKey, onErase, space = false, isDisabled = false }: KeyboardProps) {
  const texts = useTexts(arrivalTexts);
  const columns = Math.max(...rows.map((row) => row.length));
  const shortest = rows.reduce((found, row, at) => (row.length < (rows[found]?.length ?? 0) ? at : found), 0);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = MOVES[event.key];
    if (!step) return;
    const keys = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    keys[keys.findIndex((key) => key.matches(':focus')) + step]?.focus();
    event.preventDefault();
  };
  const erase = <Erase onErase={onErase} isDisabled={isDisabled} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of keys is no fieldset of a form.
    <div
      className="keyboard"
      role="group"
      aria-label={texts.keys}
      onKeyDown={move}
      style={{ '--columns': columns } as CSSProperties}
    >
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
          {!space && rowAt === shortest ? erase : null}
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
          {erase}
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
