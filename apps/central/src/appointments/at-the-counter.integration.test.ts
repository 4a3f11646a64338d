import { jest } from '@jest/globals';
import { PORTAL, PORTAL_DESK } from '@loket/contract';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { booking, makeTestAgenda, makeTestSlots, portalClient } from '../testing/test-portal.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, postJson, type TestZone } from '../testing/test-zone.ts';
import { redeemAppointmentCode } from './redeem.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let server: TestServer;
let node: TestNode;
let zone: TestZone;
let other: TestZone;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'loket');
  other = await makeTestZone(database.owner, 'elders');
  server = await startTestServer(database.appUrl, { LOKET_PUBLIC_POSTS_PER_MINUTE: '40' });
  node = await openTestNode(database.appUrl);
});
afterAll(async () => {
  await node.close();
  await server.close();
  await database.close();
});

const byPhone = { email: null, phone: '089 12 34 56' };

test('a code is redeemed once, at its own site, around its time', async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    `INSERT INTO agenda (zone_id, kind, name, site_id) VALUES ($1, 'virtual_counter', 'Loket', $2) RETURNING id`,
    [zone.id, zone.site.id],
  );
  const [slot] = await makeTestSlots(database.owner, zone, rows[0]!.id, 1, { placeKind: 'virtual_counter' });
  const booked = await portalClient(server.url).book(booking(zone, slot!, byPhone));
  const { code } = booked.body;
  expect(code).toMatch(/^[A-Z2-9]{6}$/);
  const startsAt = new Date(booked.body.slot.startsAt).getTime();
  const redeem = (typed: string, minutes: number, site = zone.site.id, zoneId = zone.id) =>
    node.database.inZone(zoneId, (tx) =>
      redeemAppointmentCode(tx, { siteId: site, code: typed, at: new Date(startsAt + minutes * 60_000) }),
    );
  expect(await redeem(code, -90)).toEqual({ ok: false, error: 'too_early' });
  expect(await redeem(code, 45)).toEqual({ ok: false, error: 'too_late' });
  expect(await redeem('AAAAAA', 0)).toEqual({ ok: false, error: 'unknown' });
  expect(await redeem(code, 0, other.site.id)).toEqual({ ok: false, error: 'unknown' });
  expect(await redeem(code, 0, zone.site.id, other.id)).toEqual({ ok: false, error: 'unknown' });
  expect(await redeem(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`, -10)).toMatchObject({
    ok: true,
    value: { locale: 'nl' },
  });
  expect(await redeem(code, 0)).toEqual({ ok: false, error: 'used' });
});

test('staff of another zone, and ids that are not theirs', async () => {
  const agenda = await makeTestAgenda(database.owner, zone);
  const theirs = await makeTestAgenda(database.owner, other);
  const [slot] = await makeTestSlots(database.owner, other, theirs.id, 1);
  const cookie = await loginCookie(server.url, agenda.person.username);
  const post = (path: string, body: unknown) =>
    postJson(server.url + path, body, { cookie, origin: server.url });
  const series = {
    agendaId: theirs.id,
    date: '2030-01-07',
    from: '09:00',
    lengthMinutes: 30,
    count: 1,
    placeKind: 'home',
    siteId: null,
  };
  expect((await post(PORTAL_DESK.openSlots, series)).status).toBe(404);
  expect((await post(PORTAL_DESK.closeSlot(slot!), {})).status).toBe(404);
  const site = { ...series, agendaId: agenda.id, placeKind: 'office', siteId: other.site.id };
  expect((await post(PORTAL_DESK.openSlots, site)).status).toBe(404);
  const somebody = { ...booking(zone, slot!, byPhone), zone: undefined, invitation: undefined };
  expect((await post(PORTAL_DESK.appointments, somebody)).status).toBe(409);
  // A technician has no business here.
  const technician = await loginCookie(server.url, zone.technician.username);
  for (const path of [PORTAL_DESK.appointments, PORTAL_DESK.reports, PORTAL_DESK.availability])
    expect((await fetch(server.url + path, { headers: { cookie: technician } })).status).toBe(403);
  expect((await fetch(server.url + PORTAL_DESK.appointments)).status).toBe(401);
});

test('a flood from one address is slowed', async () => {
  const asked = { zone: 'loket', street: '', municipality: '', name: 'nobody' };
  const answers = [];
  for (let turn = 0; turn < 45; turn += 1)
    answers.push((await postJson(server.url + PORTAL.findInspector, asked)).status);
  expect(answers.at(0)).toBe(200);
  expect(answers.at(-1)).toBe(429);
});
