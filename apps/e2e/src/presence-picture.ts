import { readFile } from 'node:fs/promises';
import { PresenceDisplay } from '@loket/contract';
import type { PersonFootage } from '@loket/devkit/footage/person-footage.ts';
import {
  findEyes,
  intersectionOverUnion,
  type Pixels,
  type Region,
  type SeenEyes,
  wholeOf,
} from '@loket/devkit/footage/seen.ts';
import { disparityMm, eyePoint, halvesOf } from '@loket/presence/geometry.ts';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { z } from 'zod';

/** The presence page as it is drawn now. */
export async function presencePixels(page: Page): Promise<Pixels> {
  return PNG.sync.read(await page.screenshot());
}

export type PresenceMeasure = {
  /** Of the cut-out and the rendered person, one for each frame; of the left half in stereo. */
  readonly intersectionOverUnion: readonly number[];
  /** From where the eyes should be, as shares of the screen's height. */
  readonly eyeError: readonly number[];
  /** Right half's eyes less left half's, in millimetres of the panel; nothing without stereo. */
  readonly disparityMm: readonly number[];
  readonly predictedDisparityMm: number;
};

const STANDS_WITHIN_MS = 20_000;

/**
 * Looks at the presence page again and again and holds what is seen beside what was rendered. In stereo the left
 * half is the one whose eyes have to be at the left eye's target, so swapped halves show as a disparity below zero.
 * @param empty the same page before anybody was there (`presencePixels`)
 * @throws when nobody comes to stand there, and when in some frame after that no eyes are seen
 */
export async function measurePresence(
  page: Page,
  about: {
    readonly display: z.input<typeof PresenceDisplay>;
    readonly empty: Pixels;
    readonly footage: PersonFootage;
    readonly frames: number;
  },
): Promise<PresenceMeasure> {
  const display = PresenceDisplay.parse(about.display);
  const halves = halvesOf(display.profile);
  // The first picture may be on its way still; from then on nobody may be lost in any.
  await expect
    .poll(
      async () => {
        const picture = await presencePixels(page);
        return halves.every((half) => findEyes(picture, regionOf(picture, half)) !== null);
      },
      { timeout: STANDS_WITHIN_MS },
    )
    .toBe(true);
  const overlaps: number[] = [];
  const errors: number[] = [];
  const disparities: number[] = [];
  for (let frame = 0; frame < about.frames; frame += 1) {
    const picture = await presencePixels(page);
    const seen = halves.map((half) => {
      const region = regionOf(picture, half);
      const eyes = findEyes(picture, region);
      if (!eyes) throw new Error(`no eyes are seen in frame ${frame}, ${half.eye} eye`);
      return { half, region, eyes };
    });
    const [first, second] = seen;
    if (!first) throw new Error('a profile without halves');
    errors.push(errorOf(display, first));
    overlaps.push(
      intersectionOverUnion(
        {
          picture,
          empty: about.empty,
          eyes: first.eyes,
          region: first.region,
          until:
            first.region.y + first.region.height * (display.profile === 'peppers-ghost' ? 1 : TABLE_FROM),
        },
        about.footage,
        { x: first.half.width, y: first.half.height },
      ),
    );
    if (second) disparities.push(across(display, second) - across(display, first));
  }
  return {
    intersectionOverUnion: overlaps,
    eyeError: errors,
    disparityMm: disparities,
    predictedDisparityMm: second(display) ? disparityMm(display, display.personDepthMm) : 0,
  };
}

/** Frames drawn each second, as the presence page told main every five seconds; the last one of the log. */
export async function framesDrawnPerSecond(logFile: string): Promise<number> {
  const rates = [...(await readFile(logFile, 'utf8')).matchAll(/"framesPerSecond":([\d.]+)/g)];
  return Number(rates.map(([, rate]) => rate).findLast((rate) => Number(rate) > 0) ?? 0);
}

/** The table, and the words on it, lie before the person from here down. */
const TABLE_FROM = 0.9;

type Seen = { half: ReturnType<typeof halvesOf>[number]; region: Region; eyes: SeenEyes };

const second = ({ profile }: PresenceDisplay) => halvesOf(profile).length === 2;

const regionOf = (picture: Pixels, { x, y, width, height }: Seen['half']): Region => {
  const whole = wholeOf(picture);
  return {
    x: Math.round(x * whole.width),
    y: Math.round(y * whole.height),
    width: Math.round(width * whole.width),
    height: Math.round(height * whole.height),
  };
};

/** Millimetres from the panel's left edge. */
const across = ({ widthMm }: PresenceDisplay, { region, eyes }: Seen): number =>
  ((eyes.xPx - region.x) / region.width) * widthMm;

function errorOf(display: PresenceDisplay, { half, region, eyes }: Seen): number {
  const { xMm, yMm } = eyePoint(display);
  const side = half.eye === 'middle' ? 0 : half.eye === 'left' ? -0.5 : 0.5;
  const wantedX = xMm + side * disparityMm(display, display.personDepthMm);
  const offX = ((eyes.xPx - region.x) / region.width - 0.5) * display.widthMm - wantedX;
  const offY = (0.5 - (eyes.yPx - region.y) / region.height) * display.heightMm - yMm;
  return Math.hypot(offX, offY) / display.heightMm;
}
