import type { DeviceReport } from '@loket/contract';
import {
  PadPlug,
  serveCardSlot,
  servePad,
  serveVirtualIppPrinter,
  serveVirtualPrinter,
  type TestHierarchy,
  VirtualPad,
} from '@loket/simulators';
import type { Room } from './room.ts';

/** Two rooms full of simulated devices, and nobody's counter between them: one with everything, one with only a printer. */
export async function furnishRoom(hierarchy: TestHierarchy) {
  const slot = await serveCardSlot();
  const printer = await serveVirtualPrinter();
  const pad = await servePad(new PadPlug(new VirtualPad({ model: 'STU-540' })));
  const documents = await serveVirtualIppPrinter({ printingMs: 0 });
  const plain = await serveVirtualPrinter();
  const power = { on: true };
  const told = new Map<string, DeviceReport>();
  const room: Room = {
    hierarchy,
    told: async () => told,
    counters: [
      {
        counterId: 'first',
        siteName: 'Genk',
        label: 1,
        slot,
        printer,
        pad,
        documents,
        // Nothing listens there: a counter whose window is away.
        cdpUrl: 'http://127.0.0.1:9',
        get pid() {
          return power.on ? 42 : undefined;
        },
        start: async () => {
          power.on = true;
        },
        stop: async () => {
          power.on = false;
        },
      },
      {
        counterId: 'second',
        siteName: 'Oudsbergen',
        label: 1,
        slot: undefined,
        printer: plain,
        pad: undefined,
        documents: undefined,
        cdpUrl: 'http://127.0.0.1:9',
        pid: 43,
        start: async () => undefined,
        stop: async () => undefined,
      },
    ],
  };
  return {
    room,
    slot,
    printer,
    pad,
    documents,
    power,
    told,
    close: async () => {
      for (const device of [slot, printer, pad, documents, plain]) await device.close();
    },
  };
}
