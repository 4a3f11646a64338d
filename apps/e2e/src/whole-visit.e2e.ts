import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REST } from '@loket/contract';
import type { Page } from 'playwright-core';
import { bicycleTheft } from './bicycle-theft.ts';
import { BoardPage } from './board-page.ts';
import { processesOf, wipes } from './counter-log.ts';
import { statementWords, words } from './counter-window.ts';
import { DeskPage } from './desk-page.ts';
import { formsIn, tracesInDatabase, tracesInFolder } from './evidence.ts';
import { meet, openConsultation, picturesMove } from './in-call.ts';
import { inspectorFootage } from './inspector-footage.ts';
import { photo, scan, sendFromPhone } from './phone.ts';
import { framesDrawnPerSecond, measurePresence, presencePixels } from './presence-picture.ts';
import { judge } from './signed-pdf.ts';
import { expect, test, virtualPeople } from './stage.ts';

const display = { profile: 'stereo-sbs', widthMm: 640, heightMm: 360, viewingDistanceMm: 900 } as const;
const place = { kind: 'bounds', x: 0, y: 0, width: 640, height: 360 } as const;

test.use({
  stackOptions: {
    counters: [{ site: 'B', reader: 'pcsc', presence: { display, place } }],
    network: 'cuttable',
    centrals: 2,
  },
});

/** The canary: a sentence that exists nowhere else. */
const SENTENCE = 'De dief liet een paarse handschoen met zeven knopen achter.';

/** Eight digits that are nobody's number, and the block that the card gets them in (ISO 9564 as Belpic has it). */
const PIN = '48213977';
const PIN_BLOCK = Buffer.from('2848213977ffffff', 'hex');

