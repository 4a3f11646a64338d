import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IdentityChecks, Verdict } from '@loket/contract';
import {
  makeVirtualCard,
  openTestHierarchy,
  type TestHierarchy,
  testTrust,
  virtualPeople,
} from '@loket/simulators';
import {
  belgianRoots,
  type CardFiles,
  decodeIdentity,
  identify,
  type TrustAnchors,
  verifyCard,
} from './index.ts';

const AT = new Date('2026-11-21T10:00:00Z');

let folder: string;
let hierarchy: TestHierarchy;
let trust: TrustAnchors;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-identity-'));
  hierarchy = await openTestHierarchy(folder);
  trust = testTrust(hierarchy);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function filesOf(person: string, applet?: '1.7' | '1.8') {
  const { files } = await makeVirtualCard(hierarchy, person, applet && { applet });
  const at = (path: string) => Buffer.from(files.get(path)!);
  return {
    identity: at('DF014031'),
    identity_signature: at('DF014032'),
    address: at('DF014033'),
    address_signature: at('DF014034'),
    photo: at('DF014035'),
    rrn_certificate: at('DF00503C'),
    root_certificate: at('DF00503B'),
  };
}

/** Every check verified but those named. */
const but = (other: Partial<IdentityChecks>): IdentityChecks => {
  const verified = { verdict: 'verified' } as const;
  return {
    identity_signature: verified,
    address_signature: verified,
    photo: verified,
    certificate_chain: verified,
    certificate_validity: verified,
    card_validity: verified,
    national_number: verified,
    revocation: { verdict: 'indeterminate', reason: 'asking' },
    // Nobody challenged these cards, and 1.7 has no key to answer with.
    genuineness: expect.objectContaining({ verdict: 'indeterminate' }) as unknown as Verdict,
    ...other,
  };
};

const changed = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

test.each(
  virtualPeople.filter(
    ({ special }) => special === undefined || special === 'foreigner' || special === 'kids',
  ),
)(
  'the files of $id are an identity with every check verified, on either applet',
  async ({ id, surname, givenNames, address, nationalNumber }) => {
    for (const applet of ['1.7', '1.8'] as const) {
      const at = id === 'godelieve' ? new Date('2020-01-01T00:00:00Z') : AT;
      const card = await identify(await filesOf(id, applet), trust, at);
      if (!card.ok) throw new Error(JSON.stringify(card.error));
      expect(card.value.identity).toMatchObject({ surname, givenNames, nationalNumber });
      expect(card.value.address).toEqual(address);
      expect(card.value.checks).toEqual(but({}));
      expect(card.value.testCard).toBe(true);
    }
  },
  30_000,
);

test('a forged identity file', async () => {
  const { checks } = verifyCard(await filesOf('boudewijn'), trust, AT);
  expect(checks.identity_signature).toEqual({ verdict: 'failed', reason: 'signature_mismatch' });
  expect(checks.photo).toMatchObject({ verdict: 'indeterminate', reason: 'signature_mismatch' });
});

test.each(['anneleen', 'zoe'])('any changed byte of a data file is noticed (%s)', async (person) => {
  const files = await filesOf(person);
  for (let at = 0; at < files.identity.length; at += 7) {
    const { checks } = verifyCard({ ...files, identity: changed(files.identity, at) }, trust, AT);
    expect(checks.identity_signature).toEqual({ verdict: 'failed', reason: 'signature_mismatch' });
  }
  for (const [file, check, verdict] of [
    ['address', 'address_signature', 'signature_mismatch'],
    ['address_signature', 'address_signature', 'signature_mismatch'],
    ['identity_signature', 'address_signature', 'signature_mismatch'],
    ['photo', 'photo', 'hash_mismatch'],
  ] as const) {
    const { checks } = verifyCard({ ...files, [file]: changed(files[file], 20) }, trust, AT);
    expect(checks[check]).toMatchObject({ verdict: 'failed', reason: verdict });
  }
});

test('an address of another card is not bound to this identity', async () => {
  const [mine, theirs] = [await filesOf('anneleen'), await filesOf('maximiliaan')];
  const { address, address_signature } = theirs;
  const { checks } = verifyCard({ ...mine, address, address_signature }, trust, AT);
  expect(checks).toEqual(but({ address_signature: { verdict: 'failed', reason: 'signature_mismatch' } }));
});

test('an expired card is valid through its last Belgian day', async () => {
  const files = await filesOf('godelieve');
  const expired = { verdict: 'failed', reason: 'expired' } as const;
  expect(verifyCard(files, trust, AT).checks).toEqual(but({ card_validity: expired }));
  expect(verifyCard(files, trust, new Date('2021-06-08T21:59:00Z')).checks).toEqual(but({}));
  expect(verifyCard(files, trust, new Date('2021-06-08T22:01:00Z')).checks).toEqual(
    but({ card_validity: expired }),
  );
  const early = verifyCard(files, trust, new Date('2011-01-01T00:00:00Z')).checks;
  expect(early.card_validity).toEqual({ verdict: 'failed', reason: 'not_yet_valid' });
  expect(early.certificate_validity).toMatchObject({ verdict: 'failed', reason: 'not_yet_valid' });
});

