import { CounterId, MakeEvent, MunicipalityId } from '@loket/contract';
import { eventOf, newEvent } from './event-draft.ts';

const at = (iso: string) => Date.parse(iso);
const filled = {
  ...newEvent(at('2026-11-21T08:20:00Z')),
  templateId: 'fair',
  name: 'Jaarmarkt Bree',
  address: 'Vrijthof',
  municipalityId: MunicipalityId.parse('00000000-0000-4000-8000-000000000001'),
  counterId: CounterId.parse('00000000-0000-4000-8000-000000000101'),
};

test('a new event is today, from the next whole hour', () => {
  const draft = newEvent(at('2026-11-21T08:20:00Z'));
  expect([draft.from, draft.to]).toEqual([
    { date: '2026-11-21', time: '10:00' },
    { date: '2026-11-21', time: '18:00' },
  ]);
});

test('in the evening it ends at midnight; just before midnight it is tomorrow’s', () => {
  expect(newEvent(at('2026-11-21T18:20:00Z')).to).toEqual({ date: '2026-11-21', time: '24:00' });
  expect(newEvent(at('2026-11-21T22:20:00Z'))).toMatchObject({
    from: { date: '2026-11-22', time: '00:00' },
    to: { date: '2026-11-22', time: '08:00' },
  });
});

test('a filled event fits the contract, with the suggested letter or one’s own', () => {
  const read = eventOf(filled, 'J');
  expect(read.ok && MakeEvent.safeParse(read.value).success).toBe(true);
  expect(read.ok && [read.value.code, read.value.from]).toEqual(['J', '2026-11-21T09:00:00.000Z']);
  const own = eventOf({ ...filled, code: 'F' }, 'J');
  expect(own.ok && own.value.code).toBe('F');
});

test('what is missing is said at its field', () => {
  const read = eventOf({ ...filled, name: ' ', counterId: null, to: filled.from }, '');
  expect(read.ok ? null : read.problems).toEqual({
    name: 'fillIn',
    counterId: 'fillIn',
    code: 'codeHint',
    window: 'wrongWindow',
  });
});
