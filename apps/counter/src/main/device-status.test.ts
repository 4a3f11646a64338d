import { canTakeACall } from '@loket/contract';
import { NOTHING_KNOWN } from '../machines/counter-state.ts';
import { deviceReportAfter } from './device-status.ts';

const ready = { state: 'ready' } as const;
const listed = { report: 'devices', camera: ready, microphone: ready, speaker: ready } as const;

test('a counter of which nothing is known yet takes no call', () => {
  expect(canTakeACall(NOTHING_KNOWN)).toBe(false);
});

test('with camera, microphone and speaker it does', () => {
  expect(canTakeACall(deviceReportAfter(NOTHING_KNOWN, listed))).toBe(true);
});

test('a camera that is listed and can not be opened is not one, until the page has looked again', () => {
  const failed = deviceReportAfter(deviceReportAfter(NOTHING_KNOWN, listed), {
    report: 'media_failed',
    detail: 'NotReadableError',
  });
  expect(canTakeACall(failed)).toBe(false);
  expect(canTakeACall(deviceReportAfter(failed, listed))).toBe(true);
});

test('told the same again, nothing changed', () => {
  const report = deviceReportAfter(NOTHING_KNOWN, listed);
  expect(deviceReportAfter(report, listed)).toBe(report);
  expect(deviceReportAfter(report, { report: 'ready' })).toBe(report);
});
