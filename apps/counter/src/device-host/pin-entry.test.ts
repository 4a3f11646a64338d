import type { PinOutcome, PinState } from '@loket/contract';
import type { CardReader, CardUseFailure, SignFailure } from '@loket/eid';
import { PinEntry, type PinPort, type PinReader } from './pin-entry.ts';

const CERTIFICATE = Uint8Array.of(0x30, 1);
const DIGEST = new Uint8Array(48).fill(7);
type Prepared = Awaited<ReturnType<CardReader['prepareSigning']>>;
type Signed = Awaited<ReturnType<CardReader['sign']>>;

/** A card that knows its PIN and counts; what it was given is kept as text, because the array is zeroed. */
const noKeys = () => ({ state: 'ready', name: 'reader', card: 'present' }) as const;

function cardWith(pin: string, { triesLeft = 3 }: { triesLeft?: number } = {}) {
  let tries = triesLeft;
  const given: string[] = [];
  const arrays: Uint8Array[] = [];
  const reader = {
    status: noKeys,
    async prepareSigning(): Promise<Prepared> {
      return tries === 0 ? { ok: false, error: 'pin_blocked' } : { ok: true, value: { triesLeft: tries } };
    },
    async sign(order: Parameters<CardReader['sign']>[0]): Promise<Signed> {
      if (order.pin === 'on_reader') throw new Error('this reader has no keys');
      given.push(Buffer.from(order.pin).toString('ascii'));
      arrays.push(order.pin);
      if (given.at(-1) === pin) return { ok: true, value: { signature: Uint8Array.of(1, 2, 3) } };
      tries -= 1;
      const error: SignFailure =
        tries === 0 ? { kind: 'pin_blocked' } : { kind: 'wrong_pin', triesLeft: tries };
      return { ok: false, error };
    },
  };
  return { reader, given, arrays };
}

const failing = (prepare: CardUseFailure | null, sign: CardUseFailure) => ({
  status: noKeys,
  prepareSigning: async (): Promise<Prepared> =>
    prepare ? { ok: false, error: prepare } : { ok: true, value: { triesLeft: null } },
  sign: async (): Promise<Signed> => ({ ok: false, error: { kind: sign } }),
});

