import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { PORTAL, PORTAL_DESK } from '@loket/contract';
import { type MailCatcher, startMailCatcher } from '@loket/devkit/mail/catcher.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import {
  booking,
  makeTestAgenda,
  makeTestSlots,
  portalClient,
  type TestAgenda,
} from '../testing/test-portal.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { loginCookie, makeTestZone, postJson, type TestZone } from '../testing/test-zone.ts';

jest.setTimeout(120_000);

let database: TestDatabase;
let mail: MailCatcher;
let nodes: TestServer[];
let zone: TestZone;
let other: TestZone;
let agenda: TestAgenda;
let portal: ReturnType<typeof portalClient>;

beforeAll(async () => {
  database = await openTestDatabase();
  mail = await startMailCatcher();
  zone = await makeTestZone(database.owner, 'wijk', { inspectors: 2 });
  other = await makeTestZone(database.owner, 'elders');
  agenda = await makeTestAgenda(database.owner, zone);
  const environment = {
    LOKET_SMTP_URL: mail.url,
    LOKET_MAIL_FROM: 'loket@wijk.example',
    LOKET_PUBLIC_POSTS_PER_MINUTE: '100000',
    LOKET_SECRETS: join(tmpdir(), `loket-booking-${process.pid}`),
  };
  nodes = [
    await startTestServer(database.appUrl, environment),
    await startTestServer(database.appUrl, environment),
  ];
  portal = portalClient(nodes[0]!.url);
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await mail.stop();
  await database.close();
});

const mailTo = (to: string, subject: RegExp) =>
  mail.until((one) => one.to === to && subject.test(one.subject));

const calendarOf = (one: {
  attachments: readonly { contentType: string; content: Buffer }[];
  text: string;
}) =>
  one.attachments.find(({ contentType }) => /calendar|ics/.test(contentType))?.content.toString('utf8') ?? '';

test('found by a street with a slip, booked, moved, cancelled; both sides are told with one calendar entry', async () => {
  const [first, second] = await makeTestSlots(database.owner, zone, agenda.id, 2);
  const found = await portal.find({
    zone: 'wijk',
    street: 'dorpstraat 12',
    municipality: 'Town of wijk',
    name: '',
  });
  expect(found.body).toEqual([
    expect.objectContaining({ agendaId: agenda.id, street: 'Dorpsstraat', neighbourhood: 'Centrum' }),
  ]);
  const offered = await portal.slots('wijk', agenda.id);
  expect(offered.body.map(({ id }) => id)).toEqual([first, second]);

  const booked = await portal.book(booking(zone, first!));
  expect(booked.status).toBe(200);
  expect(booked.body).toMatchObject({ state: 'booked', sequence: 0, mailed: true, changeable: true });
  const toHolder = await mailTo('jozefien@example.org', /^Uw afspraak$/);
  const toPolice = await mailTo(agenda.email, /^Nieuwe afspraak$/);
  expect(toHolder.text).toContain(`/portal/a/${booked.body.secret}`);
  expect(toPolice.text).not.toMatch(/Jozefien|buren/);
  const uid = /UID:(.+)/.exec(calendarOf(toHolder))?.[1];
  expect(calendarOf(toHolder)).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:0/);
  expect(calendarOf(toPolice)).toContain(`UID:${uid}`);

  const moved = await portal.move({ secret: booked.body.secret, sequence: 0, slotId: second });
  expect(moved.body).toMatchObject({ sequence: 1, slot: { id: second } });
  expect(calendarOf(await mailTo('jozefien@example.org', /verplaatst/))).toMatch(/SEQUENCE:1/);
  expect(calendarOf(await mailTo(agenda.email, /verplaatst/))).toContain(`UID:${uid}`);
  expect((await portal.slots('wijk', agenda.id)).body.map(({ id }) => id)).toEqual([first]);

  // Somebody who looks at an older page changes nothing blindly.
  expect((await portal.cancel({ secret: booked.body.secret, sequence: 0 })).body.code).toBe('conflict');
  const cancelled = await portal.cancel({ secret: booked.body.secret, sequence: 1 });
  expect(cancelled.body).toMatchObject({ state: 'cancelled', changeable: false });
  const gone = calendarOf(await mailTo('jozefien@example.org', /geannuleerd/));
  expect(gone).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2/);
  expect(gone).toContain(`UID:${uid}`);
  expect(calendarOf(await mailTo(agenda.email, /geannuleerd/))).toMatch(/METHOD:CANCEL/);
  expect((await portal.slots('wijk', agenda.id)).body).toHaveLength(2);
});

