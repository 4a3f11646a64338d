import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import {
  type AcceptedPhoto,
  type FollowedReport,
  PORTAL,
  PORTAL_DESK,
  type ReadReport,
} from '@loket/contract';
import { type MailCatcher, startMailCatcher } from '@loket/devkit/mail/catcher.ts';
import sharp from 'sharp';
import { Retention } from '../portal/retention.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { portalClient } from '../testing/test-portal.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, postJson, type TestZone } from '../testing/test-zone.ts';

jest.setTimeout(120_000);

const CANARY = 'Quetzalcoatlus aan de Kanaalkom';

let database: TestDatabase;
let mail: MailCatcher;
let server: TestServer;
let zone: TestZone;
let portal: ReturnType<typeof portalClient>;

beforeAll(async () => {
  database = await openTestDatabase();
  mail = await startMailCatcher();
  zone = await makeTestZone(database.owner, 'meld', { inspectors: 2 });
  await makeTestZone(database.owner, 'elders');
  server = await startTestServer(database.appUrl, {
    LOKET_SMTP_URL: mail.url,
    LOKET_MAIL_FROM: 'loket@meld.example',
    LOKET_PUBLIC_POSTS_PER_MINUTE: '1000',
  });
  portal = portalClient(server.url);
});
afterAll(async () => {
  await server.close();
  await mail.stop();
  await database.close();
});

const report = (changes: Record<string, unknown> = {}) => ({
  zone: 'meld',
  category: 'fly_tipping',
  role: null,
  locale: 'nl',
  text: `Er ligt afval: ${CANARY}`,
  when: 'gisteren',
  place: 'Kanaalkom 3',
  point: { latitude: 50.96, longitude: 5.5 },
  municipalityId: null,
  photos: [],
  person: null,
  requestId: randomUUID(),
  ...changes,
});