test('an expired certificate of the register', async () => {
  const { checks } = verifyCard(await filesOf('solange'), trust, AT);
  expect(checks).toEqual(
    but({ certificate_validity: { verdict: 'failed', reason: 'expired', detail: 'register' } }),
  );
});

describe('the root', () => {
  const chainOf = async (given: Partial<TrustAnchors>, files: CardFiles = {}) => {
    const verdicts = verifyCard({ ...(await filesOf('zoe')), ...files }, { ...trust, ...given }, AT);
    return { chain: verdicts.checks.certificate_chain, testCard: verdicts.testCard };
  };
  const failed = (reason: string) => ({ chain: { verdict: 'failed', reason }, testCard: false });

  test('of the tests is refused in production, told or not, pinned or not', async () => {
    expect(await chainOf({ mode: 'production' })).toEqual(failed('test_root'));
    expect(await chainOf({ mode: 'production', testRoots: new Set() })).toEqual(failed('test_root'));
    const pinnedRoots = new Set([...belgianRoots, hierarchy.rootSha256]);
    expect(await chainOf({ mode: 'production', pinnedRoots })).toEqual(failed('test_root'));
  });

  test('that nobody pinned is not trusted, though the card brings it', async () => {
    expect(await chainOf({ testRoots: new Set() })).toEqual(failed('not_pinned'));
  });

  test('may come from the configured folder instead of the card', async () => {
    const absent = { root_certificate: Buffer.alloc(2500) };
    const configured = { configuredRoots: [hierarchy.rootDer] };
    expect(await chainOf(configured, absent)).toEqual({ chain: { verdict: 'verified' }, testCard: true });
    expect(await chainOf({}, absent)).toMatchObject({
      chain: { verdict: 'indeterminate', reason: 'no_issuer' },
    });
  });

  test('of another hierarchy with the same name did not sign this register', async () => {
    const other = await openTestHierarchy(join(folder, 'other'));
    expect(await chainOf({}, { root_certificate: Buffer.from(other.rootDer) })).toEqual(
      failed('signature_mismatch'),
    );
  });

  test('does not vouch for a citizen who signs as the register', async () => {
    const { files } = await makeVirtualCard(hierarchy, 'zoe');
    expect(await chainOf({}, { rrn_certificate: files.get('DF005038')! })).toEqual(failed('no_issuer'));
    expect(await chainOf({}, { rrn_certificate: files.get('DF00503A')! })).toEqual({
      chain: {
        verdict: 'failed',
        reason: 'malformed_certificate',
        detail: 'an authority signs no card data',
      },
      testCard: false,
    });
  });
});

test('a certificate that is missing or nonsense decides nothing', async () => {
  const files = await filesOf('anneleen');
  const absent = verifyCard({ ...files, rrn_certificate: Buffer.alloc(1300) }, trust, AT).checks;
  expect(absent.identity_signature).toEqual({ verdict: 'indeterminate', reason: 'absent' });
  const nonsense = verifyCard(
    { ...files, rrn_certificate: Buffer.from('30820002ffff', 'hex') },
    trust,
    AT,
  ).checks;
  expect(nonsense.certificate_chain).toEqual({ verdict: 'failed', reason: 'malformed_certificate' });
  expect(nonsense.identity_signature.verdict).toBe('failed');
});

test('a partial reading is no identity, and its checks say what is missing', async () => {
  const files = await filesOf('anneleen');
  for (const file of [
    'identity',
    'identity_signature',
    'address',
    'address_signature',
    'photo',
    'rrn_certificate',
  ] as const) {
    const { [file]: _, ...partial } = files;
    expect(await identify(partial, trust, AT)).toEqual({
      ok: false,
      error: { kind: 'missing', files: [file] },
    });
  }
  const nothing = verifyCard({}, trust, AT).checks;
  for (const verdict of Object.values(nothing)) {
    expect(verdict).toMatchObject({ verdict: 'indeterminate' });
  }
});

test('an identity file that the standard does not know is refused, by tag and never by value', async () => {
  const { identity } = await filesOf('anneleen');
  const number = identity.indexOf('87031499842');
  const letters = Buffer.from(identity);
  letters.write('8703149984x', number);
  expect(decodeIdentity(letters)).toEqual({ ok: false, error: { kind: 'bad_field' } });
  const control = Buffer.from(identity);
  control[identity.indexOf('Vandersmissen')] = 0x0a;
  expect(decodeIdentity(control)).toEqual({ ok: false, error: { kind: 'bad_field', tag: 7 } });
  const notUtf8 = Buffer.from(identity);
  notUtf8[identity.indexOf('Vandersmissen')] = 0xff;
  expect(decodeIdentity(notUtf8)).toEqual({ ok: false, error: { kind: 'bad_field', tag: 7 } });
  const wrongDigits = Buffer.from(identity);
  wrongDigits.write('87031499843', number);
  const { checks } = verifyCard({ ...(await filesOf('anneleen')), identity: wrongDigits }, trust, AT);
  expect(checks.national_number).toEqual({ verdict: 'failed', reason: 'check_digits' });
});
