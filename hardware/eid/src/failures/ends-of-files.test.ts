import { ending, takeOut } from './every-command.testing.ts';
import { type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/** Cards and readers end a file in different words (6Cxx, a short block, 6282): the same bytes come of it. */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
  rig.reader.setReading(true);
}, 60_000);
afterAll(() => rig.close());
afterEach(() => takeOut(rig));

describe.each(['6Cxx', 'short', '6282'] as const)('%s', (tails) => {
  test.each([
    ['anneleen', {}],
    ['anneleen', { applet: '1.1' }],
    ['anneleen', { rekeyed: true }],
    ['zoe', {}],
    ['lars', {}],
  ] as const)('%s %j', async (person, options) => {
    const card = await rig.make(person, { ...options, tails });
    rig.slot.insert(card);
    expect(await ending(rig, card.files)).toEqual({ kind: 'complete', files: 'right', isIdentity: true });
  });
});

test('a card that says 6C00 to every length is given up', async () => {
  const faults = Array.from({ length: 60 }, (_, nth) => ({
    fault: 'refused' as const,
    status: 0x6c00,
    at: { instruction: 0xb0, nth },
  }));
  rig.slot.insert(await rig.make('zoe', { faults }));
  expect(await rig.ended()).toMatchObject({ kind: 'failed', cause: 'card_error' });
});

test('a file of exactly so many blocks ends with 6B00', async () => {
  const card = await rig.make('anneleen', {
    alter: (files) => {
      const photo = Buffer.from(files.get('DF014035') ?? []);
      files.set('DF014035', Buffer.concat([photo, Buffer.alloc(252 - (photo.length % 252))]));
    },
  });
  rig.slot.insert(card);
  expect(await ending(rig, card.files)).toMatchObject({ kind: 'complete', files: 'right' });
});
