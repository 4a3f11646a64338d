import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PadPlug, type PadServer, servePad, VirtualPad } from '@loket/simulators/pad/index.ts';
import { serveVirtualPrinter, type VirtualPrinter } from '@loket/simulators/printer/index.ts';
import { type Rig, startRig } from '../pin/rig.testing.ts';

/**
 * The real Electron and its device host on a machine without the card reader's binding, or with one that nothing was
 * compiled for: the reader's status says so, and printer and pad are there and work.
 */

const SMARTCARD = join(import.meta.dirname, '../../../../node_modules/smartcard');

const withoutIt = (place: string) => mkdir(place).then(() => undefined);
const withoutItsBuild = (place: string) =>
  cp(SMARTCARD, join(place, 'smartcard'), {
    recursive: true,
    filter: (source) => !source.startsWith(join(SMARTCARD, 'build')),
  });

const PAPER = {
  zoneName: 'Politie, zone Maasheide',
  siteName: 'Stadhuis Eikenrode',
  number: { siteCode: 'E', count: 42, series: '' },
  position: 'Er zijn 2 mensen voor u.',
  positionSecond: '',
  wait: null,
  followUrl: 'https://loket.example/t/7QK4E',
  followTitle: 'Volg uw nummer',
  bringTitle: 'Leg klaar',
  bring: 'Identiteitskaart',
  danger: 'Gevaar? Bel 101.',
  footer: 'Alleen vandaag geldig.',
};

let virtual: VirtualPrinter;
let pad: PadServer;
let rig: Rig | undefined;
beforeEach(async () => {
  virtual = await serveVirtualPrinter();
  pad = await servePad(new PadPlug(new VirtualPad({ model: 'STU-430' })));
});
afterEach(async () => {
  await rig?.close();
  rig = undefined;
  await pad.close();
  await virtual.close();
});

/** The next status of this kind that is `ready`. */
async function ready(on: Rig, kind: 'printer' | 'pad'): Promise<void> {
  for (;;) {
    const { status } = (await on.next(kind)) as unknown as { status: { state: string } };
    if (status.state === 'ready') return;
  }
}

test.each([
  ['not installed', withoutIt, 'package smartcard is not installed'],
  ['not compiled', withoutItsBuild, 'package smartcard is not built'],
] as const)(
  'smartcard is %s: the reader says so, a ticket comes out, the pad is ready',
  async (_, modules, words) => {
    rig = await startRig(
      {
        cardReader: { kind: 'pcsc' },
        ticketPrinter: { kind: 'tcp', host: '127.0.0.1', port: virtual.port },
        signaturePad: { kind: 'socket', host: '127.0.0.1', port: pad.port },
      },
      modules,
    );
    await rig.readerSays('service_away');
    await rig.readerSays(words);
    await ready(rig, 'printer');
    await ready(rig, 'pad');
    rig.ask({ ask: 'print', paper: PAPER });
    expect((await rig.next('printed')).result).toEqual({ ok: true });
    expect(virtual.papers[0]?.lines).toContain('E 42');
    rig.ask({ ask: 'certificates' });
    expect((await rig.next('certificates')).result).toMatchObject({ ok: false });
  },
  240_000,
);