async function open(reader: PinReader) {
  const told: PinState[] = [];
  const outcomes: PinOutcome[] = [];
  let receive: (message: unknown) => void = () => undefined;
  let closePort = () => {};
  const port: PinPort = {
    postMessage: (state) => told.push(state),
    onMessage: (listener) => {
      receive = listener;
    },
    onClosed: (listener) => {
      closePort = listener;
    },
    close: () => undefined,
  };
  const entry = new PinEntry(
    reader,
    { hash: 'sha384', digest: DIGEST, certificate: CERTIFICATE, locale: 'fr' },
    port,
    (outcome) => outcomes.push(outcome),
  );
  const begun = entry.begin();
  await Promise.race([begun, new Promise((resolve) => setImmediate(resolve))]);
  const press = async (...keys: string[]) => {
    for (const key of keys) receive({ key });
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { entry, told, outcomes, press, receive, closePort: () => closePort() };
}

test('wrong PIN twice, then the right one', async () => {
  const { reader, given } = cardWith('2468');
  const { told, outcomes, press } = await open(reader);
  expect(told.at(-1)).toEqual({ state: 'typing', count: 0, triesLeft: 3 });
  await press('1', '1', '1', '1', 'sign');
  expect(told.at(-1)).toEqual({ state: 'wrong', triesLeft: 2 });
  await press('9', '9', '9', '9', '9', 'sign');
  expect(told.at(-1)).toEqual({ state: 'wrong', triesLeft: 1 });
  await press('2');
  expect(told.at(-1)).toEqual({ state: 'typing', count: 1, triesLeft: 1 });
  await press('4', '6', '8', 'sign');
  expect(told.slice(-2)).toEqual([{ state: 'working' }, { state: 'done' }]);
  expect(given).toEqual(['1111', '99999', '2468']);
  expect(outcomes).toEqual([{ ok: true, signature: 'AQID' }]);
});

test('the third wrong PIN blocks it: said, and the end', async () => {
  const { reader } = cardWith('2468', { triesLeft: 1 });
  const { told, outcomes, press } = await open(reader);
  await press('1', '1', '1', '1', 'sign');
  expect(told.at(-1)).toEqual({ state: 'blocked' });
  expect(outcomes).toEqual([{ ok: false, cause: 'pin_blocked', wish: null }]);
});

test('blocked before: nothing is asked', async () => {
  const { reader, given } = cardWith('2468', { triesLeft: 0 });
  const { told, outcomes, press } = await open(reader);
  expect(told.at(-1)).toEqual({ state: 'blocked' });
  await press('2', '4', '6', '8', 'sign');
  expect(given).toEqual([]);
  expect(outcomes).toHaveLength(1);
});

test.each([
  ['card_pulled', 'card_pulled', 'pulled'],
  ['no_card', 'no_card', 'pulled'],
  ['other_card', 'other_person', 'ended'],
  ['card_error', 'card_error', 'ended'],
] as const)('%s at signing', async (failure, cause, state) => {
  const { told, outcomes, press } = await open(failing(null, failure));
  await press('1', '2', '3', '4', 'sign');
  expect(told.at(-1)).toEqual({ state });
  expect(outcomes).toEqual([{ ok: false, cause, wish: null }]);
});

test('another card than the one that the digest was made for', async () => {
  const { outcomes } = await open(failing('other_card', 'card_error'));
  expect(outcomes).toEqual([{ ok: false, cause: 'other_person', wish: null }]);
});

test('three digits are not enough, and the key says nothing', async () => {
  const { reader, given } = cardWith('2468');
  const { told, press } = await open(reader);
  await press('1', '2', '3', 'sign');
  expect(told.at(-1)).toEqual({ state: 'typing', count: 3, triesLeft: 3 });
  expect(given).toEqual([]);
});

test('a thirteenth digit is not taken; one too many is erased one at a time', async () => {
  const { reader, given } = cardWith('123456789012');
  const { told, press } = await open(reader);
  await press(...'1234567890123'.split(''));
  expect(told.at(-1)).toMatchObject({ count: 12 });
  await press('erase', 'erase');
  expect(told.at(-1)).toMatchObject({ count: 10 });
  await press('1', '2', 'sign');
  expect(given).toEqual(['123456789012']);
});

test('erased to nothing and once more', async () => {
  const { told, press } = await open(cardWith('2468').reader);
  await press('1', 'erase', 'erase');
  expect(told.at(-1)).toMatchObject({ state: 'typing', count: 0 });
});

test.each(['read_again', 'pen', 'refuse', null] as const)('cancelled, wishing %s', async (wish) => {
  const { reader, given } = cardWith('2468');
  const { outcomes, press, receive } = await open(reader);
  await press('2', '4', '6', '8');
  receive({ key: 'cancel', wish });
  await press('sign');
  expect(outcomes).toEqual([{ ok: false, cause: 'cancelled', wish }]);
  expect(given).toEqual([]);
});

test('cancelled from outside, and the page that went away', async () => {
  const outside = await open(cardWith('2468').reader);
  outside.entry.cancel();
  outside.closePort();
  expect(outside.outcomes).toEqual([{ ok: false, cause: 'cancelled', wish: null }]);
  const gone = await open(cardWith('2468').reader);
  gone.closePort();
  expect(gone.outcomes).toEqual([{ ok: false, cause: 'cancelled', wish: null }]);
});

test('while the card works, no key counts: one PIN is sent once', async () => {
  const { reader, given } = cardWith('2468');
  const { press, outcomes } = await open(reader);
  await press('2', '4', '6', '8', 'sign', 'sign', '5', 'sign');
  expect(given).toEqual(['2468']);
  expect(outcomes).toHaveLength(1);
});

test('a number in one message, two digits, or anything else is no key', async () => {
  const { reader, given } = cardWith('2468');
  const { told, press, receive, outcomes } = await open(reader);
  const before = told.length;
  for (const strange of [
    2468,
    '2468',
    { key: '24' },
    { key: 2 },
    { key: 'cancel' },
    null,
    [],
    { pin: '2468' },
  ])
    receive(strange);
  await press('sign');
  expect(told.slice(before)).toEqual([{ state: 'typing', count: 0, triesLeft: 3 }]);
  for (let strange = 0; strange < 20; strange += 1) receive('2468');
  expect(outcomes).toEqual([{ ok: false, cause: 'card_error', wish: null }]);
  expect(given).toEqual([]);
});

/** A reader with keys: each answer of the card comes when its holder pressed OK there. */
function readerWithKeys() {
  const orders: Parameters<CardReader['sign']>[0][] = [];
  let answer: (signed: Signed) => void = () => undefined;
  const reader: PinReader = {
    status: () => ({ state: 'ready', name: 'reader with keys', card: 'present', pinPad: true }),
    prepareSigning: async () => ({ ok: true, value: { triesLeft: 3 } }),
    sign: (order) => {
      orders.push(order);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  };
  const pressedOk = async (signed: Signed) => {
    answer(signed);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { reader, orders, pressedOk };
}

test('at a reader with keys the page says where to type, and no digit that comes here counts', async () => {
  const { reader, orders, pressedOk } = readerWithKeys();
  const { told, outcomes, press } = await open(reader);
  expect(told.at(-1)).toEqual({ state: 'on_reader', triesLeft: 3, wasWrong: false });
  await press('2', '4', '6', '8', 'erase', 'sign');
  expect(told.every(({ state }) => state === 'on_reader')).toBe(true);
  expect(orders).toHaveLength(1);
  expect(orders[0]).toMatchObject({ pin: 'on_reader', locale: 'fr', hash: 'sha384' });
  await pressedOk({ ok: false, error: { kind: 'wrong_pin', triesLeft: 2 } });
  expect(told.at(-1)).toEqual({ state: 'on_reader', triesLeft: 2, wasWrong: true });
  await pressedOk({ ok: true, value: { signature: Uint8Array.of(1, 2, 3) } });
  expect(told.at(-1)).toEqual({ state: 'done' });
  expect(outcomes).toEqual([{ ok: true, signature: 'AQID' }]);
});

test.each([
  ['pin_cancelled', 'cancelled', 'ended'],
  ['pin_timed_out', 'cancelled', 'ended'],
  ['pin_entry_error', 'card_error', 'ended'],
  ['pin_blocked', 'pin_blocked', 'blocked'],
  ['card_pulled', 'card_pulled', 'pulled'],
  ['not_supported', 'card_error', 'ended'],
] as const)('%s at the reader’s keys', async (kind, cause, state) => {
  const { reader, pressedOk } = readerWithKeys();
  const { told, outcomes } = await open(reader);
  await pressedOk({ ok: false, error: { kind } });
  expect(told.at(-1)).toEqual({ state });
  expect(outcomes).toEqual([{ ok: false, cause, wish: null }]);
});

test('while the reader waits for keys, the screen still offers another way', async () => {
  const { reader, pressedOk } = readerWithKeys();
  const { outcomes, receive } = await open(reader);
  receive({ key: 'cancel', wish: 'pen' });
  expect(outcomes).toEqual([{ ok: false, cause: 'cancelled', wish: 'pen' }]);
  await pressedOk({ ok: true, value: { signature: Uint8Array.of(1) } });
  expect(outcomes).toHaveLength(1);
});
