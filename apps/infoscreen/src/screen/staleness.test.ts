import { BLINK_MS, STALE_AFTER_MS, staleSince } from './staleness.ts';

const live = { receivedAtMs: 100_000, awaySinceMs: null, startedAtMs: 0 };

it('trusts the screen while snapshots come', () => {
  expect(staleSince(live, 100_000 + STALE_AFTER_MS - 1)).toBeNull();
});

it('says since when, once no snapshot came for 25 s although the socket seems there', () => {
  expect(staleSince(live, 100_000 + STALE_AFTER_MS)).toBe(100_000);
});

it('says so soon when the socket is away, but not for a blink', () => {
  const away = { ...live, awaySinceMs: 101_000 };
  expect(staleSince(away, 101_000 + BLINK_MS - 1)).toBeNull();
  expect(staleSince(away, 101_000 + BLINK_MS)).toBe(100_000);
});

it('heals by itself', () => {
  const stale = 100_000 + 10 * STALE_AFTER_MS;
  expect(staleSince(live, stale)).toBe(100_000);
  expect(staleSince({ ...live, receivedAtMs: stale }, stale)).toBeNull();
});

it('has no time to tell when nothing ever came', () => {
  const starting = { receivedAtMs: null, awaySinceMs: null, startedAtMs: 0 };
  expect(staleSince(starting, STALE_AFTER_MS - 1)).toBeNull();
  expect(staleSince(starting, STALE_AFTER_MS)).toBe('never');
  expect(staleSince({ ...starting, awaySinceMs: 0 }, BLINK_MS)).toBe('never');
});
