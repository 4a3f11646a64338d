import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { virtualPeople } from '@loket/simulators';
import { AuthorityFolder } from '@loket/simulators/authority/authority-folder.ts';
import { openssl } from '@loket/simulators/authority/openssl.ts';
import {
  type StatusAuthorities,
  startStatusAuthorities,
} from '@loket/simulators/authority/status-authority.ts';
import { openTestHierarchy } from '@loket/simulators/card/hierarchy.ts';
import { openHolderKeys } from '@loket/simulators/card/holder-keys.ts';
import { openAuthorityLine } from './authority-line.ts';
import { type AskedStatus, Revocation, type RevocationOptions } from './revocation.ts';

// Each change of an authority starts programs, and the machine may be busy.
jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;

let folder: string;
let authorities: StatusAuthorities;
let issuer: X509Certificate;
let laterMs = 0;
let failures: { host: string; reason: string }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loket-status-'));
  authorities = await startStatusAuthorities(folder);
  issuer = new X509Certificate((await authorities.hierarchy.authority('citizen')).certificate);
});
afterAll(async () => {
  await authorities.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  laterMs = 0;
  failures = [];
  await authorities.of('citizen').answer();
  await authorities.of('citizen').layList();
});

const revocation = (given: Partial<RevocationOptions> = {}) =>
  new Revocation({
    asks: true,
    line: openAuthorityLine(authorities.hosts),
    now: () => new Date(Date.now() + laterMs),
    randomBytes,
    noteFailure: (host, reason) => failures.push({ host, reason }),
    ...given,
  });

/** Everybody's certificate is a certificate of the test's own. */
async function certificateOf(person: string): Promise<X509Certificate> {
  const holder = virtualPeople.find(({ id }) => id === person)!;
  const { authentication } = await openHolderKeys(authorities.hierarchy, holder, '1.8');
  return new X509Certificate(authentication.certificate);
}

async function known(person = 'zoe'): Promise<X509Certificate> {
  const certificate = await certificateOf(person);
  await authorities.of('citizen').know(certificate.raw);
  return certificate;
}

async function reported(person = 'lars'): Promise<X509Certificate> {
  const certificate = await certificateOf(person);
  await authorities.of('citizen').revoke(certificate.raw);
  return certificate;
}

const ask = (certificate: X509Certificate, given?: Partial<RevocationOptions>): Promise<AskedStatus> =>
  revocation(given).statusOf(certificate, issuer);
const away = (which: 'ocsp' | 'list') => authorities.of('citizen').away(which);
const indeterminate = (reason: string) => ({ status: { status: 'indeterminate', reason }, evidence: null });

/** What `openssl ocsp` says as a client, asking the same responder. */
async function opensslAsks(certificate: X509Certificate): Promise<string> {
  const files = authorities.of('citizen').files;
  await writeFile(files.path('asked.pem'), certificate.toString());
  const url = `http://127.0.0.1:${authorities.of('citizen').ports.ocsp}/`;
  const asked = ['-issuer', files.path('authority.pem'), '-cert', files.path('asked.pem')];
  return openssl('ocsp', ...asked, '-url', url, '-CAfile', files.path('authority.pem'), '-partial_chain');
}

/** What `openssl verify` says with the list that lies there. */
async function opensslVerifies(certificate: X509Certificate): Promise<'good' | 'revoked'> {
  const files = authorities.of('citizen').files;
  await writeFile(files.path('asked.pem'), certificate.toString());
  const chain = ['-CAfile', files.path('authority.pem'), '-CRLfile', files.path('list.pem')];
  try {
    await openssl('verify', '-partial_chain', '-crl_check', ...chain, files.path('asked.pem'));
    return 'good';
  } catch (failure) {
    if (String(Reflect.get(Object(failure), 'stderr')).includes('certificate revoked')) return 'revoked';
    throw failure;
  }
}

