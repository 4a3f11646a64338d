import {
  exampleSignature,
  inProcessPad,
  PadPlug,
  penTap,
  VirtualPad,
  type VirtualPadOptions,
} from '@loket/simulators/pad/index.ts';
import { SignaturePadDriver } from './driver.ts';
import { openSignaturePad } from './open.ts';
import { layoutOf } from './page/layout.ts';
import { becomes, manualClock, PAGE, settled, until } from './testing.ts';
import { hidTransport } from './transport/hid.ts';
import type { SignaturePadOptions } from './types.ts';

function aPad(virtual: VirtualPadOptions = {}, options: SignaturePadOptions = {}) {
  const plug = new PadPlug(new VirtualPad(virtual));
  const clock = manualClock();
  const pad = new SignaturePadDriver(inProcessPad(plug), { clock, ...options });
  const { facts } = plug.pad;
  const layout = layoutOf(facts.widthPx, facts.heightPx);
  const shown = () => until(() => plug.pad.inking);
  const write = () => {
    for (const event of exampleSignature(facts, layout.pen, 65_000)) plug.pen(event);
  };
  const tap = (key: 'clear' | 'agree' | 'cancel') => {
    const { left, right, top, bottom } = layout.keys[key];
    for (const event of penTap(facts, (left + right) / 2, (top + bottom) / 2, 70_000)) plug.pen(event);
  };
  return { plug, virtual: plug.pad, clock, pad, layout, shown, write, tap };
}

const idsOf = (commands: readonly Uint8Array[]) => commands.map(([id]) => id);

test('a pad that somebody left in the middle is emptied before it is ready', async () => {
  const { plug, virtual, pad } = aPad();
  virtual.setFeature(Uint8Array.of(0x21, 1));
  virtual.setFeature(Uint8Array.of(0x25, 0));
  await becomes(pad, 'ready');
  expect(virtual.isAtRest).toBe(true);
  expect(plug.openings).toBe(1);
  await pad.close();
  expect(plug.openings).toBe(0);
});

test('the page is uploaded whole: started, waited for, every block in order, ended', async () => {
  const { virtual, pad, shown, layout } = aPad();
  await becomes(pad, 'ready');
  virtual.commands.length = 0;
  const request = pad.sign(PAGE);
  await shown();
  const ids = idsOf(virtual.commands);
  expect(ids).toEqual([0x25, ...Array.from({ length: 32 }, () => 0x26), 0x27, 0x22, 0x2a, 0x21]);
  expect(virtual.commands.at(-2)).toEqual(
    Uint8Array.of(
      0x2a,
      ...[layout.pen.left, layout.pen.top, layout.pen.right, layout.pen.bottom].flatMap((v) => [
        v & 0xff,
        v >> 8,
      ]),
    ),
  );
  expect(virtual.lastingWrites).toBe(0);
  request.cancel();
  await request.outcome;
  await pad.close();
});

test.each([
  ['STU-530', 'rgb24'],
  ['STU-530', 'rgb565'],
  ['STU-540', 'rgb24'],
  ['STU-430', 'mono'],
] as const)('a %s shows in %s what was drawn', async (model, picture) => {
  const { virtual, pad, shown, layout } = aPad({ model }, { picture });
  await becomes(pad, 'ready');
  const request = pad.sign(PAGE);
  await shown();
  const { rgb, widthPx } = virtual.screen;
  const at = (x: number, y: number) => [...rgb.subarray((y * widthPx + x) * 3, (y * widthPx + x) * 3 + 3)];
  const table = at(1, layout.linePx + 8);
  if (picture === 'mono') expect(table).toEqual([255, 255, 255]);
  // oak, not its mirror image: more red than blue
  else expect(table[0]! - table[2]!).toBeGreaterThan(15);
  expect(at(10, layout.linePx)[0]).toBeLessThan(60);
  request.cancel();
  expect(await request.outcome).toEqual({ outcome: 'cancelled' });
  expect(virtual.isAtRest).toBe(true);
  await pad.close();
});

test('cancelled while the page is being sent: the rest of it is not, and what the pad has is thrown away', async () => {
  const { virtual, pad } = aPad({ model: 'STU-530' });
  await becomes(pad, 'ready');
  virtual.commands.length = 0;
  const request = pad.sign(PAGE);
  await until(() => virtual.commands.length > 100);
  request.cancel();
  expect(await request.outcome).toEqual({ outcome: 'cancelled' });
  expect(virtual.commands.length).toBeLessThan(400);
  expect(virtual.commands.find(([id]) => id === 0x27)?.[1]).toBe(1);
  expect(virtual.isAtRest).toBe(true);
  await pad.close();
});

