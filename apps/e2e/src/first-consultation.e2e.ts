import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callStatistics } from './call-statistics.ts';
import { confinementOf, processesOf, rendererPids, wipes } from './counter-log.ts';
import { words } from './counter-window.ts';
import { deskWords } from './desk-page.ts';
import { tracesInDatabase, tracesInFolder } from './evidence.ts';
import { InfoscreenPage } from './infoscreen-page.ts';
import { expect, test, virtualPeople } from './stage.ts';

/** The main job, once, on real parts: from a touch on the welcome screen to a counter that forgot. */
test('first consultation', async ({ stage, browser }) => {
  const { stack, counter, desk } = stage;
  const appliance = stack.counters[0]!;
  const anneleen = virtualPeople.find(({ id }) => id === 'anneleen')!;
  const infoscreen = await InfoscreenPage.open(browser, stack.centralUrl, appliance.siteId);

  // The counter runs as an ordinary user, its renderers in Chromium's sandbox.
  const processes = await processesOf(appliance);
  const renderers = processes.filter(({ kind }) => kind === 'renderer');
  expect(renderers.length).toBeGreaterThanOrEqual(2);
  for (const { pid, command } of processes) {
    expect((await confinementOf(pid))?.user).not.toBe(0);
    expect(command).not.toContain('--no-sandbox');
  }
  for (const { pid } of renderers) expect((await confinementOf(pid))?.seccompFilter).toBe(true);

  // A ticket is issued, printed (parsed from the bytes that reached the printer) and shown in the waiting room.
  const papers = appliance.printer!.papers;
  const printedBefore = papers.length;
  const number = await counter.takeTicket('nl', 'theft');
  await expect.poll(() => papers.length - printedBefore).toBe(1);
  const paper = papers[printedBefore]!;
  expect(paper.lines.join('\n')).toContain(number);
  expect(paper.lines.join('\n')).not.toMatch(/diefstal|inbraak/i);
  expect(paper.qrCodes).toHaveLength(1);
  expect(paper.cut).toBe(true);
  const followed = await fetch(paper.qrCodes[0]!);
  expect(followed.status).toBe(200);
  await infoscreen.shows(number);
  await expect(desk.waiting(number)).toBeVisible();

  // Next: the citizen is called, on the counter and in the waiting room.
  await desk.next();
  await counter.shows(words.here);
  await infoscreen.shows(number);

  // Everything is warm: the inspector's picture moves at the counter, and nothing has left the counter.
  await expect
    .poll(async () => (await callStatistics(await counter.presence())).framesDecoded)
    .toBeGreaterThan(10);
  const before = await callStatistics(desk.page);
  expect(before.videoPacketsReceived).toBe(0);
  expect(before.audioPacketsReceived).toBe(0);
  const counterBefore = await callStatistics(await counter.presence());
  expect(counterBefore.framesSent).toBe(0);
  expect(counterBefore.videoPacketsSent).toBe(0);
  expect(counterBefore.audioPacketsSent).toBe(0);

  // Ik ben er: moving pictures and sound in both directions, counted by WebRTC on both sides.
  await counter.touch(words.here);
  await expect.poll(async () => (await callStatistics(desk.page)).framesDecoded).toBeGreaterThan(30);
  await expect.poll(async () => (await callStatistics(desk.page)).audioEnergyReceived).toBeGreaterThan(0);
  const presence = await callStatistics(await counter.presence());
  expect(presence.framesDecoded).toBeGreaterThan(30);
  expect(presence.framesSent).toBeGreaterThan(10);
  await expect
    .poll(async () => (await callStatistics(await counter.presence())).audioEnergyReceived)
    .toBeGreaterThan(0);

  // The card: name, address and photo on the desk, every check verified by central.
  await counter.shows(words.insertCard);
  await stage.insertCard('anneleen');
  const identity = desk.identity();
  await expect(identity.getByText(anneleen.surname)).toBeVisible();
  await expect(identity.getByText(anneleen.address.streetAndNumber)).toBeVisible();
  await expect(identity.getByText(deskWords.allVerified)).toBeVisible();
  const photo = identity.getByRole('img', { name: deskWords.photo });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(140);
  await counter.shows(words.cardRead);
  await stage.pullCard();
  expect(await desk.page.title()).not.toContain(anneleen.surname);

  // While the consultation is open, what was read lies sealed.
  const secrets = [anneleen.surname, anneleen.nationalNumber, anneleen.address.streetAndNumber];
  expect(await tracesInDatabase(stack.ownerUrl, secrets)).toEqual([]);
  expect(await stage.sql('SELECT 1 FROM sealed_card_file')).not.toHaveLength(0);

  // Closed: the counter destroys its windows and its device process, and welcomes the next citizen.
  const used = await rendererPids(appliance);
  await desk.end('helped');
  await counter.shows(words.welcome, 30_000);
  await expect.poll(async () => (await wipes(appliance)).length).toBeGreaterThan(0);
  await expect
    .poll(async () => {
      const now = await rendererPids(appliance);
      return used.filter((pid) => now.includes(pid));
    })
    .toEqual([]);
  const presencePage = await counter.presence();
  expect(await presencePage.evaluate(() => document.body.innerText)).not.toContain(anneleen.surname);

  // Nothing of the citizen is anywhere: key gone, database, write-ahead log, logs and the counter's folder searched.
  expect(await stage.sql('SELECT 1 FROM consultation_key')).toHaveLength(0);
  expect(await stage.sql('SELECT 1 FROM sealed_card_file')).toHaveLength(0);
  await stage.sql('CHECKPOINT');
  const cluster = stack.database.clusterFolder;
  expect(cluster).toBeDefined();
  expect(await tracesInDatabase(stack.ownerUrl, secrets)).toEqual([]);
  expect(await tracesInFolder(cluster!, secrets)).toEqual([]);
  expect(await tracesInFolder(stack.logsFolder, secrets)).toEqual([]);
  expect(await tracesInFolder(appliance.profileFolder, secrets)).toEqual([]);
  // The search itself works: it finds what is known to be there, in the write-ahead log, too.
  const log = join(cluster!, 'pg_wal');
  expect(await tracesInFolder(log, [appliance.siteName])).not.toEqual([]);
  expect(await tracesInFolder(appliance.profileFolder, [appliance.counterId])).not.toEqual([]);

  // Every look was written down.
  const audit = await stage.sql<{ action: string; reason: string }>(`SELECT action, reason FROM audit_entry`);
  expect(audit.filter(({ action }) => action === 'identity_shown').length).toBeGreaterThan(0);
  expect(audit.filter(({ action }) => action === 'photo_shown').length).toBeGreaterThan(0);
  expect(await readFile(appliance.logFile, 'utf8')).toContain('wiped');
  await infoscreen.doesNotShow(number);
  await infoscreen.close();
});
