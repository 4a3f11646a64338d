/**
 * What a person does at the keys of a reader that has keys of its own. `digits`: types these and confirms. `right_pin`
 * and `wrong_pin` know the card, so that no other process needs to. `cancel` presses the red key; `nothing` lets the
 * time run out. It is done at the next question, once; without it nobody is there.
 */
export type Fingers =
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'right_pin' | 'wrong_pin' | 'cancel' | 'nothing' };

/** Asked by the reader over the card's line: the next key, please. One byte, as every control of that line. */
export const NEXT_KEY = 0x10;
/** Keys besides the digits, which are ASCII. */
export const KEY = { confirm: 0x0d, cancel: 0x1b, nothing: 0x00 } as const;

export function readFingers(words: string): Fingers | undefined {
  const [kind = '', digits = ''] = words.split(' ');
  if (kind === 'digits') return { kind, digits };
  const isKnown = (name: string): name is 'right_pin' | 'wrong_pin' | 'cancel' | 'nothing' =>
    ['right_pin', 'wrong_pin', 'cancel', 'nothing'].includes(name);
  return isKnown(kind) ? { kind } : undefined;
}

/** The keys that these fingers press on a reader with a card of this PIN. */
export function keysOf(fingers: Fingers, pin: string): number[] {
  const typed = (digits: string) => [...Buffer.from(digits, 'ascii'), KEY.confirm];
  switch (fingers.kind) {
    case 'digits':
      return typed(fingers.digits);
    case 'right_pin':
      return typed(pin);
    case 'wrong_pin':
      return typed(pin === '0000' ? '1111' : '0000');
    case 'cancel':
      return [KEY.cancel];
    case 'nothing':
      return [KEY.nothing];
  }
}