const sendPhoto = async (bytes: Uint8Array, zoneCode = 'meld') => {
  const response = await fetch(`${server.url}${PORTAL.photos}?zone=${zoneCode}`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', origin: server.url },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as AcceptedPhoto & { code: string } };
};

const picture = () =>
  sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#557755' } })
    .withExif({ IFD0: { Make: 'Canary Camera' }, IFD3: { GPSLatitude: '50/1 57/1 0/1' } })
    .jpeg()
    .toBuffer();

test('a report with a photo: the picture is kept, everything else of its file is not', async () => {
  const original = await picture();
  expect(original.includes('Canary Camera')).toBe(true);
  const photo = await sendPhoto(original);
  expect(photo.body).toMatchObject({ width: 2_560, height: 1_707 });
  const sent = await portal.post<{ secret: string; answerBy: string }>(
    PORTAL.reports,
    report({ photos: [photo.body.token] }),
  );
  expect(sent.status).toBe(200);
  expect(new Date(sent.body.answerBy).getTime()).toBeGreaterThan(Date.now() + 3 * 86_400_000);

  const cookie = await loginCookie(server.url, zone.inspectors[0]!.username);
  const post = (path: string, body: unknown) =>
    postJson(server.url + path, body, { cookie, origin: server.url });
  const inbox = await (await fetch(server.url + PORTAL_DESK.reports, { headers: { cookie } })).text();
  expect(inbox).not.toContain(CANARY);
  const [row] = JSON.parse(inbox) as { id: string; photos: number; anonymous: boolean }[];
  expect(row).toMatchObject({ photos: 1, anonymous: true });
  expect((await post(PORTAL_DESK.readReport(row!.id), { reason: '' })).status).toBe(400);
  const reason = { reason: 'Nieuwe melding behandelen' };
  const read = (await (await post(PORTAL_DESK.readReport(row!.id), reason)).json()) as ReadReport;
  expect(read).toMatchObject({ place: 'Kanaalkom 3', person: null, point: { latitude: 50.96 } });
  const shown = await post(PORTAL_DESK.readPhoto(row!.id, read.photos[0]!.id), reason);
  const jpeg = Buffer.from(await shown.arrayBuffer());
  expect((await sharp(jpeg).metadata()).exif).toBeUndefined();
  expect(jpeg.includes('Canary Camera')).toBe(false);
  const { rows } = await database.owner.query(
    `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
    [row!.id],
  );
  expect(rows).toEqual([{ action: 'report_shown' }, { action: 'document_shown' }]);
});

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  [
    'a page behind a JPEG’s first bytes',
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html>')]),
  ],
  ['a PDF', Buffer.from('%PDF-1.7 …')],
  ['nothing', Buffer.alloc(0)],
])('%s that calls itself a photo is refused with a clear word', async (_name, bytes) => {
  expect((await sendPhoto(bytes)).body.code).toBe('file_not_accepted');
});

test('a file that is too large, and a picture of too many pixels', async () => {
  expect((await sendPhoto(Buffer.alloc(12_000_001))).body.code).toBe('too_large');
  const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  expect((await sendPhoto(bomb)).body.code).toBe('too_large');
});

test('a photo is used once, in its own zone', async () => {
  const { body } = await sendPhoto(await picture());
  const elsewhere = await portal.post(PORTAL.reports, report({ zone: 'elders', photos: [body.token] }));
  expect(elsewhere.status).toBe(400);
  expect((await portal.post(PORTAL.reports, report({ photos: [body.token] }))).status).toBe(200);
  expect((await portal.post(PORTAL.reports, report({ photos: [body.token] }))).status).toBe(400);
});

test('anonymous only where the zone allows it', async () => {
  expect((await portal.post(PORTAL.reports, report({ category: 'lost' }))).status).toBe(400);
  expect(
    (await portal.post(PORTAL.reports, report({ category: 'sexual_violence', role: 'victim' }))).status,
  ).toBe(200);
});

test('followed by its link: words both ways, the mail says nothing, others see nothing', async () => {
  const person = { name: 'Lena Zwijger', email: 'lena@example.org', phone: null, mailMe: true };
  const request = report({ category: 'domestic_violence', role: 'witness', person });
  const sent = await portal.post<{ secret: string }>(PORTAL.reports, request);
  const again = await portal.post<{ secret: string }>(PORTAL.reports, request);
  expect(again.body.secret).toBe(sent.body.secret);
  const { secret } = sent.body;
  await mail.until(({ to }) => to === 'lena@example.org');

  // A call-taker does not see what is sensitive; an inspector does.
  await database.owner.query(`UPDATE membership SET roles = '{call_taker}' WHERE staff_id = $1`, [
    zone.inspectors[1]!.id,
  ]);
  const taker = await loginCookie(server.url, zone.inspectors[1]!.username);
  const list = async (cookie: string) =>
    (await (await fetch(server.url + PORTAL_DESK.reports, { headers: { cookie } })).json()) as {
      id: string;
      category: string;
    }[];
  expect((await list(taker)).map(({ category }) => category)).not.toContain('domestic_violence');
  const cookie = await loginCookie(server.url, zone.inspectors[0]!.username);
  const row = (await list(cookie)).find(({ category }) => category === 'domestic_violence')!;
  const as = (who: string, path: string, body: unknown) =>
    postJson(server.url + path, body, { cookie: who, origin: server.url });
  expect((await as(taker, PORTAL_DESK.readReport(row.id), { reason: 'nieuwsgierig' })).status).toBe(404);

  const answer = await as(cookie, PORTAL_DESK.answerReport(row.id), {
    text: 'Wij bellen u morgen om tien uur.',
    state: 'answered',
  });
  expect(await answer.json()).toEqual({ state: 'answered', mailed: true });
  const told = await mail.until(({ text }) => text.includes('antwoord voor u klaar'));
  expect(told.subject).toBe('Uw bericht');
  expect(told.subject + told.text).not.toMatch(/geweld|politie|melding|tien uur|Lena/i);
  const followed = await portal.post<FollowedReport>(PORTAL.report, { secret });
  expect(followed.body).toMatchObject({ state: 'answered', words: [{ from: 'police' }] });
  const words = { secret, text: 'Liever in de namiddag.', requestId: randomUUID() };
  await portal.post(PORTAL.addWords, words);
  const twice = await portal.post<FollowedReport>(PORTAL.addWords, words);
  expect(twice.body.words.map(({ from }) => from)).toEqual(['police', 'citizen']);
  expect(JSON.stringify(followed.body)).not.toContain(CANARY);
});

test('a question has its promised answer, and nothing typed lies open in the database', async () => {
  const person = { name: 'Piet Vraag', email: null, phone: '0470 12 34 56', mailMe: false };
  const sent = await portal.post(PORTAL.reports, report({ category: 'question', person }));
  expect(sent.status).toBe(200);
  for (const table of ['report', 'report_word', 'report_photo', 'mail', 'audit_entry']) {
    const { rows } = await database.owner.query(`SELECT * FROM ${table}`);
    const dump = rows
      .flatMap((row: object) => Object.values(row))
      .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join('\n');
    for (const secret of [CANARY, 'Zwijger', 'lena@example.org', '0470 12 34 56', 'tien uur'])
      expect([table, secret, dump.includes(secret)]).toEqual([table, secret, false]);
  }
});

test('after the zone’s term the key is gone and the link leads nowhere', async () => {
  const { body } = await portal.post<{ secret: string }>(PORTAL.reports, report());
  const orphan = await sendPhoto(await picture());
  await database.owner.query(`UPDATE record_key SET expires_at = now() - interval '1 second'
    WHERE expires_at IS NOT NULL`);
  await database.owner.query(`UPDATE report_photo SET uploaded_at = now() - interval '2 hours'`);
  await server.app.get(Retention).sweepZone(zone.id);
  expect((await portal.post(PORTAL.report, { secret: body.secret })).status).toBe(404);
  expect((await portal.post(PORTAL.reports, report({ photos: [orphan.body.token] }))).status).toBe(400);
  const { rows } = await database.owner.query('SELECT 1 FROM record_key');
  expect(rows).toEqual([]);
});
