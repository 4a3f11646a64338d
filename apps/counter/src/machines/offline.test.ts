import { OfflineBlock } from '@loket/contract';
import type { CounterEffect } from './counter-state.ts';
import { DELAYS } from './delays.ts';
import { OFFLINE_START, type OfflineState } from './offline.ts';
import { Situation, snapshot } from './situations.testing.ts';
import { viewOf } from './view.ts';

const begin = { event: 'intent', intent: { intent: 'begin', locale: 'fr' } } as const;
const theft = { event: 'intent', intent: { intent: 'choose_reason', reason: 'theft' } } as const;
const cancel = { event: 'intent', intent: { intent: 'cancel_ticket' } } as const;
const done = { event: 'intent', intent: { intent: 'done' } } as const;
const lost = { event: 'link', connected: false, refusal: null } as const;
const back = { event: 'link', connected: true, refusal: null } as const;
const content = ({ state, now }: Situation) => viewOf(state, now, 0).content;

const block = (over: Partial<OfflineBlock> = {}): OfflineBlock => ({
  ...OfflineBlock.parse({
    siteCode: 'E',
    series: 'b',
    serviceDay: '2026-03-02',
    from: 42,
    to: 91,
    closesAt: null,
  }),
  ...over,
});

const reserved = (over: Partial<OfflineBlock> = {}) =>
  Situation.open().on({ event: 'reserved', block: block(over) });
const cut = (over: Partial<OfflineBlock> = {}) => reserved(over).on(lost).wait(DELAYS.offlineAfterMs);
const keptOf = (effects: CounterEffect[]): OfflineState | undefined =>
  effects.findLast((effect) => effect.effect === 'keep_offline')?.offline;

test('numbers are reserved while there is a line, and kept before they are needed', () => {
  const situation = Situation.open().wait(500);
  expect(situation.everything()).toEqual([{ effect: 'reserve_numbers' }]);
  situation.on({ event: 'reserved', block: block() });
  expect(keptOf(situation.everything())).toMatchObject({ next: 42 });
});

describe('central is away', () => {
  test('for a moment: nothing changes on the screen, and a number waits for the line', () => {
    const situation = reserved().on(lost, begin, theft);
    expect(content(situation).screen).toBe('issuing');
    situation.taken();
    expect(situation.on(back).wait(500).taken()).toEqual(['issue']);
  });

  test('for some seconds: attract says so, and a number of the reserved series is given', () => {
    const situation = cut();
    expect(content(situation)).toMatchObject({ screen: 'attract', offline: true });
    situation.on(begin, theft);
    expect(content(situation)).toMatchObject({
      screen: 'ticket',
      number: { siteCode: 'E', count: 42, series: 'b' },
      peopleBefore: null,
      wait: null,
      followUrl: '',
      canCancel: true,
    });
    expect(situation.taken()).toEqual(['print']);
  });

  test('while somebody waits for a number: it comes from the reserved series', () => {
    const situation = reserved().on(lost, begin, theft).wait(DELAYS.offlineAfterMs);
    expect(content(situation)).toMatchObject({ screen: 'ticket', number: { series: 'b' } });
  });

  test('the number is kept before it is shown or printed', () => {
    const situation = cut();
    situation.everything();
    const effects = situation.on(begin, theft).everything();
    expect(effects.map(({ effect }) => effect)).toEqual(['keep_offline', 'print']);
    expect(keptOf(effects)).toMatchObject({ next: 43, tickets: [{ number: { count: 42 }, locale: 'fr' }] });
  });

  test('no number is given twice', () => {
    const situation = cut().on(begin, theft, done, begin, theft);
    expect(content(situation)).toMatchObject({ number: { count: 43 } });
  });

  test('the last number of the block is the last', () => {
    const situation = cut({ to: 42 }).on(begin, theft, done);
    expect(content(situation)).toMatchObject({ screen: 'attract', offline: false });
    expect(content(situation.wait(DELAYS.linkLostMs))).toMatchObject({ screen: 'out_of_service' });
  });

  test('after closing time by its own clock no number is given', () => {
    const situation = cut({ closesAt: new Date(1_000_000 + DELAYS.offlineAfterMs).toISOString() });
    expect(content(situation)).toMatchObject({ offline: false });
  });

  test('a block of another day is not used', () => {
    const situation = cut();
    situation.now += DELAYS.blockMs;
    expect(content(situation.wait(500)).screen).toBe('out_of_service');
  });

  test('a ticket that is not wanted keeps its number, marked', () => {
    const situation = cut().on(begin, theft);
    situation.everything();
    expect(keptOf(situation.on(cancel).everything())).toMatchObject({ tickets: [{ cancelled: true }] });
    expect(content(situation).screen).toBe('attract');
  });

  test('central was asked and the answer never came: the number that is given instead has a key of its own', () => {
    const situation = reserved().on(begin, theft);
    situation.on(lost, { event: 'issue_failed', idempotencyKey: 'id-1', code: 'unavailable' });
    situation.wait(DELAYS.offlineAfterMs).on({ event: 'intent', intent: { intent: 'try_again' } });
    expect(content(situation)).toMatchObject({ number: { series: 'b' } });
    expect(situation.state.offline.tickets).toMatchObject([{ idempotencyKey: 'id-2' }]);
  });
});

