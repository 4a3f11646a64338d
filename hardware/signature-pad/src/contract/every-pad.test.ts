import {
  exampleSignature,
  inProcessPad,
  PadPlug,
  type PadServer,
  type PenEvent,
  penTap,
  servePad,
  VirtualPad,
  type VirtualPadOptions,
} from '@loket/simulators/pad/index.ts';
import { openSignaturePad } from '../open.ts';
import { layoutOf } from '../page/layout.ts';
import { settled, until } from '../testing.ts';
import type { SignaturePadOptions } from '../types.ts';
import { everySignaturePad, type PadHand, type PadUnderTest } from './pad.testing.ts';
import { realPad } from './person.testing.ts';

/** The virtual hand on a virtual pad. Reports go over the wire a few at a time, so a turn passes between them. */
function handOn(plug: PadPlug): PadHand {
  const { pad } = plug;
  const layout = layoutOf(pad.facts.widthPx, pad.facts.heightPx);
  let clockMs = 60_000; // the pad's clock wraps under the pen
  const move = async (events: readonly PenEvent[]) => {
    for (const event of events) plug.pen(event);
    clockMs = (events.at(-1)?.timeMs ?? clockMs) + 500;
    await arrived();
  };
  const arrived = () => new Promise((resolve) => setTimeout(resolve, 40)).then(() => settled(5));
  return {
    sign: () => move(exampleSignature(pad.facts, layout.pen, clockMs)),
    beginToSign: () => move(exampleSignature(pad.facts, layout.pen, clockMs).slice(0, 40)),
    tap: (key) => {
      const { left, right, top, bottom } = layout.keys[key];
      return move(penTap(pad.facts, (left + right) / 2, (top + bottom) / 2, clockMs));
    },
    unplug: async () => plug.unplug(),
    replug: async () => plug.replug(),
    seesPage: async () => {
      await until(() => pad.inking && !pad.screen.isEmpty, 1_000_000);
      await arrived();
    },
    seesNothing: async () => {
      plug.pen({ x: 5_000, y: 3_000, pressure: 600, touching: true, inProximity: true, timeMs: clockMs });
      return pad.isAtRest;
    },
  };
}

function inProcess(virtual: VirtualPadOptions, options: SignaturePadOptions = {}) {
  return async (): Promise<PadUnderTest> => {
    const plug = new PadPlug(new VirtualPad(virtual));
    const pad = openSignaturePad({ kind: 'hid' }, { ...options, openTransport: inProcessPad(plug) });
    return { pad, hand: handOn(plug), close: () => pad.close() };
  };
}

function overSocket(virtual: VirtualPadOptions, options: SignaturePadOptions = {}) {
  return async (): Promise<PadUnderTest> => {
    const plug = new PadPlug(new VirtualPad(virtual));
    const server: PadServer = await servePad(plug);
    const pad = openSignaturePad({ kind: 'socket', host: '127.0.0.1', port: server.port }, options);
    const close = async () => {
      await pad.close();
      await server.close();
    };
    return { pad, hand: handOn(plug), close };
  };
}

everySignaturePad('a 430 in this process', inProcess({ model: 'STU-430' }));
everySignaturePad('a 430 that encrypts', inProcess({ model: 'STU-430' }, { encryption: 'required' }));
everySignaturePad(
  'a 430 of old firmware: no time, no areas',
  inProcess({ withoutTime: true, withoutAreas: true }),
);
everySignaturePad(
  'an encrypting 430 without time: two samples in a block',
  inProcess({ withoutTime: true }, { encryption: 'preferred' }),
);
everySignaturePad('a 540 over the socket', overSocket({ model: 'STU-540' }, { picture: 'rgb565' }));

if ((process.env['LOKET_REAL'] ?? '').split(',').includes('pad')) {
  everySignaturePad('the real pad of this machine', realPad, 300_000);
}
