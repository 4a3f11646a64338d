import { PresenceReport } from '@loket/contract';
import { deviceReport } from './devices.ts';

const camera = { kind: 'videoinput', deviceId: 'v', label: 'C920 (046d:0825)' } as const;
const speaker = { kind: 'audiooutput', deviceId: 's', label: 'Jabra Speak 750' } as const;

test('a kind that is not enumerated is absent', () => {
  expect(PresenceReport.parse(deviceReport([camera, speaker]))).toEqual({
    report: 'devices',
    camera: { state: 'ready', name: 'C920 (046d:0825)' },
    microphone: { state: 'absent' },
    speaker: { state: 'ready', name: 'Jabra Speak 750' },
  });
});

test('a chosen one that is not enumerated is absent by its name, although another is there', () => {
  expect(deviceReport([camera, speaker], { speaker: 'Anker', camera: '046d' })).toMatchObject({
    camera: { state: 'ready' },
    speaker: { state: 'absent', name: 'Anker' },
  });
});
