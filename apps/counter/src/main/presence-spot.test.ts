import { spotOf } from './presence-spot.ts';

const touch = { id: 1, bounds: { x: 0, y: 0, width: 1080, height: 1920 } };
const wall = { id: 7, bounds: { x: 1080, y: 0, width: 3840, height: 2160 } };

test('the display with this id, whole', () => {
  expect(spotOf({ kind: 'screen', id: 7 }, [touch, wall])).toEqual({ bounds: wall.bounds, display: wall });
});

test('a display that is not there: the last one, not as a kiosk', () => {
  expect(spotOf({ kind: 'screen', id: 9 }, [touch, wall])).toEqual({ bounds: wall.bounds, display: null });
});

test('a part of the desktop; a part that is a whole display is that display', () => {
  const part = { x: 0, y: 0, width: 640, height: 360 };
  expect(spotOf({ kind: 'bounds', ...part }, [touch, wall])).toEqual({ bounds: part, display: null });
  expect(spotOf({ kind: 'bounds', ...wall.bounds }, [touch, wall]).display).toBe(wall);
});
