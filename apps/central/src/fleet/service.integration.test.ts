import { createSign, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import {
  type CounterId,
  type MadeServiceCode,
  type OpenedService,
  OpenService,
  ServiceReport,
  SignedServiceReport,
  serviceReportText,
} from '@loket/contract';
import { ALL_READY } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { ServiceCodes } from './service-codes.ts';
import { ServiceReports } from './service-reports.ts';
import { ServiceVisits } from './service-visits.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let codes: ServiceCodes;
let visits: ServiceVisits;
let reports: ServiceReports;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  codes = new ServiceCodes(node.database, node.vault);
  visits = new ServiceVisits(node.database, codes);
  reports = new ServiceReports(node.database);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const zone = await makeTestZone(database.owner, `svc-${randomUUID().slice(0, 8)}`, {
    counters: 2,
    inspectors: 1,
  });
  day = new TestDay(node, zone, database.owner);
  await day.begin();
});

const technician = () => ({
  ...day.staff(),
  staffId: day.zone.technician.id,
  roles: ['technician' as const],
});
const make = (place = 0): Promise<MadeServiceCode> =>
  codes.makeCode(technician(), day.counter(place).counterId);
const open = (code: string, place = 0): Promise<OpenedService> =>
  visits.open(day.counter(place), OpenService.parse({ code }));
const opened = async (place = 0) => open((await make(place)).code, place);
const WRONG = 'AAAA-BBBB-CCCC';
const keyOf = (place = 0): KeyObject => day.zone.counters[place]!.privateKey;

const report = (visit: OpenedService, over: Partial<ServiceReport> = {}): ServiceReport =>
  ServiceReport.parse({
    visitId: visit.visitId,
    counterId: day.counter().counterId,
    at: new Date().toISOString(),
    appVersion: '0.1.0',
    devices: ALL_READY,
    identities: { ticketPrinter: { model: 'EPSON TM-m30II', firmware: '1.02' } },
    tests: [
      { device: 'card_reader', result: 'pass', detail: 'read in 1.8 s' },
      { device: 'camera', result: 'fail', detail: 'black' },
    ],
    note: 'Lens gepoetst.',
    ...over,
  });

function signed(text: string, key: KeyObject, purpose = serviceReportText): SignedServiceReport {
  const signature = sign('sha256', Buffer.from(purpose(text)), { key, dsaEncoding: 'ieee-p1363' });
  return { report: text, signature: signature.toString('base64') };
}
const keep = (told: ServiceReport, key = keyOf(), place = 0) =>
  reports.keep(day.counter(place), signed(JSON.stringify(told), key));
const kept = (counterId: CounterId = day.counter().counterId) => reports.ofCounter(technician(), counterId);

/** What the audit log says of these acts, oldest first. */
async function audited(): Promise<string[]> {
  const { rows } = await database.owner.query<{ actor: string; action: string }>(
    `SELECT actor_kind AS actor, action FROM audit_entry WHERE zone_id = $1 AND action LIKE 'service_%' ORDER BY place`,
    [day.zone.id],
  );
  return rows.map(({ actor, action }) => `${actor} ${action}`);
}

const health = async (place = 0) =>
  (
    await database.owner.query('SELECT ready, busy FROM counter_health WHERE counter_id = $1', [
      day.counter(place).counterId,
    ])
  ).rows[0];

