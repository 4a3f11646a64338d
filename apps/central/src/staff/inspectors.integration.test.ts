import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Availability, InspectorState } from '@loket/contract';
import { touchDesks } from '../live/desk-presence.ts';
import { checkCap } from '../sites/cap.repository.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { inspectorStates, setAvailability } from './inspectors.repository.ts';
import { Inspectors } from './inspectors.service.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let inspectors: Inspectors;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  inspectors = new Inspectors(node.database);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const code = `i-${randomUUID().slice(0, 8)}`;
  const zone = await makeTestZone(database.owner, code, { counters: 2, inspectors: 3 });
  day = new TestDay(node, zone, database.owner);
  await day.begin();
});

const id = (place: number) => day.zone.inspectors[place]!.id;
const inZone = <Value>(work: Parameters<typeof node.database.inZone<Value>>[1]) =>
  node.database.inZone(day.zone.id, work);
const stateOf = async (place: number): Promise<InspectorState> => {
  const [state] = await inZone((tx) => inspectorStates(tx, id(place)));
  return state!;
};
const choose = (place: number, availability: Availability) =>
  inZone(async (tx) => {
    if (availability === 'available') await checkCap(tx, id(place));
    await setAvailability(tx, id(place), availability);
  });
const cap = (inspectorCap: number) =>
  database.owner.query('UPDATE zone SET inspector_cap = $2 WHERE id = $1', [day.zone.id, inspectorCap]);
/** As if everything of this inspector had begun so many minutes earlier. */
const since = (place: number, minutes: number) =>
  database.owner.query(
    `UPDATE inspector SET state_since = state_since - make_interval(mins => $2),
       idle_since = idle_since - make_interval(mins => $2) WHERE staff_id = $1`,
    [id(place), minutes],
  );
const silence = (place: number, seconds: number) =>
  database.owner.query(
    'UPDATE inspector SET desk_seen_at = clock_timestamp() - make_interval(secs => $2) WHERE staff_id = $1',
    [id(place), seconds],
  );
const sweep = () => node.sweep.sweepZone(day.zone.id);
const agoSeconds = async (place: number) =>
  (Date.now() - Date.parse((await stateOf(place)).since ?? '')) / 1000;

describe('since when', () => {
  test('a break, and being available again', async () => {
    await since(0, 10);
    expect(await agoSeconds(0)).toBeGreaterThan(590);
    await choose(0, 'break');
    expect(await stateOf(0)).toMatchObject({ state: 'break' });
    expect(await agoSeconds(0)).toBeLessThan(30);
    await since(0, 10);
    await choose(0, 'break');
    expect(await agoSeconds(0)).toBeGreaterThan(590);
    await choose(0, 'available');
    expect(await agoSeconds(0)).toBeLessThan(30);
  });

  test('a consultation, from the call, and what follows it, from its end', async () => {
    await day.issue();
    await since(0, 10);
    const { id: consultationId } = await node.accept.next(day.staff(0));
    await database.owner.query(
      `UPDATE consultation SET called_at = called_at - interval '5 minutes' WHERE id = $1`,
      [consultationId],
    );
    expect(await stateOf(0)).toMatchObject({ state: 'in_consultation' });
    const during = await agoSeconds(0);
    expect(during).toBeGreaterThan(290);
    expect(during).toBeLessThan(330);
    await node.consultations.noShow(day.staff(0), consultationId);
    expect(await stateOf(0)).toMatchObject({ state: 'available' });
    expect(await agoSeconds(0)).toBeLessThan(30);
  });

  test('a desk that went, and came back', async () => {
    await since(0, 10);
    await silence(0, 11);
    await sweep();
    expect(await stateOf(0)).toMatchObject({ state: 'off' });
    expect(await agoSeconds(0)).toBeLessThan(30);
    await since(0, 10);
    await touchDesks(node.database, day.zone.id, [id(0)]);
    expect(await stateOf(0)).toMatchObject({ state: 'available' });
    expect(await agoSeconds(0)).toBeLessThan(30);
    await since(0, 10);
    await touchDesks(node.database, day.zone.id, [id(0)]);
    expect(await agoSeconds(0)).toBeGreaterThan(590);
  });
});

