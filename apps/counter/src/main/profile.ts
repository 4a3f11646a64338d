import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calibration } from '../machines/device-tests.ts';
import type { ApplianceFile, CounterFile } from './configuration.ts';
import type { FreshIdentity } from './enrolling.ts';
import { writeWhole } from './kept-offline.ts';

/** The files of a profile as they are written here. Each is whole or as it was before; keys are their owner's alone. */

export function writeIdentity(
  profile: string,
  { centralUrl, zoneId, counterId, keyPem }: FreshIdentity,
  appliance: ApplianceFile,
): void {
  writeWhole(join(profile, 'counter-key.pem'), keyPem);
  const file = { centralUrl, zoneId, counterId, ...appliance };
  // Last: without this file the profile is one of no counter, whatever else lies there.
  writeWhole(join(profile, 'counter.json'), `${JSON.stringify(file, null, 2)}\n`);
}

/** Put out by central: neither key nor name is left. What the appliance is made of stays, for its next enrolment. */
export function eraseIdentity(profile: string, file: CounterFile): void {
  const { centralUrl, zoneId: _zone, counterId: _counter, ...appliance } = file;
  writeWhole(join(profile, 'appliance.json'), `${JSON.stringify({ centralUrl, ...appliance }, null, 2)}\n`);
  rmSync(join(profile, 'counter.json'), { force: true });
  rmSync(join(profile, 'offline.json'), { force: true });
  const key = join(profile, 'counter-key.pem');
  if (existsSync(key)) writeFileSync(key, Buffer.alloc(statSync(key).size));
  rmSync(key, { force: true });
}

/** What the ruler said, for the display that the presence has. */
export function writeCalibration(
  profile: string,
  file: CounterFile,
  { widthMm, heightMm, eyeXMm, eyeYMm }: Calibration,
  at: Date,
): CounterFile {
  if (!file.presenceDisplay) return file;
  const display = {
    ...file.presenceDisplay.display,
    widthMm,
    heightMm,
    eyePoint: { xMm: eyeXMm, yMm: eyeYMm },
    calibratedAt: at.toISOString(),
  };
  const measured = { ...file, presenceDisplay: { ...file.presenceDisplay, display } };
  writeWhole(join(profile, 'counter.json'), `${JSON.stringify(measured, null, 2)}\n`);
  return measured;
}
