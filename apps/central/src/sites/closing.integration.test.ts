import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { type IssuedTicket, SiteId, type SiteRegime } from '@loket/contract';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { Closing } from './closing.service.ts';
import { sentOnFrom } from './sent-on.repository.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let other: SiteId;
let closing: Closing;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  closing = new Closing(node.database);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const code = `c-${randomUUID().slice(0, 8)}`;
  const zone = await makeTestZone(database.owner, code, { counters: 2, inspectors: 2 });
  day = new TestDay(node, zone, database.owner);
  await day.begin();
  const { rows } = await database.owner.query(
    `INSERT INTO site (zone_id, municipality_id, name, kind, code, address)
     SELECT zone_id, municipality_id, 'Bibliotheek', 'library', 'B', 'Kerkplein 1' FROM site WHERE id = $1
     RETURNING id`,
    [zone.site.id],
  );
  other = SiteId.parse(rows[0].id);
});

const here = () => day.zone.site.id;
const regime = (over: Partial<SiteRegime>, site = here()) =>
  database.owner.query('UPDATE site SET regime = regime || $2 WHERE id = $1', [site, JSON.stringify(over)]);
const hours = (rule: object | null, site = here()) =>
  database.owner.query('UPDATE site SET hours = $2 WHERE id = $1', [
    site,
    JSON.stringify(rule ?? { mode: 'always' }),
  ]);
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
/** A window that began an hour ago and ends in so many minutes. */
const untilIn = (minutes: number) => ({
  mode: 'window',
  from: minutesFromNow(-60),
  to: minutesFromNow(minutes),
});
const closed = (site = here()) => hours(untilIn(-1), site);
const sweep = () => node.sweep.sweepZone(day.zone.id);
const sent = async ({ id }: Pick<IssuedTicket, 'id'>) => {
  const { rows } = await database.owner.query('SELECT state, referred_to AS "to" FROM ticket WHERE id = $1', [
    id,
  ]);
  return [rows[0].state, rows[0].to];
};
const onScreen = async () => {
  const sites = await node.database.inZone(day.zone.id, (tx) => sentOnFrom(tx, [here()]));
  return sites.get(here()) ?? [];
};

describe('the last ticket', () => {
  test('before its time there is one, after it none, though the site is open', async () => {
    await hours(untilIn(20));
    await regime({ lastTicketMinutes: 15 });
    await day.issue();
    await regime({ lastTicketMinutes: 25 });
    expect(await refusalOf(day.issue())).toBe('site_closed');
  });

  test('a site that never closes always gives one', async () => {
    await regime({ lastTicketMinutes: 240 });
    await day.issue();
  });
});

describe('a site that serves who waits', () => {
  test('keeps them in the queue when it closes, and an inspector gets them', async () => {
    const ticket = await day.issue();
    await closed();
    await sweep();
    expect(await sent(ticket)).toEqual(['waiting', null]);
    expect((await node.accept.next(day.staff(0))).ticketId).toBe(ticket.id);
    expect(await refusalOf(day.issue())).toBe('site_closed');
  });
});

