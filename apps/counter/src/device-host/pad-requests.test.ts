import { DeviceEvent, type PadOutcome, type DeviceEvent as Told } from '@loket/contract';
import { openSignaturePad, type SignaturePad } from '@loket/signature-pad';
import { layoutOf } from '@loket/signature-pad/page/layout.ts';
import { exampleSignature, PadPlug, type PadServer, penTap, servePad, VirtualPad } from '@loket/simulators';
import { PadRequests } from './pad-requests.ts';

const PAGE = {
  title: 'Aangifte',
  lines: ['Bree', 'U tekent voor 2 pagina’s.'],
  keys: { clear: 'Wissen', agree: 'Akkoord', cancel: 'Annuleren' },
};
const FIRST = '0190b6f4-0000-4000-8000-00000000000a';
const SECOND = '0190b6f4-0000-4000-8000-00000000000b';

let server: PadServer;
let pad: SignaturePad | undefined;

beforeEach(async () => {
  server = await servePad(new PadPlug(new VirtualPad()));
});
afterEach(async () => {
  await pad?.close();
  await server.close();
});

/** The pad over its socket, and everything that was told of it. */
async function opened() {
  const told: Told[] = [];
  const waiting = new Set<() => void>();
  // As main gets it: what is no event of the contract would be dropped there.
  pad = openSignaturePad({ kind: 'socket', host: '127.0.0.1', port: server.port });
  const requests = new PadRequests(pad, (event) => {
    told.push(DeviceEvent.parse(event));
    for (const look of [...waiting]) look();
  });
  if (pad.status().state !== 'ready') await new Promise<void>((ready) => pad?.onStatus(() => ready()));
  const ended = (request: string): Promise<PadOutcome> =>
    new Promise((resolve) => {
      const look = () => {
        for (const event of told)
          if (event.event === 'pad_ended' && event.request === request) resolve(event.outcome);
      };
      waiting.add(look);
      look();
    });
  return { requests, told, ended };
}

/** Until the page stands on the pad and its ink is on. */
async function pageShown(): Promise<void> {
  while (!server.plug.pad.inking) await new Promise((resolve) => setImmediate(resolve));
}

const { facts } = new VirtualPad();
const { pen, keys } = layoutOf(facts.widthPx, facts.heightPx);
const write = (points: number) => {
  for (const event of exampleSignature(facts, pen).slice(0, points)) server.plug.pen(event);
};
const tap = ({ left, top, right, bottom }: typeof keys.agree) => {
  for (const event of penTap(facts, (left + right) / 2, (top + bottom) / 2, 60_000)) server.plug.pen(event);
};

test('agreed: the box, the ink as it was written, then all strokes; the pad is empty', async () => {
  const { requests, told, ended } = await opened();
  const done = requests.begin(FIRST, PAGE);
  await pageShown();
  write(Number.POSITIVE_INFINITY);
  tap(keys.agree);
  const outcome = await ended(FIRST);
  await done;
  if (outcome.outcome !== 'agreed') throw new Error(outcome.outcome);
  expect(outcome.strokes.strokes.flat()).toHaveLength(300);
  const box = told.find((event) => event.event === 'pad_began');
  expect(box).toMatchObject({ request: FIRST, box: { widthMm: 93, heightMm: 25.8 } });
  const ink = told.filter((event) => event.event === 'pad_ink');
  expect(ink.filter(({ point }) => point?.down)).toHaveLength(300);
  expect(server.plug.pad.isAtRest).toBe(true);
});

test('taken back: it ends as cancelled, and the pad is empty', async () => {
  const { requests, ended } = await opened();
  void requests.begin(FIRST, PAGE);
  await pageShown();
  write(40);
  requests.cancel(FIRST);
  expect(await ended(FIRST)).toEqual({ outcome: 'cancelled' });
  expect(server.plug.pad.isAtRest).toBe(true);
});

test('unplugged under the pen: gone, and nothing of it is told', async () => {
  const { requests, ended } = await opened();
  void requests.begin(FIRST, PAGE);
  await pageShown();
  write(40);
  server.plug.unplug();
  expect(await ended(FIRST)).toEqual({ outcome: 'pad_gone' });
});

test('a second request meanwhile is refused, and taking that back leaves the first alone', async () => {
  const { requests, ended } = await opened();
  void requests.begin(FIRST, PAGE);
  await pageShown();
  void requests.begin(SECOND, PAGE);
  expect(await ended(SECOND)).toMatchObject({ outcome: 'error' });
  requests.cancel(SECOND);
  write(Number.POSITIVE_INFINITY);
  tap(keys.agree);
  expect(await ended(FIRST)).toMatchObject({ outcome: 'agreed' });
});
