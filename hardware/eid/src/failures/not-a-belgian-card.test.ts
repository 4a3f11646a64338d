import { takeOut } from './every-command.testing.ts';
import { identityOf, type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/** Something else lies in the reader: it is called what it is, gets few commands and never a PIN. */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
  rig.reader.setReading(true);
}, 60_000);
afterAll(() => rig.close());
afterEach(() => takeOut(rig));

test.each([
  ['a bank card', { imposter: 'foreign' }, 'foreign_card'],
  ['something that does not know SELECT', { imposter: 'unknown' }, 'unknown_card'],
  [
    'a foreign card with the ATR of 1.7',
    { imposter: 'foreign', atr: '3B9813400AA503010101AD1311' },
    'foreign_card',
  ],
  [
    'a foreign card with the ATR of 1.8',
    { imposter: 'foreign', atr: '3B7F96000080318065B085040120120FFF829000' },
    'foreign_card',
  ],
] as const)('%s', async (_, options, cause) => {
  const card = await rig.make('anneleen', options);
  rig.slot.insert(card);
  expect(await rig.ended()).toMatchObject({ kind: 'failed', cause });
  expect(await identityOf(rig.events, rig.hierarchy)).toBeUndefined();
  expect(card.counts.apdus).toBeLessThan(6);
  const certificates = await rig.reader.signatureCertificates();
  expect(certificates.ok).toBe(false);
  expect(card.log.filter(({ header }) => header.startsWith('0020'))).toEqual([]);
});
