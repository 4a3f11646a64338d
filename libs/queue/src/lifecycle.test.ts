import { OPEN_TICKET_STATES, TicketState } from '@loket/contract';
import fc from 'fast-check';
import { afterMove, isOver, type TicketMove } from './lifecycle.ts';

const MOVES = [
  'call',
  'recall',
  'here',
  'complete',
  'no_show',
  'interrupt',
  'transfer',
  'park',
  'resume',
  'rejoin',
  'refer',
  'cancel',
  'expire',
  'reorder',
] as const satisfies readonly TicketMove[];

/** The state after all of these, those that have no place left out. */
function after(...moves: readonly TicketMove[]): TicketState {
  return moves.reduce<TicketState>((state, move) => {
    const next = afterMove(state, move);
    return next.ok ? next.value : state;
  }, 'waiting');
}

test('every state and every move: what it becomes, or nothing', () => {
  const table = Object.fromEntries(
    TicketState.options.map((state) => [
      state,
      MOVES.flatMap((move) => {
        const next = afterMove(state, move);
        return next.ok ? [`${move} → ${next.value}`] : [];
      }),
    ]),
  );
  expect(table).toEqual({
    waiting: [
      'call → called',
      'park → parked',
      'refer → referred',
      'cancel → cancelled',
      'expire → expired',
      'reorder → waiting',
    ],
    called: [
      'recall → called',
      'here → in_consultation',
      'complete → completed',
      'no_show → no_show',
      'interrupt → waiting',
      'transfer → waiting',
      'park → parked',
      'refer → referred',
      'cancel → cancelled',
    ],
    in_consultation: [
      'here → in_consultation',
      'complete → completed',
      'interrupt → waiting',
      'transfer → waiting',
      'park → parked',
      'refer → referred',
    ],
    parked: ['resume → waiting', 'refer → referred', 'cancel → cancelled', 'expire → expired'],
    completed: [],
    referred: [],
    no_show: ['rejoin → waiting'],
    cancelled: [],
    expired: [],
  });
});

test.each([
  ['served', ['call', 'here', 'complete'], 'completed'],
  ['nobody came, twice', ['call', 'recall', 'no_show', 'rejoin', 'call', 'no_show'], 'no_show'],
  ['fetches a paper', ['call', 'here', 'park', 'resume', 'call', 'here', 'complete'], 'completed'],
  ['a laptop dies', ['call', 'here', 'interrupt'], 'waiting'],
  ['goes on with a colleague', ['call', 'here', 'transfer', 'call', 'here', 'complete'], 'completed'],
  ['is sent to the town hall', ['call', 'here', 'refer'], 'referred'],
] as const)('%s', (_, moves, state) => expect(after(...moves)).toBe(state));

test('after any moves: what is over stays over, and nobody vanishes from an open state by being called', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MOVES)), fc.constantFrom(...MOVES), (moves, last) => {
      const state = after(...moves);
      const next = afterMove(state, last);
      if (isOver(state)) expect(next).toEqual({ ok: false, error: 'out_of_state' });
      if (last === 'call' || last === 'interrupt' || last === 'resume')
        expect(!next.ok || OPEN_TICKET_STATES.some((open) => open === next.value)).toBe(true);
    }),
  );
});

test('from every state that is not over there is a way to an end', () => {
  const over = (state: TicketState): boolean =>
    isOver(state) ||
    MOVES.some((move) => {
      const next = afterMove(state, move);
      return next.ok && next.value !== state && isOver(next.value);
    });
  // A no-show that comes back waits, and from there there is one.
  expect(TicketState.options.filter((state) => !over(state))).toEqual(['no_show']);
});
