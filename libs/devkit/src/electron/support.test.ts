import { majorOf, supportOf } from './support.ts';

test('the pinned major and the two before it are supported', () => {
  for (const version of ['45.4.1', '44.0.0', '43.9.2'])
    expect(supportOf(version, '45.4.1').supported).toBe(true);
  expect(supportOf('42.9.9', '45.4.1').supported).toBe(false);
});

test('the fallback is refused with the day its support ended', () => {
  expect(supportOf('33.2.1', '45.4.1')).toEqual({
    supported: false,
    because: expect.stringContaining('2025-04-29'),
  });
});

test('a newer Electron than the pinned one is supported', () => {
  expect(supportOf('v46.0.0', '45.4.1').supported).toBe(true);
});

test('what is no version is refused, not guessed', () => {
  expect(() => majorOf('latest')).toThrow('"latest"');
});
