import { Shelf } from './shelf.ts';

const pdf = () => ({ bytes: new Uint8Array([1, 2, 3]), mediaType: 'application/pdf' as const });

test('what was put there is found under its own address only', () => {
  const shelf = new Shelf();
  const path = shelf.put(pdf());
  expect(path).toMatch(/^\/shown\/[0-9a-f-]{36}\.pdf$/);
  expect(shelf.get(path)?.bytes).toEqual(new Uint8Array([1, 2, 3]));
  expect(shelf.get('/shown/other.pdf')).toBeNull();
});

test('emptied: nothing is found, and the bytes themselves are gone', () => {
  const shelf = new Shelf();
  const shown = pdf();
  const path = shelf.put(shown);
  shelf.empty();
  expect(shelf.get(path)).toBeNull();
  expect(shown.bytes).toEqual(new Uint8Array(3));
});

test('a visit holds a few at once, the oldest goes', () => {
  const shelf = new Shelf();
  const first = shelf.put(pdf());
  const others = Array.from({ length: 20 }, () => shelf.put(pdf()));
  expect(shelf.get(first)).toBeNull();
  expect(others.every((path) => shelf.get(path) !== null)).toBe(true);
});
