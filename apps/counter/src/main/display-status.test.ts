import { DisplayStatus } from '@loket/contract';
import { displaysTold } from './display-status.ts';

const touch = {
  id: 1,
  label: 'ELO touch',
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1080, height: 1920 },
};
const wall = { id: 7, label: 'LG TV', scaleFactor: 2, bounds: { x: 1080, y: 0, width: 1920, height: 1080 } };
const both = [touch, wall];
const onWall = { kind: 'display', choice: { label: 'lg' } } as const;
const told = (...windows: Parameters<typeof displaysTold>) => {
  const { citizen, presence } = displaysTold(...windows).displays;
  return { citizen: DisplayStatus.parse(citizen), presence: DisplayStatus.nullable().parse(presence) };
};

test('each window on its display: both by name, in their own pixels', () => {
  expect(
    told(
      {
        citizen: { on: { label: 'elo' }, bounds: touch.bounds },
        presence: { place: onWall, bounds: wall.bounds },
      },
      both,
    ),
  ).toEqual({
    citizen: { state: 'ready', name: 'ELO touch', widthPx: 1080, heightPx: 1920 },
    presence: { state: 'ready', name: 'LG TV', widthPx: 3840, heightPx: 2160 },
  });
});

test('one display and nothing chosen: that one; the presence is a pane and has none', () => {
  expect(told({ citizen: { on: undefined, bounds: touch.bounds }, presence: null }, [touch])).toMatchObject({
    citizen: { state: 'ready', name: 'ELO touch' },
    presence: null,
  });
});

test('a window that a system put on the other display is misplaced, and where is said', () => {
  expect(
    told(
      {
        citizen: { on: { label: 'elo' }, bounds: wall.bounds },
        presence: { place: onWall, bounds: { x: 900, y: 0, width: 200, height: 200 } },
      },
      both,
    ),
  ).toEqual({
    citizen: { state: 'misplaced', detail: 'on LG TV' },
    presence: { state: 'misplaced', detail: 'on ELO touch' },
  });
});

test('a display that is not there is absent by what was asked for', () => {
  expect(
    told(
      {
        citizen: { on: { widthPx: 2560, heightPx: 1440 }, bounds: touch.bounds },
        presence: { place: onWall, bounds: null },
      },
      [touch],
    ),
  ).toEqual({
    citizen: { state: 'absent', name: '2560×1440' },
    presence: { state: 'absent', name: 'lg' },
  });
});

test('a window beyond every display is misplaced', () => {
  const bounds = { x: 9_000, y: 0, width: 100, height: 100 };
  expect(told({ citizen: { on: undefined, bounds }, presence: null }, both).citizen).toEqual({
    state: 'misplaced',
    detail: 'on no display',
  });
});
