import type { MediaChoice, PresenceReport } from '@loket/contract';
import { findDevice, type Listed, listedStatus } from './media-choice.ts';

/** What enumeration tells: a device is there or it is not. Ids stay in the browser. */
export function deviceReport(devices: readonly Listed[], choice: MediaChoice = {}): PresenceReport {
  return {
    report: 'devices',
    camera: listedStatus(findDevice(devices, 'camera', choice.camera)),
    microphone: listedStatus(findDevice(devices, 'microphone', choice.microphone)),
    speaker: listedStatus(findDevice(devices, 'speaker', choice.speaker)),
  };
}