test('reports that got lost under the pen are noted in the record', async () => {
  const { plug, virtual, pad, shown, tap, layout } = aPad();
  await becomes(pad, 'ready');
  const request = pad.sign(PAGE);
  await shown();
  for (const [at, event] of exampleSignature(virtual.facts, layout.pen).entries()) {
    if (at % 50 === 49) virtual.loseReport();
    plug.pen(event);
  }
  tap('agree');
  const outcome = await request.outcome;
  if (outcome.outcome !== 'agreed' || outcome.strokes.device?.kind !== 'pad') throw new Error('no strokes');
  expect(outcome.strokes.device.missingReports).toBe(6);
  await pad.close();
});

test('a pad that stops answering under the pen ends the request, is an error, and is back when it answers', async () => {
  const { plug, virtual, clock, pad, shown, write } = aPad();
  await becomes(pad, 'ready');
  const request = pad.sign(PAGE);
  await shown();
  await settled();
  write();
  plug.silent = true;
  request.cancel();
  await settled();
  clock.advance(2_000);
  expect(await request.outcome).toEqual({ outcome: 'error', detail: 'not_cleared_no_answer' });
  expect(pad.status()).toEqual({ state: 'error', detail: 'no_answer' });
  plug.silent = false;
  const back = becomes(pad, 'ready');
  clock.advance(1_000);
  await back;
  expect(virtual.isAtRest).toBe(true);
  await pad.close();
});

test('an idle pad that wedges is known before anybody sits down', async () => {
  const { plug, clock, pad } = aPad();
  await becomes(pad, 'ready');
  plug.silent = true;
  clock.advance(5_000);
  await settled();
  clock.advance(2_000);
  await becomes(pad, 'error');
  expect(pad.status()).toEqual({ state: 'error', detail: 'no_answer' });
  await pad.close();
});

test('a pad that refuses is named by what it refused, and is emptied', async () => {
  const { virtual, pad } = aPad({ facts: { encodingFlags: 0 } }); // it says nothing, then takes no picture at all
  await becomes(pad, 'ready');
  expect(await pad.sign(PAGE).outcome).toEqual({ outcome: 'error', detail: 'refused_25_encoding' });
  expect(virtual.isAtRest).toBe(true);
  expect(pad.status().state).toBe('ready');
  await pad.close();
});

test('encryption that is required of a pad that can’t: an error, and never in clear', async () => {
  const refused = aPad({ withoutEncryption: true }, { encryption: 'required' });
  await becomes(refused.pad, 'error');
  expect(refused.pad.status()).toEqual({ state: 'error', detail: 'refused_50_stalled' });
  await refused.pad.close();
  const clear = aPad({ withoutEncryption: true }, { encryption: 'preferred' });
  await becomes(clear.pad, 'ready');
  expect(clear.pad.facts()?.encrypted).toBe(false);
  await clear.pad.close();
});

test('while pen data is encrypted, reports in clear or of another session count for nothing', async () => {
  const { plug, pad, shown, write, tap } = aPad({}, { encryption: 'required' });
  await becomes(pad, 'ready');
  const ink: unknown[] = [];
  const request = pad.sign(PAGE, { onInk: (point) => ink.push(point) });
  await shown();
  await settled();
  for (const [x, y] of [
    [4_800, 3_000],
    [4_900, 3_000],
  ] as const) {
    plug.say(Uint8Array.of(0x34, 0x92, 0x64, x >> 8, x & 0xff, y >> 8, y & 0xff, 0, 1, 0, 1));
    plug.say(Uint8Array.of(0x33, ...new Uint8Array(16).fill(x & 0xff)));
  }
  expect(ink).toEqual([]);
  write();
  tap('agree');
  expect((await request.outcome).outcome).toBe('agreed');
  await pad.close();
});

test('without a pad: absent, and a request says so', async () => {
  const { plug, clock, pad } = aPad();
  plug.unplug();
  await settled();
  expect(pad.status()).toEqual({ state: 'absent' });
  expect(await pad.sign(PAGE).outcome).toEqual({ outcome: 'error', detail: 'pad_absent' });
  plug.replug();
  clock.advance(1_000);
  await becomes(pad, 'ready');
  await pad.close();
  expect(clock.pending()).toBe(0);
});

