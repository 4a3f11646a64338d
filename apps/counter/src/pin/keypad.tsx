import { MIN_PIN_DIGITS, type PinKey, type PinState } from '@loket/contract';
import { Button, useTexts } from '@loket/ui';
import { Delete } from '@loket/ui/icons.ts';
import { pinTexts } from '@loket/ui/texts/counter/pin.ts';

/** Digits as on a telephone, never shuffled: fingers know their PIN by place. */
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function Keypad({ state, press }: { state: PinState; press: (key: PinKey) => void }) {
  const texts = useTexts(pinTexts);
  const canType = state.state === 'typing' || state.state === 'wrong';
  const canSign = state.state === 'typing' && state.count >= MIN_PIN_DIGITS;
  const digit = (key: (typeof DIGITS)[number] | '0') => (
    <Button key={key} isDisabled={!canType} onPress={() => press({ key })}>
      {key}
    </Button>
  );
  return (
    <fieldset className="pin-keys" aria-label={texts.keys}>
      {DIGITS.map(digit)}
      <div className="pin-word-key">
        <Button
          isDisabled={!canType}
          icon={<Delete strokeWidth={1.7} aria-hidden="true" />}
          onPress={() => press({ key: 'erase' })}
        >
          {texts.erase}
        </Button>
      </div>
      {digit('0')}
      <div className="pin-word-key">
        <Button look="primary" isDisabled={!canSign} onPress={() => press({ key: 'sign' })}>
          {texts.sign}
        </Button>
      </div>
    </fieldset>
  );
}
