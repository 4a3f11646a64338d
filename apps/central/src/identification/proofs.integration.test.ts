import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { DeskIdentification, IdentityChecks } from '@loket/contract';
import { makeVirtualCard, virtualPeople } from '@loket/simulators';
import {
  type StatusAuthorities,
  startStatusAuthorities,
} from '@loket/simulators/authority/status-authority.ts';
import { openHolderKeys } from '@loket/simulators/card/holder-keys.ts';
import { openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Programs are started, keys are made, and the machine may be busy.
jest.setTimeout(90_000);

let folder: string;
let authorities: StatusAuthorities;
let house: TestHouse;
let visit: TestVisit;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loket-proofs-'));
  authorities = await startStatusAuthorities(folder);
  for (const person of ['anneleen', 'zoe', 'maximiliaan'])
    await authorities.of('citizen').know(await certificateOf(person));
  house = await openTestHouse('proofs', { authorities });
});
afterAll(async () => {
  await house.close();
  await authorities.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  visit = await TestVisit.begin(house);
});
afterEach(() => visit.close());

async function certificateOf(personId: string): Promise<Uint8Array> {
  const person = virtualPeople.find(({ id }) => id === personId)!;
  const { authentication } = await openHolderKeys(authorities.hierarchy, person, person.applet);
  return authentication.certificate;
}

const answered = ({ revocation }: IdentityChecks) =>
  revocation.verdict !== 'indeterminate' || revocation.reason !== 'asking';
const revocationsShown = () =>
  visit.desk
    .messages<DeskIdentification>('identification')
    .flatMap(({ identification }) =>
      identification.state === 'complete' ? [identification.checks.revocation] : [],
    );

test('the identity is there at once, then that the card is good and the chip is no copy', async () => {
  const { identification } = await visit.readCard('zoe');
  if (identification.state !== 'complete') throw new Error('no identity');
  expect(identification.checks).toMatchObject({
    identity_signature: { verdict: 'verified' },
    revocation: { verdict: 'indeterminate', reason: 'asking' },
    genuineness: { verdict: 'indeterminate', reason: 'missing_file' },
  });
  await visit.proveCard();
  const checks = await visit.untilChecks((now) => answered(now) && now.genuineness.verdict === 'verified');
  expect(Object.entries(checks).filter(([, { verdict }]) => verdict !== 'verified')).toEqual([]);
});

test('a card that was reported stolen, however genuine', async () => {
  await authorities.of('citizen').revoke(await certificateOf('anneleen'));
  await visit.readCard('anneleen');
  await visit.proveCard();
  const { revocation, identity_signature } = await visit.untilChecks(answered);
  expect(identity_signature).toEqual({ verdict: 'verified' });
  expect(revocation).toMatchObject({
    verdict: 'failed',
    reason: 'revoked',
    detail: expect.stringContaining('card: certificate_hold since 20'),
  });
  expect(revocationsShown()[0]).toEqual({ verdict: 'indeterminate', reason: 'asking' });
});

test('nobody answers: the identity stands, and its status is not known', async () => {
  for (const which of ['ocsp', 'list'] as const) await authorities.of('citizen').away(which);
  await visit.readCard('maximiliaan');
  await visit.proveCard();
  const { revocation } = await visit.untilChecks(answered);
  expect(revocation).toEqual({ verdict: 'indeterminate', reason: 'authority_away', detail: 'card' });
  await authorities.of('citizen').answer();
  await authorities.of('citizen').layList();
});

test('somebody else’s certificate on this card, and one of another use', async () => {
  await visit.readCard('maximiliaan');
  await visit.proveCard({ authentication_certificate: await certificateOf('zoe') });
  expect((await visit.untilChecks(answered)).revocation).toEqual({
    verdict: 'failed',
    reason: 'other_person',
  });
  const { files } = await makeVirtualCard(authorities.hierarchy, 'maximiliaan');
  await visit.readCard('maximiliaan');
  await visit.proveCard({ authentication_certificate: files.get('DF005039')! });
  const wrong = await visit.untilChecks(
    ({ revocation }) => revocation.verdict === 'failed' && revocation.reason === 'wrong_use',
  );
  expect(wrong.identity_signature).toEqual({ verdict: 'verified' });
});

