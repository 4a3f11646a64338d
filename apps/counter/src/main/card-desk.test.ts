import { type Answer, type CardChallenge, CardReadingId } from '@loket/contract';
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
  const challenges: unknown[] = [];
  const line: { answer: Answer; challenge: Answer<CardChallenge> } = {
    answer: { ok: true, value: undefined },
    challenge: { ok: true, value: { challenge: 'Zm9v' } },
  };
  const note = async (what: string): Promise<Answer> => {
    sent.push(what);
    return line.answer;
  };
  const cards = new CardDesk({
    relay: new CardRelay({
      cardStep: () => note('step'),
      cardFile: () => note('file'),
      cardEnd: () => note('end'),
      cardProofsEnd: () => note('proofs_end'),
      cardChallenge: async () => {
        sent.push('challenge');
        return line.challenge;
      },
    }),
    host: {
      setReading: (on) => void readings.push(on),
      challengeCard: (...asked) => void challenges.push(asked),
    },
    state: () => situation.state,
    dispatch: (event) => void events.push(event),
  });
  return { cards, sent, events, readings, challenges, line };
}

const later = () => new Promise((resolve) => setImmediate(resolve));

test('while its holder is there, a card goes to central', () => {
  const { cards, sent, events } = desk(Situation.open().inCall());
  cards.onEvent(file);
  cards.onEvent(failed);
  expect(sent).toEqual(['file', 'end']);
  expect(events).toEqual([{ event: 'card_end', failed: 'card_pulled' }]);
});

const found: CardEvent = { event: 'card_step', reading, step: 'card_found' };

test('when a reading begins, central is asked what the card’s own key shall sign', async () => {
  const { cards, sent, challenges } = desk(Situation.open().inCall());
  cards.onEvent(found);
  cards.onEvent(file);
  await later();
  expect(sent).toEqual(['step', 'file', 'challenge']);
  expect(challenges).toEqual([[reading, 'Zm9v']]);
  cards.onEvent({ event: 'card_proofs_end', reading });
  expect(sent.at(-1)).toBe('proofs_end');
});

test('a central that gives no challenge: the card is read without', async () => {
  const { cards, challenges, line } = desk(Situation.open().inCall());
  line.challenge = { ok: false, error: { code: 'unavailable', message: '' } };
  cards.onEvent(found);
  await later();
  expect(challenges).toEqual([]);
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

test('at a test of the reader its card goes nowhere, and proves it when it was read whole', () => {
  const { cards, sent, events } = desk(Situation.open().snapshot({ standing: 'installing' }).on(proveCard));
  cards.onEvent({ event: 'card_step', reading, step: 'card_found' });
  cards.onEvent(file);
  cards.onEvent(failed);
  cards.onEvent({ event: 'card_end', reading, end: { kind: 'complete' } });
  expect(sent).toEqual([]);
  expect(events).toEqual([
    { event: 'card_found' },
    { event: 'card_proved', failure: 'card_pulled' },
    { event: 'card_proved', failure: null },
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
