import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { freePort } from '@loket/devkit/free-port.ts';
import { type CaughtMail, startMailCatcher } from '@loket/devkit/mail/catcher.ts';
import { DataSource } from 'typeorm';
import { configurationFrom } from '../config/configuration.ts';
import { applicationDataSource } from '../database/data-source.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { openLog } from '../logging/log.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { Vault } from '../vault/vault.ts';
import { MailWorker, waitAfter } from './mail-worker.ts';
import { enqueueMail } from './outbox.ts';
import { smtpSender } from './transport.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let zone: TestZone;
const vault = new Vault(randomBytes(32));
const sources: DataSource[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'post');
});
afterAll(async () => {
  for (const source of sources) await source.destroy();
  await database.close();
});
beforeEach(() => database.owner.query('DELETE FROM mail'));

async function openNode() {
  const source = await new DataSource(applicationDataSource(database.appUrl, () => undefined)).initialize();
  sources.push(source);
  const zones = new ZoneDatabase(source);
  const configuration = configurationFrom({ DATABASE_URL: database.appUrl, LOKET_SECRETS: '/nowhere' });
  return { zones, worker: new MailWorker(zones, vault, configuration, openLog('silent')) };
}

const letter = (number: number) => ({
  to: `burger-${number}@example.org`,
  subject: 'Uw afspraak',
  text: `Brief ${number}, met é en ü`,
  attachments: [{ filename: 'attest.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') }],
  purpose: 'papers' as const,
});

const rows = async () =>
  (await database.owner.query<Record<string, unknown>>('SELECT state, sealed, attempts, problem FROM mail'))
    .rows;
const dueNow = () => database.owner.query('UPDATE mail SET next_attempt_at = now()');

test('mail server down: the mail waits, sealed, and is sent later, once', async () => {
  const { zones, worker } = await openNode();
  const port = await freePort();
  const sender = smtpSender({ url: `smtp://127.0.0.1:${port}`, from: 'Loket <loket@post.example>' });
  await zones.inZone(zone.id, (tx) => enqueueMail(tx, vault, letter(1)));
  await worker.sendDue(zone.id, sender.send);
  expect(await rows()).toEqual([
    { state: 'waiting', sealed: expect.any(Buffer), attempts: 1, problem: 'ESOCKET' },
  ]);
  expect(String((await rows())[0]!.sealed)).not.toContain('burger-1');
  // Not due yet: nothing is tried.
  await worker.sendDue(zone.id, sender.send);
  expect((await rows())[0]!.attempts).toBe(1);

  const catcher = await startMailCatcher(port);
  await dueNow();
  await worker.sendDue(zone.id, sender.send);
  await dueNow();
  await worker.sendDue(zone.id, sender.send);
  sender.close();
  await catcher.stop();
  expect(catcher.mails.map(({ to, from, text }) => [to, from, text.trim()])).toEqual([
    ['burger-1@example.org', 'loket@post.example', 'Brief 1, met é en ü'],
  ]);
  expect(catcher.mails[0]!.attachments[0]!.content.toString()).toBe('%PDF-1.7');
  expect(await rows()).toEqual([{ state: 'sent', sealed: null, attempts: 2, problem: null }]);
  expect((await database.owner.query('SELECT 1 FROM record_key')).rows).toEqual([]);
});

test('two nodes and forty mails: each is sent by one of them', async () => {
  const nodes = [await openNode(), await openNode()];
  const sent: CaughtMail[] = [];
  const catcher = await startMailCatcher();
  catcher.onMail((mail) => sent.push(mail));
  for (let number = 0; number < 40; number += 1)
    await nodes[0]!.zones.inZone(zone.id, (tx) => enqueueMail(tx, vault, letter(number)));
  const senders = nodes.map(() => smtpSender({ url: catcher.url, from: 'loket@post.example' }));
  await Promise.all(nodes.map(({ worker }, at) => worker.sendDue(zone.id, senders[at]!.send)));
  for (const sender of senders) sender.close();
  await catcher.stop();
  expect(sent).toHaveLength(40);
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(40);
});

test('what was rolled back is not sent, and what the server refuses for good is not tried again', async () => {
  const { zones, worker } = await openNode();
  await zones
    .inZone(zone.id, async (tx) => {
      await enqueueMail(tx, vault, letter(1));
      throw new Error('the act failed');
    })
    .catch(() => undefined);
  expect(await rows()).toEqual([]);
  await zones.inZone(zone.id, (tx) => enqueueMail(tx, vault, letter(2)));
  await worker.sendDue(zone.id, async () => ({ ok: false, error: { kind: 'refused', code: '550' } }));
  expect(await rows()).toEqual([{ state: 'refused', sealed: null, attempts: 1, problem: '550' }]);
});

test('waits longer each time, up to an hour', () => {
  expect([1, 2, 3, 10, 11, 60].map(waitAfter)).toEqual([5, 10, 20, 2_560, 3_600, 3_600]);
});
