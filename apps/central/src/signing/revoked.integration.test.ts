import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { Presentation, SignedStatement } from '@loket/contract';
import { TicketId } from '@loket/contract';
import type { TrustAnchors } from '@loket/identity';
import { virtualPeople } from '@loket/simulators';
import {
  type StatusAuthorities,
  startStatusAuthorities,
} from '@loket/simulators/authority/status-authority.ts';
import { openHolderKeys } from '@loket/simulators/card/holder-keys.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { TRUST } from '../identification/trust.ts';
import { answersTo, BICYCLE, openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';
import { dossierKeyOf } from '../vault/dossier-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { evidenceOf } from './signing.repository.ts';

// Programs are started, keys are made, and the machine may be busy.
jest.setTimeout(90_000);

let folder: string;
let authorities: StatusAuthorities;
let house: TestHouse;
let visit: TestVisit;
let presentation: Presentation;
let pages: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loket-revoked-'));
  authorities = await startStatusAuthorities(folder);
  for (const person of ['anneleen', 'zoe', 'maximiliaan'])
    await authorities.of('citizen').know(await signatureOf(person));
  house = await openTestHouse('revoked', { authorities });
});
afterAll(async () => {
  await house.close();
  await authorities.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => visit.close());

async function signatureOf(personId: string): Promise<Uint8Array> {
  const person = virtualPeople.find(({ id }) => id === personId)!;
  return (await openHolderKeys(authorities.hierarchy, person, person.applet)).signature.certificate;
}

/** Up to the pages that were confirmed. */
async function confirmedBy(person: string): Promise<void> {
  visit = await TestVisit.begin(house);
  await visit.readCard(person);
  await visit.start();
  await visit.fillIn(answersTo(BICYCLE), 'Gestolen.');
  presentation = await visit.present();
  pages = await visit.confirm(presentation);
}

const sign = (person: string): Promise<SignedStatement> => visit.signWithCard(person, presentation, pages);

/** What was kept beside the signed pages. */
async function evidence() {
  const { rows } = await house.database.owner.query('SELECT ticket_id FROM consultation WHERE id = $1', [
    visit.consultationId,
  ]);
  return house.server.app.get(ZoneDatabase).inZone(house.zone.id as never, async (tx) => {
    const key = await dossierKeyOf(tx, house.server.app.get(Vault), TicketId.parse(rows[0].ticket_id));
    return key.ok ? evidenceOf(tx, key.value, presentation.id) : undefined;
  });
}

/** The roots of the tests as if the State had made them. */
async function asProduction(work: () => Promise<void>): Promise<void> {
  const trust = house.server.app.get<TrustAnchors>(TRUST);
  const before = { ...trust };
  Object.assign(trust, { testRoots: new Set(), pinnedRoots: new Set([authorities.hierarchy.rootSha256]) });
  try {
    await work();
  } finally {
    Object.assign(trust, before);
  }
}

test('a good card of the test hierarchy signs as a test, and its answers are kept', async () => {
  await confirmedBy('anneleen');
  expect(await sign('anneleen')).toMatchObject({ level: 'test' });
  expect(await evidence()).toMatchObject({
    revocation: 'good',
    evidence: [{ source: 'ocsp' }, { source: 'ocsp' }],
  });
});

test('a good card on a production chain is qualified; when nobody answers its status is not established', async () => {
  await asProduction(async () => {
    await confirmedBy('anneleen');
    expect(await sign('anneleen')).toMatchObject({ level: 'qualified' });
    await visit.close();
    for (const which of ['ocsp', 'list'] as const) await authorities.of('citizen').away(which);
    await confirmedBy('zoe');
    expect(await sign('zoe')).toMatchObject({ level: 'qualified_status_not_established' });
    expect(await evidence()).toMatchObject({ revocation: 'unknown' });
  });
  await authorities.of('citizen').answer();
  await authorities.of('citizen').layList();
});

test('the responder is away: the list makes it qualified, and its number is kept', async () => {
  await authorities.of('citizen').away('ocsp');
  await asProduction(async () => {
    await confirmedBy('zoe');
    expect(await sign('zoe')).toMatchObject({ level: 'qualified' });
  });
  expect((await evidence())?.evidence[0]).toMatchObject({
    source: 'list',
    number: expect.stringMatching(/^10/),
  });
  await authorities.of('citizen').answer();
});

test('a revoked card signs nothing; the pages stay confirmed for the pen', async () => {
  await authorities.of('citizen').revoke(await signatureOf('maximiliaan'));
  await confirmedBy('maximiliaan');
  const certificates = await visit.certificatesOf('maximiliaan');
  const begin = { method: 'eid', presentationId: presentation.id, certificates };
  expect(await visit.counter.code('signing:begin', begin)).toBe('certificate_revoked');
  const { rows } = await house.database.owner.query(
    `SELECT p.state, (SELECT count(*)::int FROM signing s WHERE s.presentation_id = p.id) AS begun
     FROM presentation p WHERE p.id = $1`,
    [presentation.id],
  );
  expect(rows).toEqual([{ state: 'confirmed', begun: 0 }]);
});

test('a card under an authority that was revoked signs nothing either', async () => {
  const { certificate } = await authorities.hierarchy.authority('citizen');
  await authorities.of('root').revoke(certificate, 'keyCompromise');
  await authorities.of('root').answer();
  // A central that has asked about nobody yet.
  const asked = house;
  house = await openTestHouse('revokedca', { authorities });
  await confirmedBy('zoe');
  const certificates = await visit.certificatesOf('zoe');
  const begin = { method: 'eid', presentationId: presentation.id, certificates };
  expect(await visit.counter.code('signing:begin', begin)).toBe('certificate_revoked');
  await asked.close();
});
