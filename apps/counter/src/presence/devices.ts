import type { MediaDeviceStatus, PresenceReport } from '@loket/contract';

const status = (present: boolean): MediaDeviceStatus => ({ state: present ? 'ready' : 'absent' });

/** What enumeration tells: a kind is there or it is not. Labels and ids stay in the browser. */
export function deviceReport(devices: readonly Pick<MediaDeviceInfo, 'kind'>[]): PresenceReport {
  const has = (kind: MediaDeviceKind) => devices.some((device) => device.kind === kind);
  return {
    report: 'devices',
    camera: status(has('videoinput')),
    microphone: status(has('audioinput')),
    speaker: status(has('audiooutput')),
  };
}

/** Reports the devices now and whenever one comes or goes. Returns the way to stop. */
export function watchDevices(
  media: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>,
  report: (report: PresenceReport) => void,
): () => void {
  let stopped = false;
  const look = async () => {
    const devices = await media.enumerateDevices().catch(() => []);
    if (!stopped) report(deviceReport(devices));
  };
  const onChange = () => void look();
  media.addEventListener('devicechange', onChange);
  onChange();
  return () => {
    stopped = true;
    media.removeEventListener('devicechange', onChange);
  };
}