describe('the responder', () => {
  test('says good, and so does openssl; the answer is kept as evidence', async () => {
    const certificate = await known();
    const { status, evidence } = await ask(certificate);
    expect(status).toEqual({ status: 'good' });
    expect(evidence).toMatchObject({ source: 'ocsp', nextUpdate: expect.any(String) });
    expect(await opensslAsks(certificate)).toContain('asked.pem: good');
    if (evidence?.source !== 'ocsp') throw new Error('no answer');
    const files = authorities.of('citizen').files;
    await writeFile(files.path('answer.der'), Buffer.from(evidence.response, 'base64'));
    await openssl(
      'ocsp',
      '-no_nonce',
      '-respin',
      files.path('answer.der'),
      '-issuer',
      files.path('authority.pem'),
      '-cert',
      files.path('asked.pem'),
      '-CAfile',
      files.path('authority.pem'),
      '-partial_chain',
    );
  });

  test('says revoked, since when and why, and so does openssl', async () => {
    const certificate = await reported();
    const { status } = await ask(certificate);
    expect(status).toMatchObject({ status: 'revoked', reason: 'certificate_hold' });
    if (status.status === 'revoked') expect(Math.abs(Date.now() - status.at.getTime())).toBeLessThan(60_000);
    expect(await opensslAsks(certificate)).toContain('asked.pem: revoked');
  });

  test('does not know it: its list, on which it can’t stand, is not asked', async () => {
    expect(await ask(await certificateOf('solange'))).toMatchObject({
      status: { status: 'indeterminate', reason: 'status_unknown' },
    });
  });

  test('answers too late for now: the list decides, and without one nothing does', async () => {
    const certificate = await known();
    laterMs = 2 * HOUR_MS;
    expect(await ask(certificate)).toMatchObject({
      status: { status: 'good' },
      evidence: { source: 'list' },
    });
    await away('list');
    expect(await ask(certificate)).toEqual(indeterminate('stale_answer'));
  });

  test('is the authority itself, without anybody whom it appointed', async () => {
    const certificate = await known();
    const { files } = authorities.of('citizen');
    await authorities.of('citizen').answer(60, files.path('authority'));
    expect(await ask(certificate)).toMatchObject({
      status: { status: 'good' },
      evidence: { source: 'ocsp' },
    });
  });

  test('is somebody else: of another authority, or the holder of a card', async () => {
    const certificate = await known();
    await away('list');
    await authorities.of('citizen').answer(60, authorities.of('root').files.path('responder'));
    expect(await ask(certificate)).toEqual(indeterminate('signature_mismatch'));
    const holder = virtualPeople.find(({ id }) => id === 'zoe')!;
    const { authentication } = await openHolderKeys(authorities.hierarchy, holder, '1.8');
    const { files } = authorities.of('citizen');
    await writeFile(files.path('holder.pem'), new X509Certificate(authentication.certificate).toString());
    await writeFile(
      files.path('holder.key.pem'),
      authentication.key.export({ type: 'pkcs8', format: 'pem' }),
    );
    await authorities.of('citizen').answer(60, files.path('holder'));
    expect(await ask(certificate)).toEqual(indeterminate('signature_mismatch'));
  });

  test('is an imitation that played an old answer: another nonce', async () => {
    const certificate = await known();
    const { evidence } = await ask(certificate);
    if (evidence?.source !== 'ocsp') throw new Error('no answer');
    await authorities.of('citizen').revoke(certificate.raw);
    await authorities
      .of('citizen')
      .serve('ocsp', (_, response) => response.end(Buffer.from(evidence.response, 'base64')));
    expect(await ask(certificate)).toMatchObject({
      status: { status: 'revoked' },
      evidence: { source: 'list' },
    });
    await away('list');
    expect(await ask(certificate)).toEqual(indeterminate('malformed_answer'));
  });

  test('answers about somebody else', async () => {
    const certificate = await known();
    const other = await known('anneleen');
    const { evidence } = await ask(other, { randomBytes: () => Buffer.alloc(32, 7) });
    if (evidence?.source !== 'ocsp') throw new Error('no answer');
    await away('list');
    await authorities
      .of('citizen')
      .serve('ocsp', (_, response) => response.end(Buffer.from(evidence.response, 'base64')));
    expect(await ask(certificate, { randomBytes: () => Buffer.alloc(32, 7) })).toEqual(
      indeterminate('malformed_answer'),
    );
  });
});

describe('the list', () => {
  beforeEach(() => away('ocsp'));

  test('decides when the responder is away, and openssl agrees', async () => {
    const [good, gone] = [await known(), await reported()];
    await away('ocsp');
    expect(await ask(good)).toMatchObject({
      status: { status: 'good' },
      evidence: { source: 'list', number: expect.stringMatching(/^10[0-9a-f]{2}$/) },
    });
    expect(await ask(gone)).toMatchObject({ status: { status: 'revoked', reason: 'certificate_hold' } });
    expect(await opensslVerifies(good)).toBe('good');
    expect(await opensslVerifies(gone)).toBe('revoked');
  });

  test('is away as well: nobody says anything, and whom we asked is noted without what', async () => {
    const certificate = await certificateOf('zoe');
    await away('list');
    expect(await ask(certificate)).toEqual(indeterminate('authority_away'));
    expect(failures.map(({ reason }) => reason)).toEqual(['authority_away', 'authority_away']);
    expect(JSON.stringify(failures).toLowerCase()).not.toContain(certificate.serialNumber.toLowerCase());
  });

  test('is too old', async () => {
    laterMs = 25 * HOUR_MS;
    expect(await ask(await certificateOf('zoe'))).toEqual(indeterminate('stale_answer'));
  });

  test('is of another authority, or of one that only bears the name', async () => {
    await authorities.of('citizen').layList(await authorities.of('root').files.list());
    expect(await ask(await certificateOf('zoe'))).toEqual(indeterminate('malformed_answer'));
    const other = await openTestHierarchy(path.join(folder, 'imitation'));
    const imitation = await AuthorityFolder.make(other, 'citizen', path.join(folder, 'imitation-status'));
    await authorities.of('citizen').layList(await imitation.list());
    expect(await ask(await certificateOf('zoe'))).toEqual(indeterminate('signature_mismatch'));
  });

  test('is fetched once for many, also at the same time, and kept; an older one serves while no newer is to be had', async () => {
    const bytes = await authorities.of('citizen').files.list();
    let fetched = 0;
    await authorities.of('citizen').serve('list', (_, response) => {
      fetched += 1;
      response.end(bytes);
    });
    const asking = revocation();
    const people = await Promise.all(['zoe', 'anneleen', 'lars', 'maximiliaan'].map(certificateOf));
    await Promise.all(people.map((person) => asking.statusOf(person, issuer)));
    await asking.statusOf(people[0]!, issuer);
    expect(fetched).toBe(1);
    laterMs = 3 * HOUR_MS;
    await away('list');
    expect(await asking.statusOf(people[0]!, issuer)).toMatchObject({ evidence: { source: 'list' } });
  });
});

