import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { type Paper, type PaperCheck, type PrintPaper, REST } from '@loket/contract';
import { Sweep } from '../consultations/sweep.ts';
import { ALL_READY } from '../testing/test-clients.ts';
import { openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(90_000);

let house: TestHouse;
let visit: TestVisit;
beforeAll(async () => {
  house = await openTestHouse('papers', {
    environment: { LOKET_SMTP_URL: 'smtp://127.0.0.1:9', LOKET_MAIL_FROM: 'loket@zone.example' },
  });
});
afterAll(() => house.close());
beforeEach(async () => {
  visit = await TestVisit.signed(house);
});
afterEach(() => visit.close());

const make = async (wish: object): Promise<Paper & { code: string }> =>
  (await visit.desk.post<Paper & { code: string }>(REST.papers(visit.consultationId), wish)).body;
const check = async (code: string): Promise<PaperCheck> =>
  (await (
    await fetch(`${house.server.url}${REST.checkPaperApi}?code=${encodeURIComponent(code)}`)
  ).json()) as PaperCheck;

test('an attest of theft on the ticket printer: its code is genuine for everybody, another is not', async () => {
  const paper = await make({ kind: 'attest_theft', way: 'ticket_printer' });
  expect(paper.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const asked = await visit.counter.until<PrintPaper>('paper:print', ({ paperId }) => paperId === paper.id);
  if (asked.way !== 'ticket_printer') throw new Error('another printer was asked');
  expect(asked.slip).toMatchObject({ title: 'Attest van diefstal', code: paper.code });
  expect(asked.slip.checkUrl).toContain(`/c?code=${paper.code}`);
  expect(asked.slip.lines.join('\n')).toContain('Door: Anneleen Rozemarijn Vandersmissen');
  await visit.counter.tell('paper:printed', { paperId: paper.id, ok: true, detail: '' });
  await visit.untilDesk(({ papers }) =>
    papers.some(({ id, state }) => id === paper.id && state === 'delivered'),
  );

  const day = new Date().toISOString().slice(0, 4);
  const genuine = await check(paper.code.toLowerCase().replaceAll('-', ' '));
  expect(genuine).toMatchObject({ genuine: true, kind: 'attest_theft', zoneName: 'Zone papers' });
  expect(JSON.stringify(genuine)).toContain(day);
  expect(JSON.stringify(genuine)).not.toContain('Vandersmissen');
  const forged = paper.code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect(await check(forged)).toEqual({ genuine: false });
  expect(await check('hello')).toEqual({ genuine: false });

  const page = async (query: string) => fetch(`${house.server.url}${REST.checkPaper}${query}`);
  const good = await page(`?code=${paper.code}&lang=fr`);
  const html = await good.text();
  expect(html).toContain('Ce code est authentique.');
  expect(html).not.toMatch(/Vandersmissen|<script/);
  expect(good.headers.get('content-security-policy')).not.toContain('script-src');
  expect(await (await page(`?code=${forged}&lang=de`)).text()).toContain('Diesen Code kennen wir nicht.');
  expect(await (await page('')).text()).toContain('Is dit papier echt?');
  const inert = await (await page(`?code=${encodeURIComponent('"><img src=x onerror=1>')}&lang=en`)).text();
  expect(inert).not.toContain('<img');
});

test('printer out of paper: it waits, is asked again when the printer is ready, and is printed once', async () => {
  const paper = await make({ kind: 'copy', way: 'ticket_printer' });
  const times = () =>
    visit.counter.messages<PrintPaper>('paper:print').filter(({ paperId }) => paperId === paper.id);
  await visit.counter.until<PrintPaper>('paper:print', ({ paperId }) => paperId === paper.id);
  visit.reports = { devices: { ...ALL_READY, ticketPrinter: { state: 'paper_out' } } };
  await visit.beat();
  await visit.counter.tell('paper:printed', { paperId: paper.id, ok: false, detail: 'paper_out' });
  const { papers } = await visit.untilDesk((dossier) =>
    dossier.papers.some(({ detail }) => detail === 'paper_out'),
  );
  expect(papers.find(({ id }) => id === paper.id)?.state).toBe('waiting');
  expect(times()).toHaveLength(1);
  visit.reports = {};
  await visit.beat();
  await visit.counter.until('paper:print', () => times().length === 2);
  await visit.counter.tell('paper:printed', { paperId: paper.id, ok: true, detail: '' });
  await visit.counter.tell('paper:printed', { paperId: paper.id, ok: false, detail: 'error' });
  await visit.beat();
  const { papers: last } = await visit.untilDesk((dossier) =>
    dossier.papers.some(({ state }) => state === 'delivered'),
  );
  expect(last.find(({ id }) => id === paper.id)?.state).toBe('delivered');
  expect(times()).toHaveLength(2);
});

test('the counter restarted while it printed, and the citizen left: nothing is printed by guess', async () => {
  const paper = await make({ kind: 'copy', way: 'ticket_printer' });
  visit.reports = { bootId: randomUUID() };
  await visit.beat();
  const { rows } = await house.database.owner.query('SELECT state, detail FROM paper WHERE id = $1', [
    paper.id,
  ]);
  expect(rows).toEqual([{ state: 'failed', detail: 'counter_restarted' }]);
  await visit.counter.tell('visit:here', { consultationId: visit.consultationId });
  const second = await make({ kind: 'copy', way: 'ticket_printer' });
  await visit.desk.post(REST.close(visit.consultationId), { outcome: 'helped' });
  const after = await house.database.owner.query('SELECT state, detail FROM paper WHERE id = $1', [
    second.id,
  ]);
  expect(after.rows).toEqual([{ state: 'failed', detail: 'visit_ended' }]);
});

test('an A4 attest and the signed copy: fetched by the counter that prints them, by no other', async () => {
  for (const kind of ['attest_theft', 'copy']) {
    const paper = await make({ kind, way: 'document_printer' });
    await visit.counter.until<PrintPaper>('paper:print', ({ paperId }) => paperId === paper.id);
    const pdf = await visit.fetchAsCounter(REST.counterPaper(paper.id));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await visit.getAsCounter(REST.counterPaper(paper.id), 1)).status).toBe(409);
  }
});

