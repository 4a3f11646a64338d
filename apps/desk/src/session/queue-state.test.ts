import type { DeskChange, DeskConsultation, DeskSnapshot, QueueTicket } from '@loket/contract';
import fc from 'fast-check';
import { zone } from '../fixtures/zone.ts';
import { nothingKnown, type QueueState, reduceQueue } from './queue-state.ts';

const whole = zone('available', null);
const first = whole.tickets[0]!;
const consultation = zone('in_consultation', 'present').consultation!;

const from = (snapshot: DeskSnapshot): QueueState =>
  reduceQueue(nothingKnown, { kind: 'snapshot', snapshot });
const changed = (version: number, change: DeskChange['change']): DeskChange => ({ version, change });
const after = (state: QueueState, ...changes: DeskChange[]): QueueState =>
  changes.reduce((one, change) => reduceQueue(one, { kind: 'change', change }), state);

describe('changes in order', () => {
  it('lays each change on the snapshot and counts its version', () => {
    const state = after(
      from(whole),
      changed(8, { kind: 'ticket_gone', ticketId: first.id }),
      changed(9, { kind: 'nothing' }),
    );
    expect(state.behind).toBe(false);
    expect(state.snapshot?.version).toBe(9);
    expect(state.snapshot?.tickets.map(({ id }) => id)).toEqual(whole.tickets.slice(1).map(({ id }) => id));
  });

  it('replaces a ticket in place and appends a new one', () => {
    const called: QueueTicket = { ...first, state: 'called' };
    const state = after(from(whole), changed(8, { kind: 'ticket', ticket: called }));
    expect(state.snapshot?.tickets[0]).toEqual(called);
    expect(state.snapshot?.tickets).toHaveLength(whole.tickets.length);
  });

  it('ignores a change that it already has', () => {
    const state = after(from(whole), changed(7, { kind: 'ticket_gone', ticketId: first.id }));
    expect(state.snapshot).toEqual(whole);
  });
});

describe('a gap', () => {
  const gap = after(from(whole), changed(9, { kind: 'ticket_gone', ticketId: first.id }));

  it('keeps what was known and says that it is behind', () => {
    expect(gap.behind).toBe(true);
    expect(gap.snapshot).toEqual(whole);
  });

  it('is healed by a snapshot, with the changes that came meanwhile laid on it', () => {
    const healed = reduceQueue(gap, { kind: 'snapshot', snapshot: { ...whole, version: 8 } });
    expect(healed.behind).toBe(false);
    expect(healed.snapshot?.version).toBe(9);
    expect(healed.snapshot?.tickets).toHaveLength(whole.tickets.length - 1);
  });

  it('stays when the snapshot is still older than the gap', () => {
    const older = reduceQueue(gap, { kind: 'snapshot', snapshot: { ...whole, version: 6 } });
    expect(older.behind).toBe(true);
    expect(reduceQueue(older, { kind: 'snapshot', snapshot: { ...whole, version: 12 } }).behind).toBe(false);
  });

  it('never holds more than it should, however long the snapshot takes', () => {
    let state = gap;
    for (let version = 10; version < 3_000; version += 1) {
      state = after(state, changed(version, { kind: 'nothing' }));
    }
    expect(state.held.length).toBeLessThanOrEqual(1_000);
  });
});

describe('another node', () => {
  it('takes its snapshot although its versions count from elsewhere', () => {
    const reconnected = reduceQueue(from(whole), { kind: 'connected' });
    expect(reconnected.snapshot).toEqual(whole);
    const state = reduceQueue(reconnected, {
      kind: 'snapshot',
      snapshot: { ...whole, version: 1, tickets: [] },
    });
    expect(state.snapshot?.tickets).toEqual([]);
    expect(state.behind).toBe(false);
  });

  it('does not let an overtaken answer turn the clock back', () => {
    const ahead = after(from(whole), changed(8, { kind: 'ticket_gone', ticketId: first.id }));
    expect(reduceQueue(ahead, { kind: 'snapshot', snapshot: whole })).toBe(ahead);
  });
});

describe('the own consultation', () => {
  const told = (state: QueueState, change: Partial<DeskConsultation>) =>
    reduceQueue(state, { kind: 'consultation', consultation: { ...consultation, ...change } });
  const running = told(from(whole), {});

  it('follows its newest version', () => {
    expect(told(running, { version: 2, phase: 'called' }).snapshot?.consultation).toEqual(consultation);
    expect(told(running, { version: 4, phase: 'away' }).snapshot?.consultation?.phase).toBe('away');
  });

  it('is gone when it ended, and a late snapshot does not bring it back', () => {
    const over = told(running, { version: 4, phase: 'ended', outcome: 'helped' });
    expect(over.snapshot?.consultation).toBeNull();
    expect(over.ended?.outcome).toBe('helped');
    const late = reduceQueue(over, { kind: 'snapshot', snapshot: { ...whole, consultation } });
    expect(late.snapshot?.consultation).toBeNull();
    expect(told(late, { version: 3 }).snapshot?.consultation).toBeNull();
  });

  it('is not ended by the end of an older one', () => {
    const older = told(running, { id: first.id as unknown as DeskConsultation['id'], phase: 'ended' });
    expect(older.snapshot?.consultation).toEqual(consultation);
  });

  it('comes back with the snapshot after a reload', () => {
    expect(from({ ...whole, consultation }).snapshot?.consultation).toEqual(consultation);
  });
});

/** A server that changes tickets one by one, and a line on which any message may be lost. */
type Step = {
  readonly ticket: number;
  readonly gone: boolean;
  readonly lost: boolean;
  readonly answer: boolean;
};
const step: fc.Arbitrary<Step> = fc.record({
  ticket: fc.nat({ max: whole.tickets.length - 1 }),
  gone: fc.boolean(),
  lost: fc.boolean(),
  answer: fc.boolean(),
});

it('ends with what the server has, whatever was lost on the way', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let server: DeskSnapshot = whole;
      let desk = from(whole);
      const deliver = (change: DeskChange['change'], lost: boolean) => {
        const message = changed(server.version + 1, change);
        server = after(from(server), message).snapshot!;
        if (!lost) desk = after(desk, message);
      };
      for (const { ticket, gone, lost, answer } of steps) {
        const about = whole.tickets[ticket]!;
        const later = { ...about, orderedAt: new Date(server.version * 1_000).toISOString() };
        deliver(gone ? { kind: 'ticket_gone', ticketId: about.id } : { kind: 'ticket', ticket: later }, lost);
        if (desk.behind && answer) desk = reduceQueue(desk, { kind: 'snapshot', snapshot: server });
      }
      deliver({ kind: 'nothing' }, false);
      if (desk.behind) desk = reduceQueue(desk, { kind: 'snapshot', snapshot: server });
      const byId = (tickets: readonly QueueTicket[]) => new Map(tickets.map((one) => [one.id, one]));
      expect(byId(desk.snapshot!.tickets)).toEqual(byId(server.tickets));
      expect(desk.snapshot!.version).toBe(server.version);
      expect(desk.behind).toBe(false);
    }),
    { numRuns: 300 },
  );
});
