import { createHash } from 'node:crypto';
import type { KeyCertificates } from '../index.ts';
import { isEmpty, isFilled, type PcscdRig, startPcscdRig } from './pcscd-rig.testing.ts';

/** Wrong PINs under the real service: how many tries are left is told before and after, and a blocked PIN is called so. */

let rig: PcscdRig;
beforeAll(async () => {
  rig = await startPcscdRig();
}, 130_000);
afterAll(() => rig.close());

type Key = 'signature' | 'authentication';
const certificates = async (key: Key): Promise<KeyCertificates> => {
  const own = await (key === 'signature'
    ? rig.reader.signatureCertificates()
    : rig.reader.authenticationCertificates());
  if (!own.ok) throw new Error(own.error);
  return own.value;
};
const use = (key: Key, own: KeyCertificates, pin: string) => {
  const order = {
    hash: own.hash,
    digest: createHash(own.hash).update('words').digest(),
    certificate: own.certificates[0] ?? new Uint8Array(),
    pin: Uint8Array.from(Buffer.from(pin)),
  };
  return key === 'signature' ? rig.reader.sign(order) : rig.reader.authenticate(order);
};

describe.each(['1.7', '1.8'] as const)('applet %s', (applet) => {
  test.each(['signature', 'authentication'] as const)(
    '%s: wrong twice, then right',
    async (key) => {
      await rig.status(isEmpty);
      const card = await rig.card('anneleen', { applet, pin: '86420' });
      await card.insert();
      await rig.status(isFilled);
      const own = await certificates(key);
      const tries = () => rig.reader.prepareSigning(own.certificates[0] ?? new Uint8Array());
      expect(await tries()).toEqual({ ok: true, value: { triesLeft: 3 } });
      for (const triesLeft of [2, 1]) {
        expect(await use(key, own, '1234')).toEqual({ ok: false, error: { kind: 'wrong_pin', triesLeft } });
        expect(await tries()).toEqual({ ok: true, value: { triesLeft } });
      }
      expect((await use(key, own, '86420')).ok).toBe(true);
      expect(await tries()).toEqual({ ok: true, value: { triesLeft: 3 } });
      await card.pull();
      await rig.status(isEmpty);
    },
    60_000,
  );

  test('three wrong ones block it; after that no PIN is sent any more', async () => {
    await rig.status(isEmpty);
    const card = await rig.card('anneleen', { applet, pin: '86420' });
    await card.insert();
    await rig.status(isFilled);
    const own = await certificates('signature');
    await use('signature', own, '1234');
    await use('signature', own, '1234');
    expect(await use('signature', own, '1234')).toEqual({ ok: false, error: { kind: 'pin_blocked' } });
    const blocked = await rig.reader.prepareSigning(own.certificates[0] ?? new Uint8Array());
    expect(blocked).toEqual({ ok: false, error: 'pin_blocked' });
    for (const key of ['signature', 'authentication'] as const) {
      const refused = await use(key, await certificates(key), '86420');
      expect([key, refused]).toEqual([key, { ok: false, error: { kind: 'pin_blocked' } }]);
    }
    await card.pull();
    await rig.status(isEmpty);
  }, 60_000);
});