test('by e-mail: queued with the paper; the desk hears when it was sent or given up', async () => {
  const { ways } = await visit.untilDesk(({ signed }) => signed !== null);
  expect(ways).toContain('email');
  const paper = await make({ kind: 'attest_theft', way: 'email', to: 'an@example.org' });
  expect(paper.state).toBe('waiting');
  const dump = async () =>
    JSON.stringify(
      (await house.database.owner.query('SELECT * FROM mail')).rows.map((row) => ({ ...row, sealed: '' })),
    );
  expect(await dump()).not.toContain('example.org');
  await house.database.owner.query(
    `UPDATE mail SET state = 'sent', sealed = NULL, ended_at = clock_timestamp() WHERE purpose = 'papers'`,
  );
  await house.server.app.get(Sweep, { strict: false }).sweepZone(house.zone.id);
  await visit.untilDesk(({ papers }) =>
    papers.some(({ id, state }) => id === paper.id && state === 'delivered'),
  );
});

test('before the signature nothing is given; what this statement is not about never', async () => {
  expect(await make({ kind: 'attest_loss', way: 'ticket_printer' })).toMatchObject({ code: 'out_of_state' });
  expect(await make({ kind: 'attest_klachtneerlegging', way: 'ticket_printer' })).toMatchObject({
    code: 'no_pv_number',
  });
  await visit.close();
  visit = await TestVisit.begin(house);
  await visit.start();
  expect(await make({ kind: 'copy', way: 'ticket_printer' })).toMatchObject({ code: 'out_of_state' });
});
