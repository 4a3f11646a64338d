import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CardSlot, serveCardSlot } from './card-slot.ts';
import { frame, frameSplitter } from './frames.ts';
import { openTestHierarchy } from './hierarchy.ts';
import { makeVirtualCard, type VirtualCard } from './virtual-card.ts';

/** What hands do to a reader, as the driver at its cable sees it. */

const ATR = [0x04];
const SELECT_APPLET = [...Buffer.from('00A4040C0CA00000017750', 'hex')];

let folder: string;
let card: VirtualCard;
let slot: CardSlot;
let reader: Socket;
let heard: Buffer[];
let woken: () => void = () => undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-slot-'));
  card = await makeVirtualCard(await openTestHierarchy(folder), 'anneleen');
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  slot = await serveCardSlot();
  await plugIn();
});
afterEach(() => slot.close());

async function plugIn() {
  heard = [];
  reader = connect(slot.port, '127.0.0.1').on('error', () => undefined);
  reader.on(
    'data',
    frameSplitter((payload) => {
      heard.push(Buffer.from(payload));
      woken();
    }),
  );
  await once(reader, 'connect');
}
/** In one piece, so that whoever hears the first answer knows that the slot has them all. */
const say = (...payloads: number[][]) =>
  reader.write(Buffer.concat(payloads.map((payload) => frame(Uint8Array.from(payload)))));
/** The next answer. */
async function answer(): Promise<Buffer> {
  while (heard.length === 0) await new Promise<void>((resolve) => (woken = resolve));
  return heard.shift()!;
}

test('a wedged reader still feels the card, lets no command through, and lets it through once it is mended', async () => {
  card.forgetCounts();
  slot.insert(card);
  slot.wedge();
  say(ATR, SELECT_APPLET, ATR);
  expect(await answer()).toEqual(Buffer.from(card.atr));
  expect(card.counts.apdus).toBe(0);
  slot.mend();
  expect((await answer()).length).toBe(2);
  expect(await answer()).toEqual(Buffer.from(card.atr));
});

test('a card that is pulled from a wedged reader is seen to go, and the next one to come', async () => {
  slot.insert(card);
  slot.wedge();
  say(ATR, SELECT_APPLET);
  await answer();
  slot.pull();
  expect(await answer()).toEqual(Buffer.alloc(0));
  slot.insert(card);
  say(ATR);
  expect(await answer()).toEqual(Buffer.from(card.atr));
});

test('an unplugged reader hangs up and answers nobody; plugged in it is at the same place, not wedged', async () => {
  slot.insert(card);
  slot.wedge();
  const closed = once(reader, 'close');
  await slot.unplug();
  await closed;
  expect(slot).toMatchObject({ plugged: false, openings: 0, wedged: false });
  const refused = connect(slot.port, '127.0.0.1');
  expect(await once(refused, 'error')).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' })]);
  await slot.plug();
  await plugIn();
  say(SELECT_APPLET);
  expect((await answer()).length).toBe(2);
  expect(slot).toMatchObject({ plugged: true, openings: 1 });
});
