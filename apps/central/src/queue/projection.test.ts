import { type ProjectedEvent, rebuildTicket, type TicketRow } from './projection.ts';

const issued: ProjectedEvent = {
  state: 'waiting',
  // What an insert decided; the rest of the row is not this test's.
  data: { series: '', count: 7, priorityClass: 'normal', orderedAt: '2026-03-02T09:00:00.000001Z' },
};
const rebuilt = (...events: ProjectedEvent[]): Partial<TicketRow> | undefined =>
  rebuildTicket([issued, ...events]);

test('a ticket without a history is no ticket', () => {
  expect(rebuildTicket([])).toBeUndefined();
});

test('just issued: what the first event says, and nothing else', () => {
  expect(rebuilt()).toEqual({
    ...issued.data,
    state: 'waiting',
    reservedFor: null,
    rejoined: false,
    parkedUntil: null,
    referredTo: null,
  });
});

test('a later event changes what it names and keeps the rest', () => {
  expect(
    rebuilt({ state: 'waiting', data: { priorityClass: 'raised' } }, { state: 'called', data: {} }),
  ).toMatchObject({
    state: 'called',
    priorityClass: 'raised',
    count: 7,
  });
});

test('being away ends when the ticket leaves that state, not with a note about it', () => {
  const parked: ProjectedEvent = { state: 'parked', data: { parkedUntil: '2026-03-02T10:00:00.000000Z' } };
  expect(rebuilt(parked, { state: 'parked', data: {} })).toMatchObject({
    parkedUntil: '2026-03-02T10:00:00.000000Z',
  });
  expect(rebuilt(parked, { state: 'waiting', data: {} })).toMatchObject({ parkedUntil: null });
});

test('an event can say that something is no more', () => {
  const kept: ProjectedEvent = { state: 'waiting', data: { reservedFor: null } };
  expect(rebuilt(kept)).toMatchObject({ reservedFor: null });
});
