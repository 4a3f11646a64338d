import { findDevice, type Listed, listedStatus } from './media-choice.ts';

const devices: Listed[] = [
  { kind: 'audioinput', deviceId: 'default', label: 'Default - Jabra Speak 750 (0b0e:24b0)' },
  { kind: 'audioinput', deviceId: 'a1', label: 'Webcam microphone (046d:0825)' },
  { kind: 'audioinput', deviceId: 'a2', label: 'Jabra Speak 750 (0b0e:24b0)' },
  { kind: 'videoinput', deviceId: 'v1', label: 'Document camera (1b17:0520)' },
  { kind: 'videoinput', deviceId: 'v2', label: 'HD Pro Webcam C920 (046d:0825)' },
];

test('a chosen device is found by its vendor and product, or by part of its name', () => {
  expect(findDevice(devices, 'camera', '046d:0825')).toMatchObject({ deviceId: 'v2' });
  expect(findDevice(devices, 'microphone', 'jabra')).toMatchObject({ deviceId: 'a2' });
});

test('a chosen device that is not there is absent by name, and no other takes its place', () => {
  const found = findDevice(devices, 'camera', '046d:9999');
  expect(found).toEqual({ state: 'absent', name: '046d:9999' });
  expect(listedStatus(found)).toEqual({ state: 'absent', name: '046d:9999' });
});

test('the entry that stands for whichever is the default is not the chosen one', () => {
  const pulled = devices.filter(({ deviceId }) => deviceId !== 'a2');
  expect(findDevice(pulled, 'microphone', 'Jabra')).toMatchObject({ state: 'absent' });
});

test('nothing chosen: the system’s first, by its name', () => {
  expect(findDevice(devices, 'camera', undefined)).toEqual({
    state: 'there',
    deviceId: null,
    name: 'Document camera (1b17:0520)',
  });
  expect(findDevice(devices, 'speaker', undefined)).toEqual({ state: 'absent', name: undefined });
});

test('without names nothing is said of a chosen one but that some camera is there', () => {
  const secret = devices.map((device) => ({ ...device, label: '', deviceId: '' }));
  const found = findDevice(secret, 'camera', '046d:0825');
  expect(found).toEqual({ state: 'unlabelled' });
  expect(listedStatus(found)).toEqual({ state: 'ready' });
});
