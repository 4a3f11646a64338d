import type { InstallationStep } from '@loket/contract';
import { inLocale } from '@loket/ui';
import { enrolmentFailureWords, installationTexts } from '@loket/ui/texts/counter.ts';
import { expect, type Locator, type Page } from '@playwright/test';
import type { CounterWindow } from './counter-window.ts';

export const installationWords = inLocale(installationTexts, 'nl');
export const enrolmentFailures = inLocale(enrolmentFailureWords, 'nl');

type Device = InstallationStep['device'];

/** Types the code of the console on a fresh counter's screen. */
export async function enrol(counter: CounterWindow, code: string): Promise<void> {
  const page = await counter.citizen();
  const field = page.getByLabel(installationWords.enrolCode);
  await field.fill('');
  await field.fill(code);
  await counter.touch(installationWords.connect);
}

/** Tries one device and, where only a person can tell, says that it was right. */
export async function prove(counter: CounterWindow, device: Device): Promise<void> {
  const page = await counter.citizen();
  const row = page.locator(`[data-device=${device}]`);
  await row.getByRole('button').first().click();
  if (device === 'touch') await touchCorners(page);
  if (device === 'citizen_display')
    await page
      .locator('.screen-test')
      .getByRole('button', { name: installationWords.yes, exact: true })
      .click();
  await expect(row).toHaveAttribute('data-state', /pass|fail|ask_person/, { timeout: 30_000 });
  if ((await row.getAttribute('data-state')) === 'ask_person')
    await row.getByRole('button', { name: installationWords.yes, exact: true }).click();
  // With its words: why it failed stands beside it.
  await expect(row, await row.innerText()).toHaveAttribute('data-state', 'pass');
}

/** Every dot where it stands, and a line along the band, as a finger would. */
async function touchCorners(page: Page): Promise<void> {
  const target = page.locator('.touch-target');
  for (let left = 5; left > 0; left -= 1) {
    await target.waitFor();
    const { x, y, width, height } = await boxOf(target);
    await page.mouse.click(x + width / 2, y + height / 2);
  }
  const band = await boxOf(page.locator('.touch-band'));
  const y = band.y + band.height / 2;
  await page.mouse.move(band.x + 8, y);
  await page.mouse.down();
  await page.mouse.move(band.x + band.width - 8, y, { steps: 24 });
  await page.mouse.up();
}

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error('nothing is drawn there');
  return box;
}

/** Keeps the measures of the display as they stand. */
export async function calibrate(counter: CounterWindow): Promise<void> {
  const page = await counter.citizen();
  await page
    .locator('[data-device=display]')
    .getByRole('button', { name: installationWords.calibrate })
    .click();
  await counter.shows(installationWords.measure);
  await counter.touch(installationWords.keep);
  await counter.shows(installationWords.prove);
}
