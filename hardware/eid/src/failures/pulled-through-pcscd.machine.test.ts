import { createHash } from 'node:crypto';
import { isEmpty, isFilled, type PcscdRig, startPcscdRig } from './pcscd-rig.testing.ts';
import { identityOf } from './socket-rig.testing.ts';

/** The card is pulled under the real service: at some moments of a reading, and between PIN and signature. */

let rig: PcscdRig;
beforeAll(async () => {
  rig = await startPcscdRig();
}, 130_000);
afterAll(() => rig.close());

test.each([0, 1, 3, 8, 15, 22])(
  'at command %d of a reading: no identity, and put in again it is read whole',
  async (apdu) => {
    await rig.status(isEmpty);
    rig.reader.setReading(true);
    const card = await rig.card('zoe', { faults: [{ fault: 'pulled', at: { apdu } }] });
    await card.insert();
    expect(await rig.ended()).toMatchObject({ kind: 'failed', cause: 'card_pulled' });
    expect(await identityOf(rig.events, rig.hierarchy)).toBeUndefined();
    await rig.status(isEmpty);
    rig.forget();
    await card.insert();
    expect((await rig.ended()).kind).toBe('complete');
    expect(await identityOf(rig.events, rig.hierarchy)).toBeDefined();
    await card.pull();
    await rig.status(isEmpty);
    rig.reader.setReading(false);
    rig.forget();
  },
  60_000,
);

const SIGN = 0x2a;

test.each([
  ['anneleen', 'signature', 0],
  ['zoe', 'signature', 0],
  // The authentication key is asked first and wants the PIN: its second signature comes right behind it.
  ['anneleen', 'authentication', 1],
  ['zoe', 'authentication', 1],
] as const)(
  '%s pulls between PIN and %s: nothing is signed, no try is lost, and put in again it signs',
  async (person, key, nth) => {
    await rig.status(isEmpty);
    const card = await rig.card(person, {
      pin: '4711',
      faults: [{ fault: 'pulled', at: { instruction: SIGN, nth } }],
    });
    await card.insert();
    await rig.status(isFilled);
    const own = await (key === 'signature'
      ? rig.reader.signatureCertificates()
      : rig.reader.authenticationCertificates());
    if (!own.ok) throw new Error(own.error);
    const certificate = own.value.certificates[0]!;
    const order = () => ({
      hash: own.value.hash,
      digest: createHash(own.value.hash).update('words').digest(),
      certificate,
      pin: Uint8Array.from(Buffer.from('4711')),
    });
    const use = (given: ReturnType<typeof order>) =>
      key === 'signature' ? rig.reader.sign(given) : rig.reader.authenticate(given);
    const first = order();
    expect(await use(first)).toEqual({ ok: false, error: { kind: 'card_pulled' } });
    expect([...first.pin]).toEqual([0, 0, 0, 0]);
    expect((await card.log()).filter(({ header }) => header.startsWith('0020'))).toHaveLength(1);
    await rig.status(isEmpty);
    await card.insert();
    await rig.status(isFilled);
    expect(await rig.reader.prepareSigning(certificate)).toEqual({ ok: true, value: { triesLeft: 3 } });
    expect((await use(order())).ok).toBe(true);
    await card.pull();
    await rig.status(isEmpty);
  },
  60_000,
);
