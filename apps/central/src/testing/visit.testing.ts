import { createHash, randomUUID, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type CardChallenge,
  type CardFile,
  type CounterDossier,
  type DeskConsultation,
  type DeskDossier,
  type DeskIdentification,
  type EditAccepted,
  type EditStatement,
  HEARTBEAT_EVERY_MS,
  type Heartbeat,
  type IdentityChecks,
  type Presentation,
  REST,
  type SignedStatement,
  type SigningOrder,
  type StartStatement,
  type Statement,
} from '@loket/contract';
import {
  makeVirtualCard,
  openTestHierarchy,
  type TestHierarchy,
  type VirtualCard,
  type VirtualCardOptions,
  virtualPeople,
} from '@loket/simulators';
import type { StatusAuthorities } from '@loket/simulators/authority/status-authority.ts';
import { openHolderKeys } from '@loket/simulators/card/holder-keys.ts';
import { digestOf, prepareSignature, signedAttributes } from '@loket/statement/prepare.ts';
import { isAsked, missingAnswers, templateOf } from '@loket/statement/templates.ts';
import { type CounterClient, type DeskClient, openCounter, openDesk } from './test-clients.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { counterToken, loginCookie, makeTestZone, type TestZone } from './test-zone.ts';

const PATHS: Partial<Record<CardFile, string>> = {
  identity: 'DF014031',
  identity_signature: 'DF014032',
  address: 'DF014033',
  address_signature: 'DF014034',
  photo: 'DF014035',
  rrn_certificate: 'DF00503C',
  root_certificate: 'DF00503B',
};

/** What a counter sends when the identity is on the desk already. */
const PROOF_PATHS: Partial<Record<CardFile, string>> = {
  authentication_certificate: 'DF005038',
  ca_certificate: 'DF00503A',
  basic_key: 'DF014040',
};

/** A zone in which virtual cards are believed. */
export type TestHouse = {
  folder: string;
  hierarchy: TestHierarchy;
  database: TestDatabase;
  zone: TestZone;
  server: TestServer;
  environment: Record<string, string>;
  close(): Promise<void>;
};

