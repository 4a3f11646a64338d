import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { type CardReaderStatus, isProofFile } from '@loket/contract';
import { type CardFiles, identify, type TrustAnchors } from '@loket/identity';
import type { CardReader, KeyCertificates, ReadingEvent } from '../index.ts';

/** A reader and a hand that puts one card in and takes it out: a simulator's, or a person's. */
export type ReaderSetting = {
  readonly reader: CardReader;
  insert(): Promise<void>;
  pull(): Promise<void>;
  /** ASCII digits of the card's PIN. */
  readonly pin: string;
  readonly trust: TrustAnchors;
  close(): Promise<void>;
};

const PATIENCE_MS = 120_000;
const DOCUMENT = Buffer.from('what is signed');

/**
 * What every card reader behind `CardReader` does, with any Belgian eID that can sign. The same for the simulator on a
 * socket, the simulator behind pcscd, and a real reader with a real card.
 */
export function cardReaderContract(name: string, setUp: () => Promise<ReaderSetting>): void {
  describe(`the card reader's contract: ${name}`, () => {
    let setting: ReaderSetting;
    let watch: Watch;
    beforeAll(async () => {
      setting = await setUp();
      watch = new Watch(setting.reader);
    }, PATIENCE_MS);
    afterAll(() => setting.close());

    const step = (words: string, behaves: () => Promise<void>) => test(words, behaves, PATIENCE_MS);

    step('an empty reader is ready, and nobody can use a card', async () => {
      await watch.card('absent');
      expect(await setting.reader.signatureCertificates()).toEqual({ ok: false, error: 'no_card' });
      expect(await setting.reader.prepareSigning(Uint8Array.of(0x30))).toEqual({
        ok: false,
        error: 'no_card',
      });
    });

    step('reading off: a card is seen and left alone', async () => {
      await setting.insert();
      await watch.card('present');
      expect(watch.events).toEqual([]);
    });

    step('reading on: the card that lies there is read, identity first, proofs behind it', async () => {
      setting.reader.setReading(true);
      const events = await watch.reading();
      expect(new Set(events.map(({ reading }) => reading)).size).toBe(1);
      expect(stepsOf(events)).toEqual(['card_found', 'identity', 'address', 'photo', 'certificates']);
      const names = events.flatMap((event) => (event.kind === 'file' ? [event.file] : []));
      expect(new Set(names).size).toBe(names.length);
      const completeAt = events.findIndex(({ kind }) => kind === 'complete');
      for (const [at, event] of events.entries())
        if (event.kind === 'file') expect(isProofFile(event.file)).toBe(at > completeAt);
      expect(names.slice(-2)).toEqual(['authentication_certificate', 'ca_certificate']);
      const identified = await identify(filesOf(events), setting.trust, new Date());
      if (!identified.ok) throw new Error(JSON.stringify(identified.error));
      const { checks } = identified.value;
      for (const check of ['identity_signature', 'address_signature', 'photo', 'certificate_chain'] as const)
        expect([check, checks[check].verdict]).toEqual([check, 'verified']);
    });

    step('it is read once; reading off and on reads it again', async () => {
      const before = watch.events.length;
      expect((await setting.reader.signatureCertificates()).ok).toBe(true);
      expect(watch.events).toHaveLength(before);
      setting.reader.setReading(false);
      watch.forget();
      setting.reader.setReading(true, true);
      expect((await setting.reader.signatureCertificates()).ok).toBe(true);
      expect(watch.events).toEqual([]);
      setting.reader.setReading(false);
      setting.reader.setReading(true);
      expect((await watch.reading()).some(({ kind }) => kind === 'complete')).toBe(true);
    });

    step('a challenge is answered by a card that has a key for it, and by no other', async () => {
      setting.reader.setReading(false);
      watch.forget();
      const challenge = randomBytes(48);
      const stop = setting.reader.onReading((event) => {
        if (event.kind === 'step' && event.step === 'card_found')
          setting.reader.challenge(event.reading, challenge);
      });
      setting.reader.setReading(true);
      const files = filesOf(await watch.reading());
      stop();
      const { keyKind } = await certificatesOf(setting.reader, 'signature');
      const hasKey = keyKind === 'p384';
      expect([files.basic_key !== undefined, files.genuineness !== undefined]).toEqual([hasKey, hasKey]);
      const identified = await identify(files, setting.trust, new Date(), challenge);
      expect(identified.ok && identified.value.checks.genuineness).toEqual(
        hasKey ? { verdict: 'verified' } : { verdict: 'indeterminate', reason: 'absent' },
      );
    });

    step('the certificates of both keys lead to their authority and its root', async () => {
      for (const key of ['signature', 'authentication'] as const) {
        const { certificates } = await certificatesOf(setting.reader, key);
        const [own, authority, root] = certificates.map((der) => new X509Certificate(Buffer.from(der)));
        if (!own || !authority || !root) throw new Error('three certificates make a path');
        expect(own.verify(authority.publicKey)).toBe(true);
        expect(authority.verify(root.publicKey)).toBe(true);
      }
    });

    step(
      'asking how often a PIN may be tried costs no try; another card’s certificate is refused',
      async () => {
        const { certificates } = await certificatesOf(setting.reader, 'signature');
        const [own = new Uint8Array(), authority = new Uint8Array()] = certificates;
        const first = await setting.reader.prepareSigning(own);
        expect(first.ok && (first.value.triesLeft ?? 3)).toBeGreaterThan(0);
        for (let again = 0; again < 4; again += 1)
          expect(await setting.reader.prepareSigning(own)).toEqual(first);
        expect(await setting.reader.prepareSigning(authority)).toEqual({ ok: false, error: 'other_card' });
        const pin = digits(setting.pin);
        const refused = await setting.reader.sign({ ...orderFor('sha256', authority), pin });
        expect(refused).toEqual({ ok: false, error: { kind: 'other_card' } });
        expect([...pin]).toEqual(Array(setting.pin.length).fill(0));
        expect(await setting.reader.prepareSigning(own)).toEqual(first);
      },
    );

    step('both keys sign, and the PIN is gone afterwards', async () => {
      for (const key of ['signature', 'authentication'] as const) {
        const own = await certificatesOf(setting.reader, key);
        const certificate = own.certificates[0] ?? new Uint8Array();
        const order = { ...orderFor(own.hash, certificate), pin: digits(setting.pin) };
        const use = key === 'signature' ? setting.reader.sign(order) : setting.reader.authenticate(order);
        const signed = await use;
        if (!signed.ok) throw new Error(signed.error.kind);
        const { publicKey } = new X509Certificate(Buffer.from(certificate));
        const isGood = verify(
          own.hash,
          DOCUMENT,
          { key: publicKey, dsaEncoding: 'ieee-p1363' },
          signed.value.signature,
        );
        expect([key, isGood]).toEqual([key, true]);
        expect([...order.pin]).toEqual(Array(setting.pin.length).fill(0));
      }
    });

    step('a scheme that no Belgian card knows is refused before a PIN is used', async () => {
      const own = await certificatesOf(setting.reader, 'signature');
      const order = orderFor('sha512', own.certificates[0] ?? new Uint8Array());
      const refused = await setting.reader.sign({ ...order, scheme: 'pss', pin: digits(setting.pin) });
      expect(refused).toEqual({ ok: false, error: { kind: 'not_supported' } });
    });

    step('pulled: seen, nobody can use it, and put in again it is a new reading', async () => {
      const before = watch.events[0]?.reading;
      watch.forget();
      await setting.pull();
      await watch.card('absent');
      expect(await setting.reader.signatureCertificates()).toEqual({ ok: false, error: 'no_card' });
      await setting.insert();
      const events = await watch.reading();
      expect(events.some(({ kind }) => kind === 'complete')).toBe(true);
      expect(events[0]?.reading).not.toBe(before);
    });

    step('closed, it tells nothing more, however often', async () => {
      watch.forget();
      await setting.reader.close();
      await setting.reader.close();
      expect(watch.events).toEqual([]);
      expect(await setting.reader.signatureCertificates()).toEqual({ ok: false, error: 'no_card' });
    });
  });
}

