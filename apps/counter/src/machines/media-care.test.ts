import type { DeviceReport } from '@loket/contract';
import { NOTHING_KNOWN } from './counter-state.ts';
import {
  careForMedia,
  MEDIA_CARE_START,
  type MediaCare,
  type MediaCareEvent,
  noteMedia,
} from './media-care.ts';

const ready = { state: 'ready' } as const;
const well: DeviceReport = { ...NOTHING_KNOWN, camera: ready, microphone: ready, speaker: ready };
const silent: DeviceReport = { ...well, microphone: { state: 'silent' } };

function counter() {
  let care: MediaCare = MEDIA_CARE_START;
  let looks = 0;
  return {
    note: (event: MediaCareEvent) => {
      care = noteMedia(care, event);
    },
    /** What is begun at this moment, if anything. */
    at: (now: number, { nobodyHere = true, devices = well } = {}): string | null => {
      const next = careForMedia(care, { now, nobodyHere, devices, newId: () => `look-${++looks}` });
      care = next.care;
      return next.begin;
    },
    isLooking: () => care.looking !== null,
  };
}

/** A page that has listed its devices and looked at them. */
function looked() {
  const made = counter();
  made.note({ event: 'page_ready' });
  made.note({ event: 'listed' });
  expect(made.at(0)).toBe('look-1');
  made.note({ event: 'looked', look: 'look-1' });
  return made;
}

test('nothing is opened before a page listens', () => {
  expect(counter().at(0)).toBeNull();
});

test('a fresh page looks once, and no more while all is well', () => {
  const made = looked();
  expect([made.isLooking(), made.at(1_000), made.at(3_600_000)]).toEqual([false, null, null]);
});

test('a device came or went: it looks again', () => {
  const made = looked();
  made.note({ event: 'listed' });
  expect(made.at(1_000)).toBe('look-2');
});

test('something is bad: it looks every minute', () => {
  const made = looked();
  expect(made.at(59_000, { devices: silent })).toBeNull();
  expect(made.at(60_000, { devices: silent })).toBe('look-2');
  made.note({ event: 'looked', look: 'look-2' });
  expect(made.at(119_000, { devices: silent })).toBeNull();
  expect(made.at(120_000, { devices: well })).toBeNull();
  expect(made.at(120_000, { devices: silent })).toBe('look-3');
});

test('somebody is here: nothing is opened, and the look is made up for when they are gone', () => {
  const made = counter();
  made.note({ event: 'page_ready' });
  expect(made.at(0, { nobodyHere: false })).toBeNull();
  expect(made.at(90_000)).toBe('look-1');
});

test('somebody comes in the middle: the look is over at once, and made up for', () => {
  const made = counter();
  made.note({ event: 'page_ready' });
  made.at(0);
  expect([made.at(300, { nobodyHere: false }), made.isLooking()]).toEqual([null, false]);
  made.note({ event: 'looked', look: 'look-1' });
  expect(made.at(60_000)).toBe('look-2');
});

test('a page that does not answer may not keep the camera; one that died has none', () => {
  const made = looked();
  made.note({ event: 'listed' });
  made.at(1_000);
  expect([made.at(16_000), made.isLooking()]).toEqual([null, false]);
  made.note({ event: 'listed' });
  made.at(20_000);
  made.note({ event: 'page_gone' });
  expect([made.isLooking(), made.at(21_000)]).toEqual([false, null]);
});

test('a list that comes during a look is looked at after it; an old answer ends no new look', () => {
  const made = looked();
  made.note({ event: 'listed' });
  expect(made.at(1_000)).toBe('look-2');
  made.note({ event: 'looked', look: 'look-1' });
  expect(made.isLooking()).toBe(true);
  made.note({ event: 'listed' });
  made.note({ event: 'looked', look: 'look-2' });
  expect(made.at(2_000)).toBe('look-3');
});