describe('a service code', () => {
  test('as it is read aloud and typed opens the page once, in its maker’s name', async () => {
    const { code } = await make();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const visit = await open(` ${code.toLowerCase().replaceAll('-', ' ')}`);
    expect(visit.technician).toBe(day.zone.technician.name);
    expect(await refusalOf(open(code))).toBe('code_not_valid');
    expect(await audited()).toEqual([
      'staff service_code_made',
      'staff service_opened',
      'counter service_code_refused',
    ]);
  });

  test('is nowhere in the database', async () => {
    const { code } = await make();
    const { rows } = await database.owner.query(
      `SELECT *, encode(code_hash, 'escape') AS said FROM service_code`,
    );
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
  });

  test('expired', async () => {
    const { code } = await make();
    await database.owner.query(
      `UPDATE service_code SET expires_at = clock_timestamp() - interval '1 second' WHERE zone_id = $1`,
      [day.zone.id],
    );
    expect(await refusalOf(open(code))).toBe('code_not_valid');
  });

  test('of another counter opens nothing here, and still opens its own', async () => {
    const { code } = await make(0);
    expect(await refusalOf(open(code, 1))).toBe('code_not_valid');
    expect((await open(code, 0)).technician).toBe(day.zone.technician.name);
  });

  test('of another zone’s counter opens nothing', async () => {
    const { code } = await make();
    const other = await makeTestZone(database.owner, `svc-${randomUUID().slice(0, 8)}`);
    const stranger = { zoneId: other.id, counterId: other.counters[0]!.id };
    expect(await refusalOf(visits.open(stranger, OpenService.parse({ code })))).toBe('code_not_valid');
  });

  test('whoever made it went to another zone: there a technician, here nobody', async () => {
    const { code } = await make();
    const other = await makeTestZone(database.owner, `svc-${randomUUID().slice(0, 8)}`);
    await database.owner.query('DELETE FROM membership WHERE staff_id = $1 AND zone_id = $2', [
      day.zone.technician.id,
      day.zone.id,
    ]);
    await database.owner.query(
      `INSERT INTO membership (zone_id, staff_id, roles) VALUES ($1, $2, '{technician}')`,
      [other.id, day.zone.technician.id],
    );
    expect(await refusalOf(open(code))).toBe('code_not_valid');
  });

  test('is made by nobody of another zone', async () => {
    const other = await makeTestZone(database.owner, `svc-${randomUUID().slice(0, 8)}`);
    const stranger = { ...technician(), zoneId: other.id, staffId: other.technician.id };
    expect(await refusalOf(codes.makeCode(stranger, day.counter().counterId))).toBe('not_found');
  });

  test('a newer one makes the older one worthless', async () => {
    const first = await make();
    const second = await make();
    expect(await refusalOf(open(first.code))).toBe('code_not_valid');
    await open(second.code);
  });

  test('of twenty who type it at once, exactly one gets in', async () => {
    const { code } = await make();
    const ends = await Promise.all(Array.from({ length: 20 }, () => refusalOf(open(code))));
    expect(ends.filter((end) => end === 'none')).toHaveLength(1);
    // The others are wrong codes, and soon too many of them.
    expect(new Set(ends)).toEqual(new Set(['none', 'code_not_valid', 'too_many_requests']));
    const { rows } = await database.owner.query('SELECT FROM service_visit WHERE zone_id = $1', [
      day.zone.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('after five wrong ones even the right one waits, at this counter only', async () => {
    const { code } = await make();
    const ends = await Promise.all(Array.from({ length: 9 }, () => refusalOf(open(WRONG))));
    expect(ends.filter((end) => end === 'code_not_valid')).toHaveLength(5);
    expect(ends.filter((end) => end === 'too_many_requests')).toHaveLength(4);
    expect(await refusalOf(open(code))).toBe('too_many_requests');
    await opened(1);
    await database.owner.query(`UPDATE service_try SET at = at - interval '15 minutes' WHERE zone_id = $1`, [
      day.zone.id,
    ]);
    await open(code);
    expect((await audited()).filter((act) => act === 'counter service_code_refused')).toHaveLength(5);
  });

  test('whoever made it is a technician no more', async () => {
    const { code } = await make();
    await database.owner.query(`UPDATE membership SET roles = '{inspector}' WHERE staff_id = $1`, [
      day.zone.technician.id,
    ]);
    expect(await refusalOf(open(code))).toBe('code_not_valid');
  });

  test('for a counter that is shut out there is none', async () => {
    await database.owner.query('UPDATE counter SET revoked_at = now() WHERE id = $1', [
      day.counter().counterId,
    ]);
    expect(await refusalOf(make())).toBe('out_of_state');
  });
});

describe('a counter with a technician', () => {
  test('is taken from the same moment: nobody is called there', async () => {
    await day.issue();
    await opened(0);
    await opened(1);
    expect(await health()).toEqual({ ready: false, busy: 'service' });
    expect(await refusalOf(node.accept.next(day.staff()))).toBe('no_free_counter');
    await day.beat(day.counter(1).counterId, 'service');
    expect(await health(1)).toEqual({ ready: false, busy: 'service' });
    await day.beat(day.counter(1).counterId, 'idle');
    await node.accept.next(day.staff());
  });

  test('a citizen is called to it: the page stays shut, and the code stays good', async () => {
    await database.owner.query(`DELETE FROM counter_health WHERE counter_id = $1`, [
      day.counter(1).counterId,
    ]);
    await day.issue();
    await node.accept.next(day.staff());
    const { code } = await make();
    expect(await refusalOf(open(code))).toBe('out_of_state');
    await database.owner.query(
      `UPDATE consultation SET phase = 'ended', ended_at = now(), outcome = 'no_show' WHERE zone_id = $1`,
      [day.zone.id],
    );
    await open(code);
  });

  test('a call and a code at the same moment: one of them, never both', async () => {
    await database.owner.query(`DELETE FROM counter_health WHERE counter_id = $1`, [
      day.counter(1).counterId,
    ]);
    await day.issue();
    const { code } = await make();
    const [called, let_in] = await Promise.all([
      refusalOf(node.accept.next(day.staff())),
      refusalOf(open(code)),
    ]);
    expect([called, let_in].filter((end) => end === 'none')).toHaveLength(1);
  });
});

describe('a report', () => {
  test('that the counter signed is kept as it was said, and shown newest first', async () => {
    const visit = await opened();
    await keep(report(visit));
    await keep(report(visit, { note: 'Nu ook de kabel.' }));
    const shown = await kept();
    expect(shown.map(({ note }) => note)).toEqual(['Nu ook de kabel.', 'Lens gepoetst.']);
    expect(shown[1]).toMatchObject({
      ...report(visit, { at: shown[1]!.at }),
      technician: day.zone.technician.name,
      verified: true,
    });
    expect((await audited()).slice(-2)).toEqual(['counter service_reported', 'counter service_reported']);
  });

  test('said twice, because the answer got lost, is one report', async () => {
    const told = report(await opened());
    await keep(told);
    await keep(told);
    expect(await kept()).toHaveLength(1);
  });

  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  test.each([
    ['under another key', (text: string) => signed(text, other)],
    [
      'whose words were changed',
      (text: string) => ({ ...signed(text, keyOf()), report: text.replace('fail', 'pass') }),
    ],
    ['signed for another purpose', (text: string) => signed(text, keyOf(), (words) => words)],
    [
      'with a signature in another form',
      (text: string) => ({
        report: text,
        signature: createSign('sha256').update(serviceReportText(text)).sign(keyOf()).toString('base64'),
      }),
    ],
    ['without a signature', (text: string) => ({ report: text, signature: '' })],
  ])('%s is refused, and that is noted', async (_, forge) => {
    const text = JSON.stringify(report(await opened()));
    expect(await refusalOf(reports.keep(day.counter(), forge(text)))).toBe('signature_not_valid');
    expect(await kept()).toEqual([]);
    expect((await audited()).at(-1)).toBe('counter service_report_refused');
  });

  test('of another counter’s visit is refused', async () => {
    const visit = await opened(1);
    expect(await refusalOf(keep(report(visit)))).toBe('not_found');
    expect(await refusalOf(keep(report(visit, { counterId: day.counter(1).counterId })))).toBe('not_found');
    expect((await audited()).slice(-2)).toEqual([
      'counter service_report_refused',
      'counter service_report_refused',
    ]);
  });

  test('of a visit that never was is refused', async () => {
    const visit = { ...(await opened()), visitId: randomUUID() as OpenedService['visitId'] };
    expect(await refusalOf(keep(report(visit)))).toBe('not_found');
  });

  test('a minute after the visit’s end it still arrives, and after that not', async () => {
    const visit = await opened();
    const ended = (ago: string) =>
      database.owner.query(
        `ALTER TABLE service_visit DISABLE TRIGGER service_visit_append_only;
         UPDATE service_visit SET opened_at = now() - interval '40 minutes', expires_at = now() - interval '${ago}'
           WHERE zone_id = '${day.zone.id}';
         ALTER TABLE service_visit ENABLE TRIGGER service_visit_append_only;`,
      );
    await ended('50 seconds');
    await keep(report(visit));
    await ended('70 seconds');
    expect(await refusalOf(keep(report(visit, { note: 'te laat' })))).toBe('out_of_state');
  });

  test('the technician lost his role meanwhile', async () => {
    const visit = await opened();
    await database.owner.query('DELETE FROM membership WHERE staff_id = $1', [day.zone.technician.id]);
    expect(await refusalOf(keep(report(visit)))).toBe('forbidden');
  });

  test('the counter was shut out meanwhile', async () => {
    const visit = await opened();
    await database.owner.query('UPDATE counter SET revoked_at = now() WHERE id = $1', [
      day.counter().counterId,
    ]);
    expect(await refusalOf(keep(report(visit)))).toBe('signature_not_valid');
  });

  test.each([
    ['no JSON', 'hello'],
    ['no report', '{"tests":"all fine"}'],
    ['a test of nothing that we know', (text: string) => text.replace('card_reader', 'coffee_machine')],
  ])('signed, but %s', async (_, text) => {
    const told = JSON.stringify(report(await opened()));
    const said = typeof text === 'string' ? text : text(told);
    expect(await refusalOf(reports.keep(day.counter(), signed(said, keyOf())))).toBe('bad_request');
  });

  test('an endless one is not even looked at', () => {
    const { signature } = signed('{}', keyOf());
    expect(SignedServiceReport.safeParse({ report: ' '.repeat(20_001), signature }).success).toBe(false);
    expect(SignedServiceReport.safeParse({ report: '{}', signature: 'A'.repeat(204) }).success).toBe(false);
  });

  test('the twenty-first of a visit is too many', async () => {
    const visit = await opened();
    for (let count = 1; count <= 20; count += 1) await keep(report(visit, { note: `${count}` }));
    expect(await refusalOf(keep(report(visit, { note: '21' })))).toBe('too_many_requests');
  });

  test('is never changed: not by central, not by the owner; and one that was changed shows', async () => {
    await keep(report(await opened()));
    const change = `UPDATE service_report SET report = replace(report, 'fail', 'pass') WHERE zone_id = '${day.zone.id}'`;
    await expect(node.database.inZone(day.zone.id, (tx) => tx.query(change))).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.owner.query(change)).rejects.toThrow(/append-only/);
    await database.owner.query(
      `ALTER TABLE service_report DISABLE TRIGGER service_report_append_only; ${change};
       ALTER TABLE service_report ENABLE TRIGGER service_report_append_only;`,
    );
    expect(await kept()).toMatchObject([{ verified: false }]);
  });

  test('of a counter of another zone nobody sees anything', async () => {
    await keep(report(await opened()));
    const elsewhere = await makeTestZone(database.owner, `svc-${randomUUID().slice(0, 8)}`);
    const stranger = { ...technician(), zoneId: elsewhere.id };
    expect(await refusalOf(reports.ofCounter(stranger, day.counter().counterId))).toBe('not_found');
  });
});
