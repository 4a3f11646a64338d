import { PresenceReport } from '@loket/contract';
import { deviceReport, watchDevices } from './devices.ts';

test('a kind that is not enumerated is absent', () => {
  const report = deviceReport([{ kind: 'videoinput' }, { kind: 'audiooutput' }]);
  expect(PresenceReport.parse(report)).toEqual({
    report: 'devices',
    camera: { state: 'ready' },
    microphone: { state: 'absent' },
    speaker: { state: 'ready' },
  });
});

test('devices are reported at the start and at every change, until stopped', async () => {
  const media = Object.assign(new EventTarget(), {
    list: [] as { kind: MediaDeviceKind }[],
    enumerateDevices: async () => media.list as MediaDeviceInfo[],
  });
  const reports: PresenceReport[] = [];
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const stop = watchDevices(media, (report) => reports.push(report));
  await settled();
  media.list = [{ kind: 'videoinput' }];
  media.dispatchEvent(new Event('devicechange'));
  await settled();
  stop();
  media.dispatchEvent(new Event('devicechange'));
  await settled();
  expect(reports.map((one) => one.report === 'devices' && one.camera.state)).toEqual(['absent', 'ready']);
});
