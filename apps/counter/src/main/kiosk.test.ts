import { forbiddenSwitch } from './command-line.ts';
import { coveredHeight, layoutOf } from './layout.ts';
import { isForbiddenKey } from './navigation-rules.ts';

test('upright: the picture takes 45 % of the height, the page is under all of it', () => {
  const layout = layoutOf(1080, 1920, true);
  expect(layout).toEqual({
    citizen: { x: 0, y: 0, width: 1080, height: 1920 },
    presence: { x: 0, y: 0, width: 1080, height: 864 },
  });
  expect(coveredHeight(layout)).toBe(864);
});

test('upright, something to read: the picture is lower, and the page is told so', () => {
  const layout = layoutOf(1080, 1920, true, true);
  expect(layout.citizen.height).toBe(1920);
  expect(coveredHeight(layout)).toBe(576);
});

test('lying: the inspector left in the whole height, the page beside, nothing covered', () => {
  const layout = layoutOf(1920, 1080, true);
  expect(layout).toEqual({
    presence: { x: 0, y: 0, width: 960, height: 1080 },
    citizen: { x: 960, y: 0, width: 960, height: 1080 },
  });
  expect(coveredHeight(layout)).toBe(0);
});

test('lying, without a call: the page has it all', () => {
  expect(layoutOf(1920, 1080, false).citizen).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
});

const key = (over: Partial<Parameters<typeof isForbiddenKey>[0]>) => ({
  key: 'a',
  control: false,
  alt: false,
  meta: false,
  ...over,
});

test.each([
  key({ key: 'r', control: true }),
  key({ key: 'I', control: true }),
  key({ key: 'F4', alt: true }),
  key({ key: 'ArrowLeft', alt: true }),
  key({ key: 'l', meta: true }),
  key({ key: 'F5' }),
  key({ key: 'F12' }),
  key({ key: 'ContextMenu' }),
  key({ key: 'BrowserBack' }),
])('a key that leads out of the page: %j', (input) => {
  expect(isForbiddenKey(input)).toBe(true);
});

test.each(['Tab', 'Enter', ' ', 'Escape', 'ArrowDown', 'F', 'é'])(
  'the keyboard works the page: %s',
  (name) => {
    expect(isForbiddenKey(key({ key: name }))).toBe(false);
  },
);

test('a packaged counter refuses to be looked into', () => {
  expect(forbiddenSwitch((name) => name === 'remote-debugging-port')).toBe('remote-debugging-port');
  expect(forbiddenSwitch(() => false)).toBeNull();
});
