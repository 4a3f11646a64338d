import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { DeviceConfiguration, PinFacts, SignatureHash, TicketPaper } from '@loket/contract';
import { app, Menu, utilityProcess } from 'electron';
import { z } from 'zod';
import { hardenCommandLine } from '../main/command-line.ts';
import { DeviceHost } from '../main/device-host-process.ts';
import { guardNavigation } from '../main/navigation.ts';
import { type OpenPin, openPinWindow } from '../main/pin-window.ts';
import { PLACES } from '../main/places.ts';
import { ensureEnded } from '../main/process-end.ts';
import { registerScheme } from '../main/scheme.ts';
import { CounterWindow } from '../main/window.ts';

/**
 * The counter's window, device host and PIN page without the rest, for tests: one JSON object a line in, one out.
 * Not part of the appliance; nothing of it ships.
 */
const Asked = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('certificates') }),
  z.object({
    ask: z.literal('pin'),
    hash: SignatureHash,
    digest: z.base64(),
    certificate: z.base64(),
    facts: PinFacts,
  }),
  z.object({ ask: z.literal('print'), paper: TicketPaper }),
  z.object({ ask: z.literal('cancel') }),
  z.object({ ask: z.literal('processes') }),
]);

const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

async function start(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const window = new CounterWindow({ kiosk: false, width: 1080, height: 1920 }, () => {});
  const host = new DeviceHost({
    configuration: DeviceConfiguration.parse(JSON.parse(process.env.RIG_DEVICES ?? '{}')),
    processes: {
      take: () => ({
        process: utilityProcess.fork(PLACES.deviceHost, [], { stdio: 'inherit', env: {} }),
        started: false,
      }),
      discard: () => [],
      close: () => {},
    },
    onEvent: (event) => {
      if (event.event === 'card_reader') say({ told: 'reader', status: event.status });
      if (event.event === 'card_end') say({ told: 'reading' });
      if (event.event === 'ticket_printer') say({ told: 'printer', status: event.status });
      if (event.event === 'signature_pad') say({ told: 'pad', status: event.status });
      if (event.event === 'printed') say({ told: 'printed', result: event.result });
    },
    after: (delayMs, action) => setTimeout(action, delayMs),
    now: Date.now,
    ensureEnded: (pid) => ensureEnded([pid], 2_000),
  });
  host.start();
  host.setReading(true);
  app.on('will-quit', () => host.close());
  let open: OpenPin | null = null;
  for await (const line of createInterface({ input: process.stdin })) {
    const asked = Asked.parse(JSON.parse(line));
    switch (asked.ask) {
      case 'certificates':
        say({ told: 'certificates', result: await host.signatureCertificates() });
        break;
      case 'pin': {
        const order = {
          hash: asked.hash,
          digest: bytes(asked.digest),
          certificate: bytes(asked.certificate),
        };
        open = openPinWindow({ window, host, packaged: false, order, facts: asked.facts });
        void open.ended.then((outcome) => say({ told: 'ended', outcome }));
        break;
      }
      case 'print':
        host.print(randomUUID(), asked.paper);
        break;
      case 'cancel':
        open?.cancel();
        break;
      case 'processes':
        say({
          told: 'processes',
          host: host.processId,
          metrics: app.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
        });
        break;
    }
  }
  app.quit();
}

app.setPath('userData', process.env.RIG_PROFILE ?? app.getPath('temp'));
app.enableSandbox();
registerScheme();
hardenCommandLine(app);
guardNavigation(app);
start().catch((failure: unknown) => {
  process.stderr.write(`${String(failure)}\n`);
  process.exit(1);
});