test('two racers for one slot on two nodes, 200 rounds: one wins, the other is told clearly', async () => {
  const rounds = 200;
  const slots = await makeTestSlots(database.owner, zone, agenda.id, rounds);
  const clients = nodes.map(({ url }) => portalClient(url));
  for (const slot of slots) {
    const answers = await Promise.all(
      clients.map((client) => client.book(booking(zone, slot, { email: null, phone: '089 12 34 56' }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('slot_taken');
  }
  const { rows } = await database.owner.query(
    `SELECT count(*)::int AS n FROM appointment WHERE slot_id = ANY($1) AND state = 'booked'`,
    [slots],
  );
  expect(rows).toEqual([{ n: rounds }]);
});

test('the database itself refuses a second booking of one seat', async () => {
  const [slot] = await makeTestSlots(database.owner, zone, agenda.id, 1);
  await portal.book(booking(zone, slot!));
  await expect(
    database.owner.query(
      `INSERT INTO appointment (zone_id, slot_id, seat, secret_hash, sealed, locale, made_by, request_id)
       SELECT zone_id, slot_id, seat, '\\x00', sealed, locale, made_by, gen_random_uuid()
       FROM appointment WHERE slot_id = $1`,
      [slot],
    ),
  ).rejects.toMatchObject({ constraint: 'appointment_one_per_seat' });
});

test('a service with three places takes three, and a repeated request is the same booking', async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    `INSERT INTO agenda (zone_id, kind, name) VALUES ($1, 'weapons', 'Dienst wapens') RETURNING id`,
    [zone.id],
  );
  const [slot] = await makeTestSlots(database.owner, zone, rows[0]!.id, 1, { capacity: 3 });
  const one = booking(zone, slot!);
  const [first, again] = [await portal.book(one), await portal.book(one)];
  expect(again.body.secret).toBe(first.body.secret);
  const answers = await Promise.all([1, 2, 3, 4].map(() => portal.book(booking(zone, slot!))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
});

test('a home visit asks an address, and only then', async () => {
  const [slot] = await makeTestSlots(database.owner, zone, agenda.id, 1, { placeKind: 'home' });
  expect((await portal.book(booking(zone, slot!))).status).toBe(400);
  const booked = await portal.book(booking(zone, slot!, { address: 'Dorpsstraat 12, Genk' }));
  expect(booked.body.address).toBe('Dorpsstraat 12, Genk');
});

test('a slot of another zone, somebody else’s secret and a made-up one are refused', async () => {
  const [slot] = await makeTestSlots(database.owner, zone, agenda.id, 1);
  expect((await portal.book(booking(other, slot!))).body.code).toBe('slot_taken');
  const booked = await portal.book(booking(zone, slot!));
  const elsewhere = booked.body.secret.replace('wijk-', 'elders-');
  expect((await portal.look(elsewhere)).status).toBe(404);
  expect((await portal.look(`wijk-${'A'.repeat(22)}`)).status).toBe(404);
  expect((await portal.look('nonsense')).status).toBe(400);
});

test('no GET changes anything, and no other site may post', async () => {
  const [slot] = await makeTestSlots(database.owner, zone, agenda.id, 1);
  const { body } = await portal.book(booking(zone, slot!));
  for (const path of Object.values(PORTAL).filter((one) => typeof one === 'string')) {
    const response = await fetch(`${nodes[0]!.url}${path}?secret=${body.secret}&sequence=0`);
    expect([path, path === PORTAL.zones ? 404 : response.status]).toEqual([path, 404]);
  }
  for (const page of [PORTAL.appointmentPage(body.secret), PORTAL.reportPage(body.secret)])
    await fetch(nodes[0]!.url + page);
  const evil = await postJson(
    nodes[0]!.url + PORTAL.cancel,
    { secret: body.secret, sequence: 0 },
    { origin: 'https://evil.example' },
  );
  expect(evil.status).toBe(403);
  expect((await portal.look(body.secret)).body).toMatchObject({ state: 'booked', sequence: 0 });
});

test('absence imported: its slots are not offered any more, and what was booked is flagged', async () => {
  const [free, booked] = await makeTestSlots(database.owner, zone, agenda.id, 2);
  await portal.book(booking(zone, booked!));
  await database.owner.query(`UPDATE membership SET roles = '{chief_inspector}' WHERE staff_id = $1`, [
    zone.inspectors[1]!.id,
  ]);
  const chief = await loginCookie(nodes[0]!.url, zone.inspectors[1]!.username);
  const { rows } = await database.owner.query<{ day: string }>(
    `SELECT to_char(lower(span) AT TIME ZONE 'Europe/Brussels', 'YYYY-MM-DD') AS day FROM slot WHERE id = $1`,
    [free],
  );
  const send = (body: string, type: string) =>
    fetch(nodes[0]!.url + PORTAL_DESK.availability, {
      method: 'POST',
      headers: { cookie: chief, origin: nodes[0]!.url, 'content-type': type },
      body,
    });
  const csv = `persoon;van;tot\n${agenda.person.name};${rows[0]!.day};${rows[0]!.day}\nNiemand;2030-01-01;2030-01-02\n`;
  const imported = await (await send(csv, 'text/csv')).json();
  expect(imported).toMatchObject({ absences: 1, ignored: 1, remarks: ['line 3: nobody of this zone'] });
  expect(imported.collisions).toBeGreaterThan(0);
  expect((await portal.slots('wijk', agenda.id)).body.map(({ id }) => id)).not.toContain(free);
  expect((await portal.book(booking(zone, free!))).body.code).toBe('slot_taken');
  const list = await fetch(nodes[0]!.url + PORTAL_DESK.appointments, { headers: { cookie: chief } });
  const flagged = ((await list.json()) as { slot: { id: string }; collides: boolean }[]).find(
    ({ slot }) => slot.id === booked,
  );
  expect(flagged?.collides).toBe(true);
  expect((await send('%PDF-1.7', 'text/csv')).ok).toBe(false);
  // The next file replaces this one.
  const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n';
  expect(await (await send(ics, 'text/calendar')).json()).toMatchObject({ absences: 0, collisions: 0 });
  expect((await portal.slots('wijk', agenda.id)).body.map(({ id }) => id)).toContain(free);
});

test('staff: opens a series, reads who comes with a reason, closes; the holder is told', async () => {
  const cookie = await loginCookie(nodes[0]!.url, agenda.person.username);
  const post = (path: string, body: unknown) =>
    postJson(nodes[0]!.url + path, body, { cookie, origin: nodes[0]!.url });
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const series = {
    agendaId: agenda.id,
    date: day,
    from: '09:00',
    lengthMinutes: 30,
    count: 2,
    weeks: 2,
    placeKind: 'office',
    siteId: zone.site.id,
  };
  expect(await (await post(PORTAL_DESK.openSlots, series)).json()).toEqual({ opened: 4, skipped: 0 });
  expect(await (await post(PORTAL_DESK.openSlots, series)).json()).toEqual({ opened: 0, skipped: 4 });
  const slot = (await portal.slots('wijk', agenda.id)).body.find(({ startsAt }) => startsAt.startsWith(day));
  expect(slot?.place).toBe('Town hall of wijk');
  await portal.book(booking(zone, slot!.id, { name: 'Canary Kanarie', email: 'kanarie@example.org' }));

  const list = await fetch(nodes[0]!.url + PORTAL_DESK.appointments, { headers: { cookie } });
  const text = await list.text();
  expect(text).not.toMatch(/Kanarie/i);
  const mine = (JSON.parse(text) as { id: string; slot: { id: string } }[]).find(
    (one) => one.slot.id === slot!.id,
  );
  expect((await post(PORTAL_DESK.readAppointment(mine!.id), {})).status).toBe(400);
  const read = await post(PORTAL_DESK.readAppointment(mine!.id), { reason: 'Afspraak voorbereiden' });
  expect(await read.json()).toMatchObject({ name: 'Canary Kanarie', email: 'kanarie@example.org' });
  const { rows } = await database.owner.query(
    `SELECT actor_id, reason FROM audit_entry WHERE action = 'appointment_shown' AND subject_id = $1`,
    [mine!.id],
  );
  expect(rows).toEqual([{ actor_id: agenda.person.id, reason: 'Afspraak voorbereiden' }]);

  expect(await (await post(PORTAL_DESK.closeSlot(slot!.id), {})).json()).toEqual({ mailed: 1, toCall: 0 });
  expect((await mailTo('kanarie@example.org', /gaat niet door/)).text).toContain('hoeft niet te komen');
  const dump = await database.owner.query('SELECT * FROM appointment');
  expect(JSON.stringify(dump.rows)).not.toContain(Buffer.from('Kanarie').toString('hex'));
});

test('invited into a case: picks among moments that nobody else sees, once', async () => {
  const cookie = await loginCookie(nodes[0]!.url, agenda.person.username);
  const [slot, spare] = await makeTestSlots(database.owner, zone, agenda.id, 2, { audience: 'invited' });
  const invited = await postJson(
    nodes[0]!.url + PORTAL_DESK.invitations,
    {
      agendaId: agenda.id,
      locale: 'fr',
      name: 'Jean Dupont',
      email: 'jean@example.org',
      phone: null,
      subject: 'Dossier 12/2026',
    },
    { cookie, origin: nodes[0]!.url },
  );
  const { url } = (await invited.json()) as { url: string };
  const secret = url.split('/').at(-1)!;
  expect((await mailTo('jean@example.org', /Rendez-vous/)).text).toContain(url);
  expect((await portal.slots('wijk', agenda.id)).body.map(({ id }) => id)).not.toContain(slot);
  expect((await portal.book(booking(zone, slot!))).body.code).toBe('slot_taken');
  const view = await portal.post<{ slots: { id: string }[] }>(PORTAL.invitation, { secret });
  expect(view.body.slots.map(({ id }) => id)).toContain(slot);
  expect((await portal.book(booking(zone, slot!, { invitation: secret }))).status).toBe(200);
  expect((await portal.book(booking(zone, spare!, { invitation: secret }))).status).toBe(409);
});

test('without a mail server nothing promises one', async () => {
  const silent = await startTestServer(database.appUrl, { LOKET_PUBLIC_POSTS_PER_MINUTE: '100' });
  const [slot] = await makeTestSlots(database.owner, zone, agenda.id, 1);
  const client = portalClient(silent.url);
  const zones = (await (await fetch(silent.url + PORTAL.zones)).json()) as { mailEnabled: boolean }[];
  expect(zones.every(({ mailEnabled }) => !mailEnabled)).toBe(true);
  expect((await client.book(booking(zone, slot!))).body.code).toBe('no_email');
  const booked = await client.book(booking(zone, slot!, { email: null, phone: '089 12 34 56' }));
  expect(booked.body).toMatchObject({ mailed: false });
  await silent.close();
});
