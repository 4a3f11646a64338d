import type { PresenceProfile } from '@loket/contract';
import type { Eye } from './panel.ts';

/** A part of the canvas and the eye whose picture of the whole panel is squeezed into it. Shares, y from the top. */
export type Half = {
  readonly eye: Eye;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const WHOLE = { x: 0, y: 0, width: 1, height: 1 } as const;

/**
 * The parts of the canvas of each profile. Left eye left or on top, as half side-by-side and half top-and-bottom
 * are sent to stereo panels (HDMI 1.4b, 8.2.3.2 and appendix H).
 */
export function halvesOf(profile: PresenceProfile): readonly Half[] {
  switch (profile) {
    case 'flat':
    case 'peppers-ghost':
      return [{ ...WHOLE, eye: 'middle' }];
    case 'stereo-sbs':
      return [
        { ...WHOLE, eye: 'left', width: 0.5 },
        { ...WHOLE, eye: 'right', x: 0.5, width: 0.5 },
      ];
    case 'stereo-tab':
      return [
        { ...WHOLE, eye: 'left', height: 0.5 },
        { ...WHOLE, eye: 'right', y: 0.5, height: 0.5 },
      ];
  }
}

/** On a Pepper's ghost black is nothing: a room would float in the air around the person. */
export const hasRoom = (profile: PresenceProfile): boolean => profile !== 'peppers-ghost';
