import { PresenceDisplay } from '@loket/contract';
import type { Calibration } from '../machines/device-tests.ts';
import type { Configuration } from './configuration.ts';
import { writeCalibration } from './profile.ts';

/** Until a ruler was held to it, the size of an upright 32 inch panel's upper part. */
const UNMEASURED = { widthMm: 400, heightMm: 320, eyeXMm: 200, eyeYMm: 110 };

/** The display's size as the configuration has it, for the technician to begin with. */
export function measuresOf({ presenceDisplay }: Pick<Configuration, 'presenceDisplay'>): Calibration {
  if (!presenceDisplay) return UNMEASURED;
  const { widthMm, heightMm, eyePoint } = presenceDisplay.display;
  return {
    widthMm,
    heightMm,
    eyeXMm: Math.max(0, eyePoint?.xMm ?? widthMm / 2),
    eyeYMm: Math.max(0, eyePoint?.yMm ?? heightMm / 3),
  };
}

/** What the calibration picture is drawn for, and where the ruler's answer is kept. */
export class DisplayMeasures {
  readonly #profile: string;
  #configuration: Configuration;

  constructor(profile: string, configuration: Configuration) {
    this.#profile = profile;
    this.#configuration = configuration;
  }

  get display(): PresenceDisplay {
    const { display } = this.#configuration.presenceDisplay ?? {};
    return display ?? PresenceDisplay.parse(measuresOf(this.#configuration));
  }

  /** @returns the display to draw on from now on; null where the presence has none of its own */
  keep(calibration: Calibration): PresenceDisplay | null {
    const { key, ...file } = this.#configuration;
    const measured = writeCalibration(this.#profile, file, calibration, new Date());
    this.#configuration = { ...measured, key };
    return measured.presenceDisplay?.display ?? null;
  }
}