/** Everything that a reader says, and waiting for something of it. */
class Watch {
  readonly events: ReadingEvent[] = [];
  readonly #reader: CardReader;
  readonly #wakers = new Set<() => void>();

  constructor(reader: CardReader) {
    this.#reader = reader;
    reader.onReading((event) => {
      this.events.push(event);
      this.#wake();
    });
    reader.onStatus(() => this.#wake());
  }

  forget(): void {
    this.events.length = 0;
  }

  card(wanted: 'absent' | 'present'): Promise<void> {
    const isSo = (status: CardReaderStatus) => status.state === 'ready' && status.card === wanted;
    return this.#until(() => isSo(this.#reader.status()));
  }

  /** All of the newest reading, once nothing of it comes any more. */
  async reading(): Promise<readonly ReadingEvent[]> {
    await this.#until(() => ['failed', 'proofs_end'].includes(this.events.at(-1)?.kind ?? ''));
    const { reading } = this.events.at(-1) ?? {};
    return this.events.filter((event) => event.reading === reading);
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        this.#wakers.add(resolve);
      });
    }
  }

  #wake(): void {
    for (const resolve of [...this.#wakers]) {
      this.#wakers.delete(resolve);
      resolve();
    }
  }
}

const stepsOf = (events: readonly ReadingEvent[]) =>
  events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));

const filesOf = (events: readonly ReadingEvent[]): CardFiles =>
  Object.fromEntries(events.flatMap((event) => (event.kind === 'file' ? [[event.file, event.bytes]] : [])));

async function certificatesOf(
  reader: CardReader,
  key: 'signature' | 'authentication',
): Promise<KeyCertificates> {
  const read = await (key === 'signature'
    ? reader.signatureCertificates()
    : reader.authenticationCertificates());
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const digits = (pin: string): Uint8Array => Uint8Array.from(Buffer.from(pin, 'ascii'));

const orderFor = (hash: 'sha256' | 'sha384' | 'sha512', certificate: Uint8Array) => ({
  hash,
  digest: createHash(hash).update(DOCUMENT).digest(),
  certificate,
});
