import type { InstallationStep } from '@loket/contract';
import { inLocale } from '@loket/ui';
import { enrolmentFailureWords, installationTexts } from '@loket/ui/texts/counter.ts';
import { expect } from '@playwright/test';
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
  await expect(row).toHaveAttribute('data-state', /pass|fail|ask_person/, { timeout: 30_000 });
  if ((await row.getAttribute('data-state')) === 'ask_person')
    await row.getByRole('button', { name: installationWords.yes, exact: true }).click();
  await expect(row).toHaveAttribute('data-state', 'pass');
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
