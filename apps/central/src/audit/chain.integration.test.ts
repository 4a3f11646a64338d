import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';
import { readHead, verifyAudit } from './verify.ts';

let database: TestDatabase;
let zone: TestZone;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  zone = await makeTestZone(database.owner, `chain-${Math.random().toString(36).slice(2, 8)}`);
  for (const reason of ['éérste lezing', 'a "quoted"\n\\ reason', 'third', 'fourth']) await write(reason);
});

const write = (reason: string) =>
  database.owner.query(
    `INSERT INTO audit_entry (zone_id, actor_kind, action, subject_kind, reason)
     VALUES ($1, 'system', 'audit_read', 'audit', $2)`,
    [zone.id, reason],
  );

const verdict = async (...heads: string[]) => {
  const all = await verifyAudit(
    database.ownerUrl,
    heads.flatMap((head) => readHead(head) ?? []),
  );
  return all.find(({ zoneId }) => zoneId === zone.id)!;
};

/** As somebody with the owner's rights would: the triggers off, the rows changed, the triggers on again. */
async function tamper(sql: string): Promise<void> {
  await database.owner.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
  try {
    await database.owner.query(sql, [zone.id]);
  } finally {
    await database.owner.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
  }
}

test('what was written verifies, and the head can be kept', async () => {
  const { entries, fault, head } = await verdict();
  expect({ entries, fault }).toEqual({ entries: 4, fault: null });
  await write('fifth');
  expect((await verdict(head)).fault).toBeNull();
});

test('a long chain is walked in the order of its numbers', async () => {
  for (let more = 5; more <= 25; more += 1) await write(`entry ${more}`);
  expect(await verdict()).toMatchObject({ entries: 25, fault: null });
});

test('an entry was changed', async () => {
  await tamper(`UPDATE audit_entry SET reason = 'nothing to see' WHERE zone_id = $1 AND place = 2`);
  expect((await verdict()).fault).toEqual({ fault: 'changed', place: 2 });
});

test('an entry was moved to another minute', async () => {
  await tamper(`UPDATE audit_entry SET at = at - interval '1 minute' WHERE zone_id = $1 AND place = 3`);
  expect((await verdict()).fault).toEqual({ fault: 'changed', place: 3 });
});

test('an entry was removed', async () => {
  await tamper('DELETE FROM audit_entry WHERE zone_id = $1 AND place = 2');
  expect((await verdict()).fault).toEqual({ fault: 'gap', place: 2 });
});

test('two entries changed places', async () => {
  for (const [from, to] of [
    [2, 100],
    [3, 2],
    [100, 3],
  ])
    await tamper(`UPDATE audit_entry SET place = ${to} WHERE zone_id = $1 AND place = ${from}`);
  expect((await verdict()).fault).toEqual({ fault: 'changed', place: 2 });
});

test('an entry was slipped in', async () => {
  await tamper('UPDATE audit_entry SET place = 5 WHERE zone_id = $1 AND place = 4');
  await tamper(
    `INSERT INTO audit_entry (zone_id, actor_kind, action, subject_kind, reason, place, hash)
     SELECT zone_id, actor_kind, action, subject_kind, 'slipped in', 4, hash FROM audit_entry
     WHERE zone_id = $1 AND place = 1`,
  );
  expect((await verdict()).fault).toEqual({ fault: 'changed', place: 4 });
});

test('the end was cut off: the database’s own head shows it', async () => {
  await tamper('DELETE FROM audit_entry WHERE zone_id = $1 AND place = 4');
  expect((await verdict()).fault).toEqual({ fault: 'cut_off', place: 3 });
});

test('the end was cut off and the head with it: only a head that was kept elsewhere shows it', async () => {
  const { head } = await verdict();
  await tamper('DELETE FROM audit_entry WHERE zone_id = $1 AND place = 4');
  await database.owner.query(
    `UPDATE audit_head h SET place = 3, hash = (SELECT hash FROM audit_entry e WHERE e.zone_id = h.zone_id AND place = 3)
     WHERE zone_id = $1`,
    [zone.id],
  );
  expect((await verdict()).fault).toBeNull();
  expect((await verdict(head)).fault).toEqual({ fault: 'cut_off', place: 3 });
});

test('the last entries were cut off and written anew: a head that was kept elsewhere shows another history', async () => {
  const { head } = await verdict();
  await tamper('DELETE FROM audit_entry WHERE zone_id = $1 AND place = 4');
  await database.owner.query(
    `UPDATE audit_head h SET place = 3, hash = (SELECT hash FROM audit_entry e WHERE e.zone_id = h.zone_id AND place = 3)
     WHERE zone_id = $1`,
    [zone.id],
  );
  await write('a kinder story');
  expect((await verdict()).fault).toBeNull();
  expect((await verdict(head)).fault).toEqual({ fault: 'other_history', place: 4 });
});

test('the program itself can’t change an entry or its head', async () => {
  await expect(database.owner.query('UPDATE audit_entry SET reason = $1', ['x'])).rejects.toThrow(
    'append-only',
  );
  const rights = await database.owner.query(
    `SELECT has_table_privilege('loket_app', 'audit_head', 'INSERT, UPDATE, DELETE') AS head,
       has_table_privilege('loket_app', 'audit_entry', 'UPDATE, DELETE, TRUNCATE') AS entry`,
  );
  expect(rights.rows[0]).toEqual({ head: false, entry: false });
});