test('not configured is a status too', async () => {
  const pad = openSignaturePad({ kind: 'none' });
  expect(pad.status()).toEqual({ state: 'not_configured' });
  expect(await pad.sign(PAGE).outcome).toEqual({ outcome: 'error', detail: 'pad_not_configured' });
  await pad.close();
});

describe('node-hid', () => {
  const device = (productId: number, path: string, serialNumber = '') => ({
    vendorId: 0x056a,
    productId,
    path,
    serialNumber,
  });
  type Handle = { path: string; closed: boolean };
  function library(
    devices: ReturnType<typeof device>[],
    serials: Record<string, string> = {},
    failure?: Error,
  ) {
    const opened: Handle[] = [];
    return {
      opened,
      load: async () => ({
        devicesAsync: async () => devices,
        HIDAsync: {
          open: async (path: string) => {
            if (failure) throw failure;
            const handle: Handle = { path, closed: false };
            opened.push(handle);
            return {
              getFeatureReport: async (id: number, length: number) => {
                const report = new Uint8Array(length);
                report[0] = id;
                report.set(Buffer.from(serials[path] ?? ''), 1);
                return report;
              },
              sendFeatureReport: async () => 0,
              on: () => undefined,
              close: async () => {
                handle.closed = true;
              },
            };
          },
        },
      }),
    };
  }

  test('a machine without it starts and says so', async () => {
    const open = hidTransport(() => Promise.reject(new Error('Cannot find module')), undefined);
    expect(await open()).toEqual({ ok: false, error: { state: 'error', detail: 'node_hid_missing' } });
  });

  test('other makers’ devices and tablets are left alone', async () => {
    const { load, opened } = library([
      { ...device(0x00a4, '/dev/a'), vendorId: 0x1234 },
      device(0x0357, '/dev/b'),
      device(0x00f6, '/dev/c'),
    ]);
    expect(await hidTransport(load, undefined)()).toEqual({ ok: false, error: { state: 'absent' } });
    expect(opened).toEqual([]);
  });

  test.each([
    ['300', 0x00a2],
    ['500', 0x00a1],
    ['520', 0x00a3],
    ['541', 0x00a9],
  ])('a STU-%s is not driven: said, and not opened', async (_, productId) => {
    const { load, opened } = library([device(productId, '/dev/a')]);
    expect(await hidTransport(load, undefined)()).toEqual({
      ok: false,
      error: { state: 'error', detail: 'model_not_supported' },
    });
    expect(opened).toEqual([]);
    const beside = library([device(productId, '/dev/a'), device(0x00a4, '/dev/b')]);
    expect((await hidTransport(beside.load, undefined)()).ok).toBe(true);
    expect(beside.opened.map(({ path }) => path)).toEqual(['/dev/b']);
  });

  test('of several pads the one with the serial, be it USB’s or the pad’s own', async () => {
    const devices = [device(0x00a4, '/dev/a'), device(0x00a5, '/dev/b', 'USB2'), device(0x00a8, '/dev/c')];
    for (const [serial, path] of [
      ['USB2', '/dev/b'],
      ['OWN3', '/dev/c'],
    ]) {
      const { load, opened } = library(devices, { '/dev/a': 'OWN1', '/dev/b': 'OWN2', '/dev/c': 'OWN3' });
      expect((await hidTransport(load, serial)()).ok).toBe(true);
      expect(opened.filter(({ closed }) => !closed).map((handle) => handle.path)).toEqual([path]);
    }
    const { load, opened } = library(devices);
    expect(await hidTransport(load, 'NONE')()).toEqual({ ok: false, error: { state: 'absent' } });
    expect(opened.every(({ closed }) => closed)).toBe(true);
  });

  test('a pad that may not be opened, is in use, or just went', async () => {
    const pads = [device(0x00a4, '/dev/does-not-exist')];
    const gone = library(pads, {}, new Error('cannot open device'));
    expect(await hidTransport(gone.load, undefined)()).toEqual({ ok: false, error: { state: 'absent' } });
    const busy = library(pads, {}, new Error('Device or resource busy'));
    expect(await hidTransport(busy.load, undefined)()).toEqual({ ok: false, error: { state: 'busy' } });
    const there = library([device(0x00a4, '/dev/null')], {}, new Error('cannot open device'));
    expect(await hidTransport(there.load, undefined)()).toEqual({
      ok: false,
      error: { state: 'error', detail: 'cannot_open' },
    });
  });
});
