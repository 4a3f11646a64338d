import { DeviceName, type DeviceReport } from '@loket/contract';
import { deviceLines, deviceStateWords, devicesInTrouble } from './device-lines.ts';

const ready = { state: 'ready' } as const;
const well: DeviceReport = {
  cardReader: { state: 'ready', name: 'a reader', card: 'absent' },
  ticketPrinter: ready,
  camera: ready,
  microphone: ready,
  speaker: ready,
};
const facts = (devices: DeviceReport) =>
  devicesInTrouble(devices, 'en').map(({ name, fact }) => `${name}: ${fact}`);

test('every device that was told has a line, and only those', () => {
  expect(deviceLines(well, 'nl').map(({ device }) => device)).toEqual([
    'cardReader',
    'ticketPrinter',
    'camera',
    'microphone',
    'speaker',
  ]);
  const all = DeviceName.options.map((device) => deviceStateWords(device, 'absent', 'en'));
  expect(all).toHaveLength(9);
});

test('a counter that is well is in no trouble; low paper and what was never set up are none', () => {
  expect(facts(well)).toEqual([]);
  expect(
    facts({ ...well, ticketPrinter: { state: 'paper_low' }, signaturePad: { state: 'not_configured' } }),
  ).toEqual([]);
});

test('what a call needs comes first, each with which one is meant', () => {
  expect(
    facts({
      ...well,
      ticketPrinter: { state: 'offline' },
      camera: { state: 'absent', name: '046d:0825' },
      microphone: { state: 'silent', name: 'Jabra' },
      presenceDisplay: { state: 'misplaced', detail: 'on ELO' },
    }),
  ).toEqual([
    'Camera: not there (046d:0825)',
    'Microphone: gives no sound (Jabra)',
    'Ticket printer: offline',
    'Inspector’s screen: the picture is on the wrong screen (on ELO)',
  ]);
});

test('a reader that is stuck says what helps; a card in it is a fact', () => {
  expect(facts({ ...well, cardReader: { state: 'wedged' } })).toEqual([
    'Card reader: stuck: take the card out',
  ]);
  const [reader] = deviceLines({ ...well, cardReader: { state: 'ready', name: 'r', card: 'present' } }, 'en');
  expect(reader).toMatchObject({ status: 'good', fact: 'card is in' });
});

test('a code that is newer than this page is shown as it is', () => {
  expect(deviceStateWords('camera', 'on_fire', 'nl')).toBe('on_fire');
});
