import { DeskConsultation, type DeskSnapshot, REST, type TicketOffer } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import { openCounter, openDesk } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'asked', { counters: 1, inspectors: 2 });
  await database.owner.query(
    `INSERT INTO routing_policy (zone_id, version, policy, made_by, note) VALUES ($1, 1, $2, $3, 'a test')`,
    [zone.id, JSON.stringify({ ...FIRST_POLICY, mode: 'offer' }), zone.inspectors[0]!.id],
  );
  server = await startTestServer(database.appUrl);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test('a ticket is issued: the desk is asked over its socket, and one *no* and one *yes* later somebody is called', async () => {
  const counter = await openCounter(server.url, zone, zone.counters[0]!);
  const desks = [
    await openDesk(server.url, zone.inspectors[0]!),
    await openDesk(server.url, zone.inspectors[1]!),
  ];
  const ticket = await counter.issue();
  const asked = await Promise.race(
    desks.map(async (desk, place) => ({
      place,
      offer: await desk.until<TicketOffer | null>('offer', (offer) => offer?.ticketId === ticket.id),
    })),
  );
  const [first, second] = asked.place === 0 ? desks : desks.toReversed();
  expect((await first!.get<DeskSnapshot>(REST.queue)).body.offer).toEqual(asked.offer);
  const answer = await fetch(server.url + REST.declineOffer(asked.offer!.id), { method: 'POST' });
  expect(answer.status).toBe(401);
  await first!.post(REST.declineOffer(asked.offer!.id)).catch(() => undefined);
  await first!.until<TicketOffer | null>('offer', (offer) => offer === null);
  const next = await second!.until<TicketOffer | null>('offer', (offer) => offer?.ticketId === ticket.id);
  expect(next!.id).not.toBe(asked.offer!.id);
  const { status, body } = await second!.post<unknown>(REST.acceptOffer(next!.id));
  expect(status).toBe(200);
  expect(DeskConsultation.parse(body)).toMatchObject({ ticketId: ticket.id, phase: 'called' });
  for (const client of [counter, ...desks]) client.close();
});
