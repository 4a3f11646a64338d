import { type Answer, CardReadingId } from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import { consultation, Situation } from '../machines/situations.testing.ts';
import { CardDesk } from './card-desk.ts';
import { type CardEvent, CardRelay } from './card-relay.ts';

const reading = CardReadingId.parse('0190b6f4-0000-4000-8000-000000000301');
const file: CardEvent = { event: 'card_file', reading, file: 'identity', bytes: 'AAAA' };
const failed: CardEvent = { event: 'card_end', reading, end: { kind: 'failed', cause: 'card_pulled' } };
const proveCard = {
  event: 'intent',
  intent: { intent: 'test_device', device: 'card_reader' },
} as const;

function desk(situation: Situation) {
  const sent: string[] = [];
  const events: CounterEvent[] = [];
  const readings: boolean[] = [];
  const line: { answer: Answer } = { answer: { ok: true, value: undefined } };
  const note = async (what: string): Promise<Answer> => {
    sent.push(what);
    return line.answer;
  };
  const cards = new CardDesk({
    relay: new CardRelay({
      cardStep: () => note('step'),
      cardFile: () => note('file'),
      cardEnd: () => note('end'),
    }),
    host: { setReading: (on) => void readings.push(on) },
    state: () => situation.state,
    dispatch: (event) => void events.push(event),
  });
  return { cards, sent, events, readings, line };
}

const later = () => new Promise((resolve) => setImmediate(resolve));

test('while its holder is there, a card goes to central', () => {
  const { cards, sent, events } = desk(Situation.open().inCall());
  cards.onEvent(file);
  cards.onEvent(failed);
  expect(sent).toEqual(['file', 'end']);
  expect(events).toEqual([{ event: 'card_end', failed: 'card_pulled' }]);
});

test.each([
  ['at attract', () => Situation.open()],
  ['called, and not said to be here yet', () => Situation.open().told(consultation())],
  ['after the end', () => Situation.open().inCall().told(null)],
])('%s it goes nowhere', (_, situation) => {
  const { cards, sent, events } = desk(situation());
  cards.onEvent(file);
  expect([sent, events]).toEqual([[], []]);
});

test('at a test of the reader one file proves it, and goes nowhere', () => {
  const { cards, sent, events } = desk(Situation.open().snapshot({ standing: 'installing' }).on(proveCard));
  cards.onEvent(file);
  cards.onEvent(failed);
  expect(sent).toEqual([]);
  expect(events).toEqual([
    { event: 'card_proved', failure: null },
    { event: 'card_proved', failure: 'card_pulled' },
  ]);
});

test('a reading that was cut is done again when the line is back, and only then', async () => {
  const { cards, readings, line } = desk(Situation.open().inCall());
  cards.onEvent(file);
  await later();
  cards.repair();
  expect(readings).toEqual([]);
  line.answer = { ok: false, error: { code: 'unavailable', message: '' } };
  cards.onEvent(file);
  await later();
  cards.repair();
  cards.repair();
  expect(readings).toEqual([false, true]);
});
