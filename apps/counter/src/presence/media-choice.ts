import type { MediaChoice, MediaDeviceStatus } from '@loket/contract';

export type Listed = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>;
export type MediaKind = keyof MediaChoice;

/**
 * Which device is meant. `deviceId` null: nothing is chosen, and the system's first will do. `unlabelled`: some are
 * there, but the browser does not say their names before one was opened.
 */
export type Found =
  | { state: 'there'; deviceId: string | null; name: string | undefined }
  | { state: 'unlabelled' }
  | { state: 'absent'; name: string | undefined };

const BROWSERS_KIND = {
  camera: 'videoinput',
  microphone: 'audioinput',
  speaker: 'audiooutput',
} as const satisfies Record<MediaKind, MediaDeviceKind>;

/** Entries that stand for another one, whatever that is at the moment: a chosen device is never found in them. */
const STANDS_FOR_ANOTHER = ['default', 'communications'];

/** A chosen device by part of its name, upper or lower case. One that is not there is absent; no other is taken. */
export function findDevice(devices: readonly Listed[], kind: MediaKind, wanted: string | undefined): Found {
  const ofKind = devices.filter((device) => device.kind === BROWSERS_KIND[kind]);
  const [first] = ofKind;
  if (!first) return { state: 'absent', name: wanted };
  if (wanted === undefined) return { state: 'there', deviceId: null, name: first.label || undefined };
  const labelled = ofKind.filter(({ label }) => label !== '');
  if (labelled.length === 0) return { state: 'unlabelled' };
  const found = labelled.find(
    ({ deviceId, label }) =>
      !STANDS_FOR_ANOTHER.includes(deviceId) && label.toLowerCase().includes(wanted.toLowerCase()),
  );
  return found
    ? { state: 'there', deviceId: found.deviceId, name: found.label }
    : { state: 'absent', name: wanted };
}

/** What a list says of a device, without a look at it. */
export function listedStatus(found: Found): MediaDeviceStatus {
  if (found.state === 'absent') return { state: 'absent', ...named(found.name) };
  return { state: 'ready', ...(found.state === 'there' ? named(found.name) : {}) };
}

/** A name as it is told: cut where it is longer than anybody reads. */
export const named = (name: string | undefined): { name?: string } =>
  name ? { name: name.slice(0, 120) } : {};