export async function openTestHouse(
  code: string,
  {
    environment = {},
    inspectors = 2,
    authorities,
  }: {
    environment?: Record<string, string>;
    inspectors?: number;
    /** Whose hierarchy to use, and whom to ask; otherwise the cards name nobody who could be asked. */
    authorities?: StatusAuthorities;
  } = {},
): Promise<TestHouse> {
  const folder = await mkdtemp(path.join(tmpdir(), 'loket-house-'));
  const hierarchy = authorities?.hierarchy ?? (await openTestHierarchy(folder));
  await writeFile(path.join(folder, 'root.der'), hierarchy.rootDer);
  const database = await openTestDatabase();
  const zone = await makeTestZone(database.owner, code, { counters: 2, inspectors });
  const told = {
    LOKET_CARD_TRUST: 'test',
    LOKET_TEST_ROOTS: folder,
    LOKET_SECRETS: path.join(folder, 'secrets'),
    LOKET_HANDOVER_FOLDER: path.join(folder, 'handover'),
    LOKET_REVOCATION_HOSTS: authorities?.hosts.join(' ') ?? '',
    ...environment,
  };
  const server = await startTestServer(database.appUrl, told);
  return {
    folder,
    hierarchy,
    database,
    zone,
    server,
    environment: told,
    close: async () => {
      await server.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The test house has fewer of these.');
  return value;
}

export const BICYCLE: StartStatement = { kind: 'aangifte', template: 'bicycle_theft', capacity: 'victim' };
export const FREE: StartStatement = { kind: 'melding', template: 'free_statement', capacity: 'witness' };

/** An answer to every question that a template needs. */
export function answersTo(wish: StartStatement): Record<string, string> {
  const content = { ...wish, answers: {} as Record<string, string>, story: '', interpreter: null };
  for (let missing = missingAnswers(content); missing.length > 0; missing = missingAnswers(content)) {
    const before = Object.keys(content.answers).length;
    for (const question of templateOf(wish.template).questions) {
      if (!missing.includes(question.id) || !isAsked(question, content.answers)) continue;
      content.answers[question.id] = answerTo(question);
    }
    if (Object.keys(content.answers).length === before) break;
  }
  return content.answers;
}

function answerTo(question: ReturnType<typeof templateOf>['questions'][number]): string {
  const answers = {
    text: 'iets',
    long_text: 'iets meer',
    date: '2026-11-20',
    time: '14:30',
    amount: '450.00',
  };
  if (question.type === 'choice') return question.choices[0]?.value ?? '';
  return question.type === 'yes_no' ? 'no' : answers[question.type];
}

/** One citizen at one counter with one inspector; each step as the real ends take it. */
export class TestVisit {
  readonly house: TestHouse;
  readonly url: string;
  readonly counter: CounterClient;
  readonly desk: DeskClient;
  readonly consultationId: string;
  /** What the counter says of itself at each heartbeat. */
  reports: Partial<Heartbeat> = {};
  readonly #beating: NodeJS.Timeout;
  #version = 0;
  #reading: { consultationId: string; readingId: string; card: VirtualCard } | undefined;
  readonly #cookies = new Map<number, Promise<string>>();
  statementId = '';

  private constructor(
    house: TestHouse,
    url: string,
    counter: CounterClient,
    desk: DeskClient,
    consultationId: string,
  ) {
    this.house = house;
    this.url = url;
    this.counter = counter;
    this.desk = desk;
    this.consultationId = consultationId;
    // A real counter beats on, however long a step takes on a busy machine.
    this.#beating = setInterval(() => {
      if (counter.socket.connected) void this.beat().catch(() => undefined);
    }, HEARTBEAT_EVERY_MS);
    this.#beating.unref();
  }

  beat(): Promise<undefined> {
    return this.counter.heartbeat(this.reports);
  }

  /** A ticket, *next*, *Ik ben er*. */
  static async begin(
    house: TestHouse,
    place = 0,
    url = house.server.url,
    counterUrl = url,
  ): Promise<TestVisit> {
    const counter = await openCounter(counterUrl, house.zone, present(house.zone.counters[place]));
    const desk = await openDesk(url, present(house.zone.inspectors[place]));
    await counter.issue();
    const { body } = await desk.post<DeskConsultation>(REST.next);
    await counter.tell('visit:here', { consultationId: body.id });
    return new TestVisit(house, url, counter, desk, body.id);
  }

  /** The whole road to the signature. */
  static async signed(house: TestHouse, wish: StartStatement = BICYCLE): Promise<TestVisit> {
    const visit = await TestVisit.begin(house);
    await visit.readCard('anneleen');
    await visit.start(wish);
    await visit.fillIn(answersTo(wish), 'Zo is het gegaan.');
    const presentation = await visit.present();
    await visit.signWithCard('anneleen', presentation, await visit.confirm(presentation));
    return visit;
  }

  /** The same ends after one of them connected anew. */
  again(counter: CounterClient, desk: DeskClient, url = this.url): TestVisit {
    clearInterval(this.#beating);
    const visit = new TestVisit(this.house, url, counter, desk, this.consultationId);
    visit.statementId = this.statementId;
    visit.#version = this.#version;
    return visit;
  }

  async readCard(personId: string, options: VirtualCardOptions = {}): Promise<DeskIdentification> {
    const card = await makeVirtualCard(this.house.hierarchy, personId, options);
    const message = { consultationId: this.consultationId, readingId: randomUUID() };
    this.#reading = { ...message, card };
    for (const [file, at] of Object.entries(PATHS)) await this.sendFile(file, present(card.files.get(at)));
    await this.counter.tell('card:end', { ...message, end: { kind: 'complete' } });
    return this.desk.until<DeskIdentification>(
      'identification',
      ({ identification }) => identification.state === 'complete',
    );
  }

  /** One file of the reading that was begun last. */
  async sendFile(file: string, bytes: Uint8Array): Promise<void> {
    await this.counter.tell('card:file', {
      ...this.reading,
      file,
      bytes: Buffer.from(bytes).toString('base64'),
    });
  }

  get reading(): { consultationId: string; readingId: string } {
    const { consultationId, readingId } = present(this.#reading);
    return { consultationId, readingId };
  }

  /** The proofs behind the reading: the certificates and, with applet 1.8, the chip's answer to central's challenge. */
  async proveCard(instead: Partial<Record<CardFile, Uint8Array>> = {}): Promise<void> {
    const { card } = present(this.#reading);
    for (const [file, at] of Object.entries(PROOF_PATHS)) {
      const bytes = Reflect.get(instead, file) ?? card.files.get(at);
      if (bytes) await this.sendFile(file, bytes);
    }
    if (card.files.has('DF014040')) await this.sendFile('genuineness', await this.answerOfChip(card));
    await this.counter.tell('card:proofs_end', this.reading);
  }

  /** INTERNAL AUTHENTICATE over what central asked. */
  private async answerOfChip(card: VirtualCard): Promise<Uint8Array> {
    const { challenge } = await this.counter.tell<CardChallenge>('card:challenge', this.reading);
    card.reset();
    const command = Buffer.concat([Buffer.from('00880281329430', 'hex'), Buffer.from(challenge, 'base64')]);
    const [, length = 0] = card.transmit(command);
    return card.transmit(Uint8Array.of(0, 0xc0, 0, 0, length)).subarray(0, -2);
  }

  /** The checks of the card, once they fit. */
  async untilChecks(fits: (checks: IdentityChecks) => boolean): Promise<IdentityChecks> {
    const shown = await this.desk.until<DeskIdentification>(
      'identification',
      ({ identification }) => identification.state === 'complete' && fits(identification.checks),
    );
    if (shown.identification.state !== 'complete') throw new Error('no identity');
    return shown.identification.checks;
  }

  async start(wish: StartStatement = BICYCLE): Promise<Statement> {
    const { body } = await this.desk.post<Statement>(REST.startStatement(this.consultationId), wish);
    this.statementId = body.id;
    await this.counter.tell('statement:rights', { statementId: body.id });
    this.#version = body.version + 1;
    return body;
  }

  async edit(change: EditStatement['change'], base = this.#version): Promise<number> {
    const { version } = await this.desk.tell<EditAccepted>('statement:edit', {
      statementId: this.statementId,
      base,
      change,
    });
    this.#version = version;
    return version;
  }

  /** Every answer that a bicycle theft needs. */
  async fillIn(answers: Record<string, string>, story = ''): Promise<void> {
    for (const [question, text] of Object.entries(answers))
      await this.edit({ change: 'answer', question, text });
    if (story) await this.edit({ change: 'story', text: story });
  }

  async present(): Promise<Presentation> {
    const { status, body } = await this.desk.post<Presentation>(REST.present(this.consultationId));
    if (status !== 200) throw new Error(`not presented: ${JSON.stringify(body)}`);
    return body;
  }

  /** What the counter does before it lets anybody sign: fetches the pages and confirms each. */
  async confirm(presentation: Presentation): Promise<Buffer> {
    const pages = await this.fetchAsCounter(REST.counterPresentation(presentation.id));
    const hash = createHash('sha256').update(pages).digest('hex');
    if (hash !== presentation.sha256) throw new Error('other pages than were presented');
    for (let page = 1; page <= presentation.pageCount; page += 1)
      await this.counter.tell('presentation:confirm', { presentationId: presentation.id, page });
    return pages;
  }

  /** Logging in is real work for the password's sake: once a person is enough. */
  cookie(place = 0): Promise<string> {
    const known = this.#cookies.get(place);
    const cookie = known ?? loginCookie(this.url, present(this.house.zone.inspectors[place]).username);
    this.#cookies.set(place, cookie);
    return cookie;
  }

  async fetchAsCounter(path: string): Promise<Buffer> {
    const response = await this.getAsCounter(path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }

  counterToken(place = 0): Promise<string> {
    return counterToken(this.url, this.house.zone.id, present(this.house.zone.counters[place]));
  }

  /** A request of the inspector's page whose answer may have no body. */
  async send(method: string, path: string, body?: unknown, place = 0): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: { cookie: await this.cookie(place), origin: this.url, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async getAsCounter(path: string, place = 0): Promise<Response> {
    const token = await this.counterToken(place);
    return fetch(this.url + path, { headers: { authorization: `Bearer ${token}` } });
  }

  async certificatesOf(personId: string): Promise<string[]> {
    const person = present(virtualPeople.find(({ id }) => id === personId));
    const { signature } = await openHolderKeys(this.house.hierarchy, person, person.applet);
    const authority = await this.house.hierarchy.authority('citizen');
    return [signature.certificate, authority.certificate, this.house.hierarchy.rootDer].map((der) =>
      Buffer.from(der).toString('base64'),
    );
  }

  async authenticationCertificateOf(personId: string): Promise<string> {
    const person = present(virtualPeople.find(({ id }) => id === personId));
    const { authentication } = await openHolderKeys(this.house.hierarchy, person, person.applet);
    return Buffer.from(authentication.certificate).toString('base64');
  }

  beginSigning(presentation: Presentation, certificates: string[]): Promise<SigningOrder> {
    return this.counter.tell<SigningOrder>('signing:begin', {
      method: 'eid',
      presentationId: presentation.id,
      certificates,
    });
  }

  /** What the counter and the card do with an order: the counter's own digest, the card's own key. */
  async cardSignature(personId: string, pages: Buffer, order: SigningOrder): Promise<string> {
    const digest = digestOf(await prepareSignature(pages, order.facts), order.hash);
    if (Buffer.from(digest).toString('base64') !== order.documentDigest) throw new Error('digest_mismatch');
    return this.cardSignatureOfAnything(personId, pages, order);
  }

  /** The same by a counter that does not compare. */
  async cardSignatureOfAnything(personId: string, pages: Buffer, order: SigningOrder): Promise<string> {
    const person = present(virtualPeople.find(({ id }) => id === personId));
    const { signature } = await openHolderKeys(this.house.hierarchy, person, person.applet);
    const digest = digestOf(await prepareSignature(pages, order.facts), order.hash);
    const attributes = signedAttributes(digest, signature.certificate, order.hash);
    const made = sign(order.hash, attributes, { key: signature.key, dsaEncoding: 'ieee-p1363' });
    return made.toString('base64');
  }

  async signWithCard(personId: string, presentation: Presentation, pages: Buffer): Promise<SignedStatement> {
    const order = await this.beginSigning(presentation, await this.certificatesOf(personId));
    const signature = await this.cardSignature(personId, pages, order);
    return this.counter.tell<SignedStatement>('signing:complete', { signingId: order.signingId, signature });
  }

  /** The newest dossier that fits, as the desk or the counter was told. */
  untilDesk(fits: (dossier: DeskDossier) => boolean): Promise<DeskDossier> {
    return this.desk.until<DeskDossier>('dossier', fits);
  }

  untilCounter(fits: (dossier: CounterDossier) => boolean): Promise<CounterDossier> {
    return this.counter.until<CounterDossier>('dossier', fits);
  }

  async close(): Promise<void> {
    clearInterval(this.#beating);
    await this.desk.post(REST.close(this.consultationId), { outcome: 'helped' });
    this.counter.close();
    this.desk.close();
  }
}
