import { documentCamera } from './still.ts';

const camera = (deviceId: string, label: string) => ({ kind: 'videoinput' as const, deviceId, label });
const face = camera('a', 'Brio 500 (046d:0943)');
const paper = camera('b', 'IPEVO V4K (1778:0214)');
const microphone = { kind: 'audioinput' as const, deviceId: 'm', label: 'IPEVO V4K' };

test.each([
  ['the one that is not in the call', [microphone, face, paper], undefined, 'b'],
  ['the one with the name that the technician wrote', [face, paper, camera('c', 'Third')], 'ipevo', 'b'],
  ['the only one, although it is in the call', [face], undefined, 'a'],
  ['none: the named one is not there, and another would show a face', [face], 'ipevo', null],
  ['none at all', [microphone], undefined, null],
])('%s takes the still', (_, devices, label, chosen) => {
  expect(documentCamera(devices, 'a', label)).toBe(chosen);
});