test('a copy of every file of a card on another chip', async () => {
  await visit.readCard('zoe', { copied: true });
  await visit.proveCard();
  const { genuineness } = await visit.untilChecks((checks) => checks.genuineness.verdict === 'failed');
  expect(genuineness).toEqual({ verdict: 'failed', reason: 'signature_mismatch' });
});

test('a chip that answered another reading', async () => {
  const first = await visit.counter.tell<{ challenge: string }>('card:challenge', {
    consultationId: visit.consultationId,
    readingId: randomUUID(),
  });
  await visit.readCard('zoe');
  const second = await visit.counter.tell<{ challenge: string }>('card:challenge', visit.reading);
  expect(second.challenge).not.toBe(first.challenge);
  expect(Buffer.from(second.challenge, 'base64')).toHaveLength(48);
  expect(await visit.counter.tell('card:challenge', visit.reading)).toEqual(second);
});

test('a child’s card has no certificates; an old one no key of its chip', async () => {
  await visit.readCard('anneleen', { withoutCertificates: true });
  await visit.proveCard({ authentication_certificate: Uint8Array.of(0), ca_certificate: Uint8Array.of(0) });
  const { revocation, genuineness } = await visit.untilChecks(answered);
  expect(revocation).toMatchObject({ verdict: 'indeterminate', reason: 'absent' });
  expect(genuineness).toEqual({ verdict: 'indeterminate', reason: 'absent' });
});

test('the proofs never came: when the counter says so, nobody waits any more', async () => {
  await visit.readCard('zoe');
  await visit.counter.tell('card:proofs_end', visit.reading);
  const { revocation } = await visit.untilChecks(answered);
  expect(revocation).toEqual({ verdict: 'indeterminate', reason: 'missing_file' });
});

test('after its end a reading takes proofs only, each once, and nothing after the last', async () => {
  await visit.readCard('zoe');
  const file = (name: string) => ({ ...visit.reading, file: name, bytes: 'MAA=' });
  for (const name of ['identity', 'rrn_certificate', 'photo'])
    expect(await visit.counter.code('card:file', file(name))).toBe('out_of_state');
  expect(await visit.counter.code('card:file', file('ca_certificate'))).toBeUndefined();
  expect(await visit.counter.code('card:file', file('ca_certificate'))).toBe('out_of_state');
  expect(await visit.counter.code('card:proofs_end', visit.reading)).toBeUndefined();
  expect(await visit.counter.code('card:file', file('authentication_certificate'))).toBe('out_of_state');
  expect(await visit.counter.code('card:challenge', visit.reading)).toBe('out_of_state');
  const other = { ...visit.reading, readingId: randomUUID() };
  expect(await visit.counter.code('card:proofs_end', other)).toBe('out_of_state');
});

test('what the authority said lies sealed, and goes with the visit', async () => {
  await visit.readCard('anneleen');
  await visit.proveCard();
  await visit.untilChecks(answered);
  const { rows } = await house.database.owner.query('SELECT sealed FROM card_status');
  expect(rows).toHaveLength(1);
  expect(rows[0].sealed.toString('latin1')).not.toMatch(/revoked|failed|verified/);
  await visit.desk.post(`/api/consultations/${visit.consultationId}/close`, { outcome: 'helped' });
  const left = await house.database.owner.query('SELECT count(*)::int AS left FROM card_status');
  expect(left.rows[0].left).toBe(0);
});

test('the register that signed the data was revoked itself', async () => {
  const { certificate } = await authorities.hierarchy.register('register_rsa');
  await authorities.of('root').revoke(certificate, 'keyCompromise');
  // A central that has asked about nobody yet.
  await visit.close();
  const asked = house;
  house = await openTestHouse('proofsregister', { authorities });
  visit = await TestVisit.begin(house);
  await visit.readCard('maximiliaan');
  await visit.proveCard();
  const { revocation } = await visit.untilChecks(answered);
  expect(revocation).toMatchObject({
    reason: 'revoked',
    detail: expect.stringContaining('register: key_compromise'),
  });
  await asked.close();
});