describe('central is back', () => {
  const given = () => cut().on(begin, theft, done);
  const key = ({ state }: Situation) => state.offline.tickets[0]?.idempotencyKey ?? '';

  test('the tickets are handed over, with the last contact before the cut', () => {
    const situation = given();
    const contact = situation.state.offline.lastContactAt;
    situation.everything();
    expect(situation.on(back).wait(500).everything()).toMatchObject([
      { effect: 'reconcile', lastContactAt: contact, tickets: [{ number: { count: 42, series: 'b' } }] },
    ]);
  });

  test('answered: none is left, and fresh numbers are reserved behind the given ones', () => {
    const situation = given().on(back).wait(500);
    situation.everything();
    situation.on({ event: 'reconciled', answer: { accepted: [key(situation)], refused: [] } });
    expect(keptOf(situation.everything())).toMatchObject({ tickets: [] });
    expect(situation.wait(500).everything()).toEqual([{ effect: 'reserve_numbers' }]);
    situation.on({ event: 'reserved', block: block({ from: 43 }) });
    expect(situation.state.offline.next).toBe(43);
  });

  test('the answer was lost: handed over again, and its order is still that of the first contact', () => {
    const situation = given();
    const contact = situation.state.offline.lastContactAt;
    situation.on(back).wait(500);
    situation.everything();
    expect(situation.wait(DELAYS.reconcileMs).everything()).toMatchObject([
      { effect: 'reconcile', lastContactAt: contact },
    ]);
  });

  test('a refused ticket is not offered for ever', () => {
    const situation = given().on(back).wait(500);
    const refused = [{ idempotencyKey: key(situation), reason: 'another site' }];
    situation.on({ event: 'reconciled', answer: { accepted: [], refused } });
    expect(situation.state.offline.tickets).toEqual([]);
  });

  test('a block that central counts from behind does not give a number again', () => {
    const situation = given().on(back);
    situation.on({ event: 'reserved', block: block({ from: 40 }) });
    expect(situation.state.offline.next).toBe(43);
  });
});

test('restarted while central is away: what was reserved is there, and what the site is', () => {
  const offline: OfflineState = { ...OFFLINE_START, block: block(), next: 50, reservedAt: 1_000_000 };
  const situation = new Situation({ offline, snapshot: snapshot(null) }).wait(DELAYS.offlineAfterMs);
  expect(content(situation.on(begin, theft))).toMatchObject({ number: { count: 50, series: 'b' } });
});

test('a counter that gives no tickets reserves none', () => {
  expect(Situation.open(['counter']).wait(2_000).everything()).toEqual([]);
});