describe('a site that tells who waits', () => {
  beforeEach(() => regime({ whenClosing: 'tell', elsewhere: other }));

  test('sends them on to the other site, and says so on its screen', async () => {
    const [first, second] = [await day.issue(), await day.issue()];
    await sweep();
    expect(await sent(first)).toEqual(['waiting', null]);
    await closed();
    await sweep();
    expect(await sent(first)).toEqual(['referred', 'other_site']);
    expect(await sent(second)).toEqual(['referred', 'other_site']);
    const to = { kind: 'other_site', siteName: 'Bibliotheek', address: 'Kerkplein 1' };
    const screen = await onScreen();
    expect(screen).toHaveLength(2);
    expect(screen).toEqual(expect.arrayContaining([first, second].map(({ number }) => ({ number, to }))));
  });

  test('to an appointment when the other one is closed too, or when there is none', async () => {
    const first = await day.issue();
    await closed(other);
    await closed();
    await sweep();
    expect(await sent(first)).toEqual(['referred', 'appointment']);
    expect(await onScreen()).toEqual([{ number: first.number, to: { kind: 'appointment' } }]);
    await hours(null);
    await regime({ elsewhere: null });
    const second = await day.issue();
    await closed();
    await sweep();
    expect(await sent(second)).toEqual(['referred', 'appointment']);
  });

  test('whoever is away for a while is told too; who was called, or whose call broke off, is served', async () => {
    const [called, broken, away] = [await day.issue(), await day.issue(), await day.issue()];
    await node.accept.next(day.staff(0));
    await database.owner.query(`UPDATE ticket SET priority_class = 'returning' WHERE id = $1`, [broken.id]);
    await database.owner.query(
      `UPDATE ticket SET state = 'parked', parked_until = now() + interval '1 hour' WHERE id = $1`,
      [away.id],
    );
    await closed();
    await sweep();
    expect((await sent(called))[0]).toBe('called');
    expect(await sent(broken)).toEqual(['waiting', null]);
    expect(await sent(away)).toEqual(['referred', 'other_site']);
    expect((await node.accept.next(day.staff(1))).ticketId).toBe(broken.id);
  });

  test('a ticket of the last instant is told as well, in the next pass', async () => {
    const late = await day.issue();
    await closed();
    await database.owner.query('UPDATE site SET open_told = false WHERE id = $1', [here()]);
    await sweep();
    expect(await sent(late)).toEqual(['referred', 'other_site']);
  });

  test('the chief inspector closes it: the same', async () => {
    const ticket = await day.issue();
    await database.owner.query(`UPDATE site SET override = '{"state":"closed","until":null}' WHERE id = $1`, [
      here(),
    ]);
    await sweep();
    expect(await sent(ticket)).toEqual(['referred', 'other_site']);
  });

  test('after a quarter of an hour the screen forgets it', async () => {
    await day.issue();
    await closed();
    await sweep();
    await database.owner.query(`ALTER TABLE ticket_event DISABLE TRIGGER ALL`);
    await database.owner.query(
      `UPDATE ticket_event SET at = at - interval '16 minutes' WHERE zone_id = $1 AND kind = 'referred'`,
      [day.zone.id],
    );
    await database.owner.query(`ALTER TABLE ticket_event ENABLE TRIGGER ALL`);
    expect(await onScreen()).toEqual([]);
  });
});

describe('the chief inspector sends on who waits', () => {
  const tell = (offer: 'elsewhere' | 'appointment') => closing.tellWaiting(day.staff(0), here(), { offer });

  test('to an appointment, at once, everybody who waits there, in the audit', async () => {
    const [first, broken] = [await day.issue(), await day.issue()];
    await database.owner.query(`UPDATE ticket SET priority_class = 'returning' WHERE id = $1`, [broken.id]);
    expect(await tell('appointment')).toEqual({ told: 2 });
    expect(await sent(first)).toEqual(['referred', 'appointment']);
    expect(await sent(broken)).toEqual(['referred', 'appointment']);
    expect(await tell('appointment')).toEqual({ told: 0 });
    const { rows } = await database.owner.query(
      `SELECT reason FROM audit_entry WHERE zone_id = $1 AND action = 'waiting_told' ORDER BY id`,
      [day.zone.id],
    );
    expect(rows.map(({ reason }) => reason)).toEqual(['2 sent on: appointment.', '0 sent on: appointment.']);
  });

  test('elsewhere only when there is an elsewhere that is open', async () => {
    const ticket = await day.issue();
    expect(await refusalOf(tell('elsewhere'))).toBe('out_of_state');
    await regime({ elsewhere: other });
    await closed(other);
    expect(await refusalOf(tell('elsewhere'))).toBe('site_closed');
    expect(await sent(ticket)).toEqual(['waiting', null]);
    await hours(null, other);
    expect(await tell('elsewhere')).toEqual({ told: 1 });
    expect(await sent(ticket)).toEqual(['referred', 'other_site']);
  });

  test('not for another zone’s site', async () => {
    const far = await makeTestZone(database.owner, `f-${randomUUID().slice(0, 8)}`);
    const told = closing.tellWaiting(day.staff(0), far.site.id, { offer: 'appointment' });
    expect(await refusalOf(told)).toBe('not_found');
  });
});

test('a reason never reaches a screen: sent on by staff is "see your own page"', async () => {
  const ticket = await day.issue();
  await node.database.inZone(day.zone.id, async (tx) => {
    const { moveTicket } = await import('../queue/ticket-moves.ts');
    await moveTicket(tx, {
      ticketId: ticket.id,
      move: 'refer',
      kind: 'referred',
      actor: { kind: 'staff', id: day.staff(0).staffId },
      changes: { referredTo: 'police_on_web' },
    });
  });
  expect(await onScreen()).toEqual([{ number: ticket.number, to: { kind: 'own_page' } }]);
});
