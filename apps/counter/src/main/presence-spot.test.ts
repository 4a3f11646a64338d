import { chosenDisplay, spotOf } from './presence-spot.ts';

const touch = {
  id: 1,
  label: 'ELO touch',
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1080, height: 1920 },
};
const wall = { id: 7, label: 'LG TV', scaleFactor: 2, bounds: { x: 1080, y: 0, width: 1920, height: 1080 } };
const both = [touch, wall];

test('the display with this id, whole', () => {
  expect(spotOf({ kind: 'screen', id: 7 }, both)).toEqual({ bounds: wall.bounds, display: wall });
});

test('a display by part of its name, or by its own pixels, whatever its id is today', () => {
  expect(spotOf({ kind: 'display', choice: { label: 'lg' } }, both)?.display).toBe(wall);
  expect(chosenDisplay({ widthPx: 3840, heightPx: 2160 }, both)).toBe(wall);
  expect(chosenDisplay({ label: 'LG', widthPx: 1080 }, both)).toBeNull();
});

test('of two alike the leftmost', () => {
  const left = { ...wall, id: 9, bounds: { ...wall.bounds, x: -1920 } };
  expect(chosenDisplay({ label: 'LG' }, [wall, left])).toBe(left);
});

test('a display that is not there: no place, rather than upon the citizen’s own', () => {
  expect(spotOf({ kind: 'screen', id: 9 }, both)).toBeNull();
  expect(spotOf({ kind: 'display', choice: { label: 'Sony' } }, both)).toBeNull();
});

test('a part of the desktop; a part that is a whole display is that display', () => {
  const part = { x: 0, y: 0, width: 640, height: 360 };
  expect(spotOf({ kind: 'bounds', ...part }, both)).toEqual({ bounds: part, display: null });
  expect(spotOf({ kind: 'bounds', ...wall.bounds }, both)?.display).toBe(wall);
});