/** Every promise of a visit once: from a closed door to a counter that forgot, with a paper in the citizen's hand. */
test('whole visit', async ({ stage, browser }) => {
  const { stack, counter, desk } = stage;
  const { file } = desk;
  const appliance = stack.counters[0]!;
  const anneleen = virtualPeople.find(({ id }) => id === 'anneleen')!;
  const chief = await signedInChief();
  const board = new BoardPage(chief.page);

  await test.step('closed, then open', async () => {
    await board.open();
    await board.override('Bree', 'closed');
    await expect(await closedSign()).toBeVisible();
    await picture('closed', await counter.citizen());
    await board.override('Bree', 'by_hours');
    await counter.shows(words.welcome);
  });

  const empty = await presencePixels(await counter.presence());
  await test.step('ticket, accept, and the inspector stands behind the display', async () => {
    const number = await counter.takeTicket('nl', 'theft');
    await expect.poll(() => appliance.printer!.papers.length).toBe(1);
    await expect(desk.waiting(number)).toBeVisible();
    await picture('board', chief.page);
    await meet({ counter, desk });
    await expect.poll(() => framesDrawnPerSecond(appliance.logFile), { timeout: 60_000 }).toBeGreaterThan(0);
    const footage = inspectorFootage();
    const seen = await measurePresence(await counter.presence(), { display, empty, footage, frames: 50 });
    expect(Math.min(...seen.intersectionOverUnion)).toBeGreaterThanOrEqual(0.8);
    expect(Math.max(...seen.eyeError)).toBeLessThan(0.02);
    const disparity = seen.disparityMm.reduce((sum, each) => sum + each, 0) / seen.disparityMm.length;
    expect(Math.abs(disparity - seen.predictedDisparityMm)).toBeLessThan(1);
    console.log(`presence: ${await framesDrawnPerSecond(appliance.logFile)} frames a second`);
    await picture('presence', await counter.presence());
  });

  await test.step('card', async () => {
    await stage.insertCard('anneleen', { pin: PIN });
    await expect(desk.identity().getByText(anneleen.surname)).toBeVisible();
    await counter.shows(words.cardRead);
  });

  await test.step('rights first, then a statement that the citizen reads word by word', async () => {
    await file.startStatement('bicycle_theft', { kind: 'klacht', capacity: 'victim' });
    await counter.shows(statementWords.rightsHeard);
    await picture('rights', await counter.citizen());
    await counter.acknowledgeRights();
    await file.canWrite();
    await file.answers(bicycleTheft('Stationsplein 4, Bree'));
    let written = '';
    for (const word of SENTENCE.split(' ')) {
      await file.tell(`${word} `);
      written = `${written} ${word}`.trim();
      await counter.shows(written);
    }
    await file.allSaved();
    await picture('reading', await counter.citizen());
    await picture('desk', desk.page);
  });

  await test.step('two photos by phone', async () => {
    await file.askForPhotos();
    await counter.shows(statementWords.sendFiles);
    await picture('files', await counter.citizen());
    const address = await scan(await counter.citizen());
    const { title } = await sendFromPhone(browser, address, [
      { name: 'fiets.png', mimeType: 'image/png', buffer: photo([20, 90, 40]) },
      { name: 'slot.png', mimeType: 'image/png', buffer: photo([120, 60, 20]) },
    ]);
    expect(title).not.toContain(anneleen.surname);
    await expect(file.documents()).toHaveCount(2);
  });

  await test.step('the network is gone for five seconds: the same call, the same statement', async () => {
    const before = await openConsultation(stage);
    stack.network!.cut();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    stack.network!.mend();
    await picturesMove({ counter, desk });
    expect(await openConsultation(stage)).toEqual(before);
    await file.openPart('statement');
    await expect.poll(() => file.storyText()).toContain(SENTENCE);
  });

  await test.step('present, page by page, PIN, signed', async () => {
    await file.present();
    await counter.shows(statementWords.readPages);
    await picture('pages', await counter.citizen());
    expect(await counter.confirmPages()).toBeGreaterThanOrEqual(1);
    await file.allPagesConfirmed();
    await counter.touch(statementWords.withEid);
    await (await counter.pin()).getByRole('button', { name: '5', exact: true }).waitFor();
    await picture('pin', await counter.pin());
    await counter.typePin(PIN);
    await file.signed('test');
    await counter.shows(statementWords.signed);
    await picture('signed', await counter.citizen());
    await expect.poll(() => counter.pinPages().length).toBe(0);
  });

  await test.step('poppler and OpenSSL agree', async () => {
    const { id } = (await openConsultation(stage))!;
    const { pdfsig, openssl, text } = await judge(await bytesOf(REST.statementPdf(id)));
    expect(pdfsig).toContain('Signature is Valid');
    expect(pdfsig).toContain('Total document signed');
    expect(pdfsig).not.toContain('Not total document signed');
    expect(openssl).toMatch(/verification successful/i);
    expect(text.replace(/\s+/g, ' ')).toContain(SENTENCE);
    expect(text).toContain(anneleen.surname);
  });

  const papersBefore = appliance.printer!.papers.length;
  await test.step('handed over, and an attest that anybody can check', async () => {
    await file.setPvNumber('HA.20.L1.001234/2026');
    await file.handOver();
    await file.handOverAcknowledged();
    await file.give('attest_klachtneerlegging', 'ticket_printer');
    await file.delivered('attest_klachtneerlegging');
    await expect.poll(() => appliance.printer!.papers.length).toBe(papersBefore + 1);
    const attest = appliance.printer!.papers.at(-1)!;
    expect(attest.lines.join('\n')).toContain('HA.20.L1.001234/2026');
    const check = new URL(attest.qrCodes[0]!);
    expect(attest.lines.join('')).toContain(check.searchParams.get('code')!);
    const genuine = await fetch(new URL(`${REST.checkPaperApi}${check.search}`, stack.centralUrl));
    expect(await genuine.json()).toMatchObject({ genuine: true, siteName: appliance.siteName });
    const page = await (await fetch(check)).text();
    expect(page).not.toContain(anneleen.surname);
    expect(page).not.toContain(anneleen.nationalNumber);
  });

  await test.step('closed, wiped, on record, counted', async () => {
    await stage.pullCard();
    const pids = (await processesOf(appliance))
      .filter(({ kind }) => kind === 'renderer')
      .map(({ pid }) => pid);
    await desk.end('helped');
    await counter.shows(words.welcome, 30_000);
    await expect.poll(async () => (await wipes(appliance)).length).toBeGreaterThan(0);
    const now = (await processesOf(appliance)).map(({ pid }) => pid);
    expect(pids.filter((pid) => now.includes(pid))).toEqual([]);
    const { zones } = await verifyAudit(stack.ownerUrl);
    expect(zones).toEqual([expect.objectContaining({ zone: 'carma', fault: null })]);
    expect(zones[0]!.entries).toBeGreaterThan(5);
    const month = new Date().toISOString().slice(0, 7);
    const { rows } = await jsonOf(chief, `${REST.statistics}?from=${month}&to=${month}`);
    expect(rows).toEqual([
      expect.objectContaining({ siteName: appliance.siteName, consultations: 1, statements: 1 }),
    ]);
  });

  await test.step('nothing of it lies about', async () => {
    const secrets = [anneleen.surname, anneleen.nationalNumber, SENTENCE, 'paarse handschoen', PIN];
    await stage.sql('CHECKPOINT');
    expect(await tracesInDatabase(stack.ownerUrl, secrets)).toEqual([]);
    const anywhere = [...secrets, PIN_BLOCK];
    expect(await tracesInFolder(stack.database.clusterFolder!, anywhere)).toEqual([]);
    expect(await tracesInFolder(stack.logsFolder, anywhere)).toEqual([]);
    expect(await tracesInFolder(appliance.profileFolder, anywhere)).toEqual([]);
    // The search works: the hand-over is where these words belong.
    expect(await tracesInFolder(stack.receiving.folder, [anneleen.surname])).not.toEqual([]);
    expect(await readFile(appliance.logFile, 'utf8')).toContain('wiped');
    // The PIN went to the card and nowhere else; the sentence did go to central, so the ear hears.
    const said = stack.network!.saidToCentral();
    expect(formsIn(said, [SENTENCE.slice(0, 12)])).toContain('as it is');
    expect(formsIn(said, [PIN, PIN_BLOCK])).toEqual([]);
  });
  await chief.close();

  async function signedInChief(): Promise<DeskPage> {
    const account = stack.staff.find(({ roles }) => roles.includes('chief_inspector'))!;
    const page = await DeskPage.open(browser, stack.centralUrl);
    await page.signIn({ username: account.username, password: account.password! });
    return page;
  }

  async function closedSign() {
    const page = await counter.citizen();
    return page.getByText(words.closed).first();
  }

  async function bytesOf(path: string): Promise<Uint8Array> {
    const numbers = await desk.page.evaluate(async (address) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return Array.from(new Uint8Array(await answer.arrayBuffer()));
    }, path);
    return Uint8Array.from(numbers);
  }
});

/** The pictures of the README's tour, when somebody asks for them: `LOKET_PICTURES=FOLDER`. */
async function picture(name: string, page: Page): Promise<void> {
  const folder = process.env.LOKET_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function jsonOf(who: DeskPage, path: string) {
  return who.page.evaluate(async (address) => (await fetch(address)).json(), path);
}

/** The verification program that an auditor runs, with a connection of its own. */
async function verifyAudit(
  ownerUrl: string,
): Promise<{ zones: { zone: string; entries: number; fault: unknown }[] }> {
  const program = join(import.meta.dirname, '../../central/dist/audit-verify.js');
  const env = { PATH: process.env.PATH, LOKET_OWNER_DATABASE_URL: ownerUrl };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env }).catch(
    // A broken chain is told on standard output, too, and the exit code says so.
    (failed: { stdout: string }) => failed,
  );
  return JSON.parse(stdout);
}