describe('the line', () => {
  test.each([
    ['endless', (response: import('node:http').ServerResponse) => endless(response)],
    [
      'sent on to elsewhere',
      (response: import('node:http').ServerResponse) =>
        response.writeHead(302, { location: `http://127.0.0.1:${authorities.of('root').ports.ocsp}/` }).end(),
    ],
    ['an error', (response: import('node:http').ServerResponse) => response.writeHead(500).end('error')],
    ['nothing', (response: import('node:http').ServerResponse) => response.end()],
    ['cut', (response: import('node:http').ServerResponse) => response.destroy()],
  ])('an answer that is %s counts as none: the list decides', async (_, answer) => {
    const certificate = await certificateOf('zoe');
    let elsewhere = 0;
    const asked: string[] = [];
    await authorities.of('citizen').serve('ocsp', (request, response) => {
      elsewhere += 1;
      asked.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
      answer(response);
    });
    expect(await ask(certificate)).toMatchObject({ evidence: { source: 'list' } });
    expect(elsewhere).toBe(1);
    // What is asked about stands in no address.
    expect(asked).toEqual(['POST / application/ocsp-request']);
  });

  test('a slow answer is not waited for, and a slow list serves whoever asks next', async () => {
    const certificate = await certificateOf('zoe');
    const bytes = await authorities.of('citizen').files.list();
    await authorities.of('citizen').serve('ocsp', () => undefined);
    await authorities.of('citizen').serve('list', async (_, response) => {
      await pause(600);
      response.end(bytes);
    });
    const asking = revocation({ ocspMs: 150, wholeMs: 300 });
    const before = performance.now();
    expect(await asking.statusOf(certificate, issuer)).toEqual(indeterminate('authority_away'));
    expect(performance.now() - before).toBeLessThan(600);
    await pause(600);
    expect(await asking.statusOf(certificate, issuer)).toMatchObject({ status: { status: 'good' } });
  });

  test('hosts that are not on the list are not asked, whatever a certificate says', async () => {
    const certificate = await known();
    expect(await ask(certificate, { line: openAuthorityLine([]) })).toEqual(indeterminate('authority_away'));
    expect(await ask(certificate, { line: openAuthorityLine(['127.0.0.1']) })).toEqual(
      indeterminate('authority_away'),
    );
    const line = openAuthorityLine(['crl.eid.belgium.be']);
    for (const url of [
      'file:///etc/passwd',
      'http://u:p@crl.eid.belgium.be/',
      'http://crl.eid.belgium.be:81/',
      'ftp://crl.eid.belgium.be/',
      'nonsense',
    ])
      expect(await line({ url, timeoutMs: 500, mostBytes: 10 })).toEqual({ ok: false, error: 'not_allowed' });
  });

  test('one question at a time about a certificate, none while the answer counts, and again after ten minutes', async () => {
    const certificate = await known();
    let questions = 0;
    const line = openAuthorityLine(authorities.hosts);
    const asking = revocation({
      line: (request) => {
        questions += 1;
        return line(request);
      },
    });
    await Promise.all([1, 2, 3].map(() => asking.statusOf(certificate, issuer)));
    await asking.statusOf(certificate, issuer);
    expect(questions).toBe(1);
    laterMs = 11 * 60_000;
    await asking.statusOf(certificate, issuer);
    expect(questions).toBe(2);
  });

  test('turned off, nobody is asked', async () => {
    const certificate = await known();
    expect(await ask(certificate, { asks: false, line: () => Promise.reject(new Error('asked')) })).toEqual(
      indeterminate('authority_away'),
    );
  });
});

function endless(response: import('node:http').ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
  };
  response.on('drain', more);
  more();
}