describe('a break by the chief inspector', () => {
  test('from now on: no next call', async () => {
    await day.issue();
    expect(await inspectors.forceBreak(day.staff(2), id(0))).toMatchObject({ state: 'break' });
    expect(await refusalOf(node.accept.next(day.staff(0)))).toBe('not_available');
  });

  test('in a consultation: it is finished first, then there is no other', async () => {
    await day.issue();
    await day.issue();
    const { id: consultationId } = await node.accept.next(day.staff(0));
    expect(await inspectors.forceBreak(day.staff(2), id(0))).toMatchObject({ state: 'in_consultation' });
    await node.consultations.noShow(day.staff(0), consultationId);
    expect(await stateOf(0)).toMatchObject({ state: 'break' });
    expect(await refusalOf(node.accept.next(day.staff(0)))).toBe('not_available');
  });

  test('written down with who gave it; nobody else’s inspector can be given one', async () => {
    await inspectors.forceBreak(day.staff(2), id(0));
    const { rows } = await database.owner.query(
      `SELECT actor_id, subject_id FROM audit_entry WHERE zone_id = $1 AND action = 'break_forced'`,
      [day.zone.id],
    );
    expect(rows).toEqual([{ actor_id: id(2), subject_id: id(0) }]);
    const far = await makeTestZone(database.owner, `f-${randomUUID().slice(0, 8)}`);
    expect(await refusalOf(inspectors.forceBreak(day.staff(2), far.inspectors[0]!.id))).toBe('not_found');
    expect(await refusalOf(inspectors.forceBreak(day.staff(2), day.zone.technician.id))).toBe('not_found');
  });
});

describe('competence', () => {
  test('what somebody speaks and is trained for, once each', async () => {
    const state = await inspectors.setCompetence(day.staff(2), id(0), {
      languages: ['nl', 'de', 'nl'],
      skills: ['fraud'],
    });
    expect(state).toMatchObject({ languages: ['nl', 'de'], skills: ['fraud'] });
    expect(await stateOf(0)).toMatchObject({ languages: ['nl', 'de'], skills: ['fraud'] });
  });

  test('of somebody who never logged in too', async () => {
    await database.owner.query('DELETE FROM inspector WHERE staff_id = $1', [id(1)]);
    const state = await inspectors.setCompetence(day.staff(2), id(1), { languages: ['fr'], skills: [] });
    expect(state).toMatchObject({ state: 'off', languages: ['fr'], skills: [] });
  });
});

describe('the cap', () => {
  test('lowered below those at work it sends nobody away and lets nobody in', async () => {
    await choose(2, 'break');
    await cap(1);
    expect((await stateOf(0)).state).toBe('available');
    expect((await stateOf(1)).state).toBe('available');
    // Who is at work may say so again; that is no other place.
    expect(await refusalOf(choose(0, 'available'))).toBe('none');
    expect(await refusalOf(choose(2, 'available'))).toBe('cap_reached');
    await choose(0, 'break');
    expect(await refusalOf(choose(0, 'available'))).toBe('cap_reached');
  });

  test('somebody in a consultation holds a place, also when a break follows it', async () => {
    await day.issue();
    const { id: consultationId } = await node.accept.next(day.staff(0));
    await inspectors.forceBreak(day.staff(2), id(0));
    await choose(1, 'break');
    await choose(2, 'break');
    await cap(1);
    expect(await refusalOf(choose(1, 'available'))).toBe('cap_reached');
    await node.consultations.noShow(day.staff(0), consultationId);
    expect(await refusalOf(choose(1, 'available'))).toBe('none');
    expect(await refusalOf(choose(0, 'available'))).toBe('cap_reached');
  });

  test('who comes back when the places are taken has a break', async () => {
    await choose(2, 'break');
    await cap(2);
    await silence(0, 11);
    await sweep();
    await choose(2, 'available');
    await touchDesks(node.database, day.zone.id, [id(0)]);
    expect((await stateOf(0)).state).toBe('break');
    await choose(2, 'break');
    expect(await refusalOf(choose(0, 'available'))).toBe('none');
  });

  test('who was away for a moment and finds the place free is at work again', async () => {
    await cap(3);
    await silence(0, 11);
    await touchDesks(node.database, day.zone.id, [id(0)]);
    expect((await stateOf(0)).state).toBe('available');
  });
});

describe('hours at work', () => {
  const spans = async (place: number): Promise<boolean[]> =>
    (
      await database.owner.query(
        'SELECT ended_at IS NULL AS open FROM work_span WHERE inspector_id = $1 ORDER BY began_at',
        [id(place)],
      )
    ).rows.map(({ open }) => open);

  test('from being available to the break', async () => {
    await sweep();
    expect(await spans(0)).toEqual([true]);
    await choose(0, 'break');
    expect(await spans(0)).toEqual([false]);
    await choose(0, 'available');
    expect(await spans(0)).toEqual([false, true]);
  });

  test('until the desk is gone', async () => {
    await sweep();
    await silence(0, 11);
    await sweep();
    expect(await spans(0)).toEqual([false]);
  });

  test('until the consultation is over that a break follows', async () => {
    await sweep();
    await day.issue();
    const { id: consultationId } = await node.accept.next(day.staff(0));
    await inspectors.forceBreak(day.staff(2), id(0));
    await sweep();
    expect(await spans(0)).toEqual([true]);
    await node.consultations.noShow(day.staff(0), consultationId);
    await sweep();
    expect(await spans(0)).toEqual([false]);
  });
});
