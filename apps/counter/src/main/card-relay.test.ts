import type { Answer } from '@loket/contract';
import { CardFileMessage, CardProofsEnd, CardReadingEnd, CardStep } from '@loket/contract';
import { ids } from '../machines/situations.testing.ts';
import { type CardEvent, CardRelay } from './card-relay.ts';

const consultationId = CardStep.shape.consultationId.parse(ids.e42);
const reading = CardStep.shape.readingId.parse(ids.e43);
const step: CardEvent = { event: 'card_step', reading, step: 'identity' };
const file: CardEvent = { event: 'card_file', reading, file: 'identity', bytes: 'AAAA' };
const done: CardEvent = { event: 'card_end', reading, end: { kind: 'complete' } };

function relay(answers: Answer[] = []) {
  const sent: unknown[] = [];
  const answer = async (message: unknown): Promise<Answer> => {
    sent.push(message);
    return answers.shift() ?? { ok: true, value: undefined };
  };
  const line = {
    cardStep: answer,
    cardFile: answer,
    cardEnd: answer,
    cardProofsEnd: answer,
    cardChallenge: async () => ({ ok: true as const, value: { challenge: 'Zm9v' } }),
  };
  return { relay: new CardRelay(line), sent };
}

const away: Answer = { ok: false, error: { code: 'unavailable', message: '' } };
const refused: Answer = { ok: false, error: { code: 'out_of_state', message: '' } };

const proof: CardEvent = { event: 'card_file', reading, file: 'genuineness', bytes: 'AAAA' };
const proofsEnd: CardEvent = { event: 'card_proofs_end', reading };

test('a reading goes to central in its order, each message by its schema', async () => {
  const { relay: line, sent } = relay();
  for (const event of [step, file, done, proof, proofsEnd]) await line.pass(consultationId, event);
  const schemas = [CardStep, CardFileMessage, CardReadingEnd, CardFileMessage, CardProofsEnd];
  expect(sent.map((message, index) => schemas[index]?.safeParse(message).success)).toEqual(
    Array(5).fill(true),
  );
  expect(line.isIncomplete).toBe(false);
});

test('a file that was lost makes the whole reading incomplete, until another one arrives whole', async () => {
  const { relay: line } = relay([{ ok: true, value: undefined }, away]);
  for (const event of [step, file, done]) await line.pass(consultationId, event);
  expect(line.isIncomplete).toBe(true);
  await line.pass(consultationId, { ...step, reading: CardStep.shape.readingId.parse(ids.place) });
  expect(line.isIncomplete).toBe(false);
});

test('what central refuses is not sent again', async () => {
  const { relay: line } = relay([refused]);
  await line.pass(consultationId, step);
  expect(line.isIncomplete).toBe(false);
});

test('nothing of it survives the visit', async () => {
  const { relay: line } = relay([away]);
  await line.pass(consultationId, file);
  line.forget();
  expect(line.isIncomplete).toBe(false);
  expect(JSON.stringify(line)).not.toContain('AAAA');
});
