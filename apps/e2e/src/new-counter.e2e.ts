import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConsolePage } from './console-page.ts';
import { CounterWindow, words } from './counter-window.ts';
import { calibrate, enrol, enrolmentFailures, installationWords, prove } from './installing.ts';
import { expect, test } from './stage.ts';

test.use({ stackOptions: { counters: [{ site: 'B', reader: 'pcsc' }], fresh: [{}] } });

/** From a box with a screen to a counter in service, and out again. */
test('new counter', async ({ stage, browser }) => {
  const { stack } = stage;
  const appliance = stack.unenrolled[0]!;
  const account = stack.staff.find(({ roles }) => roles.includes('technician'))!;
  const technician = await ConsolePage.open(browser, stack.centralUrl);
  await technician.signIn({ username: account.username, password: account.password! });
  const name = await technician.planCounter('Bibliotheek As, As', 2);
  const code = await technician.enrolmentCode(name);

  // The fresh appliance knows nobody; a wrong code enrols nothing.
  const counter = await CounterWindow.open(appliance);
  await counter.shows(installationWords.enrol);
  await enrol(counter, 'AAAA-BBBB-CCCC');
  await counter.shows(enrolmentFailures.code_not_valid);
  await enrol(counter, code);
  await counter.shows(installationWords.prove, 30_000);
  expect(statSync(join(appliance.profileFolder, 'counter-key.pem')).mode & 0o777).toBe(0o600);

  // Each device does something real; the display is measured.
  for (const device of ['link', 'touch', 'camera', 'microphone', 'speaker', 'ticket_printer'] as const)
    await prove(counter, device);
  expect(appliance.printer!.papers).toHaveLength(1);
  appliance.slot!.insert(await stack.card('anneleen'));
  await prove(counter, 'card_reader');
  appliance.slot!.pull();
  await calibrate(counter);
  await prove(counter, 'display');
  await counter.touch(installationWords.finish);
  await technician.inService();
  await counter.shows(new RegExp(`${words.welcome}|${words.closed}`), 20_000);

  // Put out: within five seconds it is nobody's counter any more, and its key is gone.
  const revokedAt = Date.now();
  await technician.revoke(name);
  await expect
    .poll(() => existsSync(join(appliance.profileFolder, 'counter-key.pem')), { timeout: 6_000 })
    .toBe(false);
  expect(Date.now() - revokedAt).toBeLessThan(8_000);
  // The used code opens nothing a second time.
  await counter.shows(installationWords.enrol, 30_000);
  await enrol(counter, code);
  await counter.shows(enrolmentFailures.code_not_valid);
  await counter.close();
  await technician.close();
});
