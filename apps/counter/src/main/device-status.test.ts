import { canTakeACall } from '@loket/contract';
import { NOTHING_KNOWN } from '../machines/counter-state.ts';
import { deviceReportAfter } from './device-status.ts';

const ready = { state: 'ready' } as const;
const all = { camera: ready, microphone: ready, speaker: ready };
const listed = { report: 'devices', ...all } as const;
const look = '0b5a1f0e-7e5a-4f5c-8d94-6b1f5c0e7c11';
const looked = { report: 'media_looked', look, ...all } as const;

test('a counter of which nothing is known yet takes no call', () => {
  expect(canTakeACall(NOTHING_KNOWN)).toBe(false);
});

test('that devices are listed proves nothing; that they were looked at and are well does', () => {
  const report = deviceReportAfter(NOTHING_KNOWN, listed);
  expect(canTakeACall(report)).toBe(false);
  expect(canTakeACall(deviceReportAfter(report, looked))).toBe(true);
});

test.each(['black', 'frozen'] as const)('a %s camera stays so until a look shows it well', (state) => {
  const bad = deviceReportAfter(NOTHING_KNOWN, { ...looked, camera: { state, name: 'C920' } });
  expect(canTakeACall(bad)).toBe(false);
  expect(deviceReportAfter(bad, listed)).toBe(bad);
  expect(canTakeACall(deviceReportAfter(bad, looked))).toBe(true);
});

test('what is not listed is absent at once, and back only after a look', () => {
  const well = deviceReportAfter(NOTHING_KNOWN, looked);
  const pulled = deviceReportAfter(well, { ...listed, microphone: { state: 'absent' } });
  expect([pulled.microphone.state, pulled.camera.state]).toEqual(['absent', 'ready']);
  expect(deviceReportAfter(pulled, listed).microphone.state).toBe('absent');
  expect(deviceReportAfter(pulled, looked).microphone.state).toBe('ready');
});

test('a call’s own picture that turns black is told, and that it is well again', () => {
  const well = deviceReportAfter(NOTHING_KNOWN, looked);
  const black = deviceReportAfter(well, { ...looked, look: null, camera: { state: 'black' } });
  expect(black.camera).toEqual({ state: 'black' });
  expect(deviceReportAfter(black, { ...looked, look: null }).camera).toEqual(ready);
});

test('told the same again, nothing changed', () => {
  const report = deviceReportAfter(NOTHING_KNOWN, looked);
  expect(deviceReportAfter(report, looked)).toBe(report);
  expect(deviceReportAfter(report, { report: 'ready' })).toBe(report);
});

test('pad and displays are part of the report; a presence that is a pane has no display', () => {
  const shown = { state: 'ready', name: 'ELO', widthPx: 1080, heightPx: 1920 } as const;
  const report = deviceReportAfter(
    deviceReportAfter(NOTHING_KNOWN, { event: 'signature_pad', status: { state: 'busy' } }),
    { displays: { citizen: shown, presence: { state: 'absent', name: 'LG' } } },
  );
  expect(report).toMatchObject({
    signaturePad: { state: 'busy' },
    citizenDisplay: shown,
    presenceDisplay: { state: 'absent', name: 'LG' },
  });
  expect(
    deviceReportAfter(report, { displays: { citizen: shown, presence: null } }).presenceDisplay,
  ).toBeUndefined();
});
