import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import {
  type Answer,
  type DeviceReport,
  type ErrorCode,
  failure,
  OpenedService,
  type OpenService,
  ServiceReport,
  type SignedServiceReport,
  serviceReportText,
} from '@loket/contract';
import { type CounterEvent, NOTHING_KNOWN } from '../machines/counter-state.ts';
import type { Identities } from '../machines/service-state.ts';
import { ServiceDesk } from './service-desk.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const visit = OpenedService.parse({
  visitId: '0190b6f4-0000-4000-8000-000000000001',
  technician: 'Koen Driesen',
  expiresAt: '2026-03-02T09:30:00.000Z',
});
const refused = (code: ErrorCode): Answer<never> => ({ ok: false, error: failure(code, '') });

function desk({
  opened = { ok: true, value: visit } as Answer<OpenedService>,
  taken = { ok: true, value: undefined } as Answer,
  identities = {} as Identities,
  devices = NOTHING_KNOWN as DeviceReport,
} = {}) {
  const events: CounterEvent[] = [];
  const asked: OpenService[] = [];
  const sent: SignedServiceReport[] = [];
  const service = new ServiceDesk({
    key: privateKey,
    central: {
      openService: async (message) => {
        asked.push(message);
        return opened;
      },
      reportService: async (message) => {
        sent.push(message);
        return taken;
      },
    },
    host: { identify: async () => identities },
    devices: () => devices,
    dispatch: (event) => void events.push(event),
  });
  const run = async (effect: Parameters<ServiceDesk['run']>[0]) => {
    service.run(effect);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { run, events, asked, sent };
}

test('a code as it is typed goes to central as it is meant', async () => {
  const { run, events, asked } = desk();
  await run({ effect: 'open_service', attempt: 'a', code: '7k3f-9qxd-2m8p' });
  expect(asked).toEqual([{ code: '7K3F9QXD2M8P' }]);
  expect(events).toEqual([{ event: 'service_opened', attempt: 'a', visit }]);
});

test('half a code is not asked', async () => {
  const { run, events, asked } = desk();
  await run({ effect: 'open_service', attempt: 'a', code: '7k3f' });
  expect(asked).toEqual([]);
  expect(events).toEqual([{ event: 'service_refused', attempt: 'a', failure: 'code_not_valid' }]);
});

test.each([
  ['code_not_valid', 'code_not_valid'],
  ['too_many_requests', 'too_many_tries'],
  ['out_of_state', 'citizen_here'],
  ['unavailable', 'no_connection'],
] as const)('central says %s', async (code, failed) => {
  const { run, events } = desk({ opened: refused(code) });
  await run({ effect: 'open_service', attempt: 'a', code: '7K3F9QXD2M8P' });
  expect(events).toEqual([{ event: 'service_refused', attempt: 'a', failure: failed }]);
});

test('the report is signed as it is sent, by the key of this counter', async () => {
  const { run, sent } = desk();
  const report = ServiceReport.parse({
    visitId: visit.visitId,
    counterId: '0190b6f4-0000-4000-8000-000000000002',
    at: '2026-03-02T09:10:00.000Z',
    appVersion: '1.2.3',
    devices: NOTHING_KNOWN,
    identities: {},
    tests: [{ device: 'link', result: 'pass', detail: '12 ms' }],
    note: 'Kabel van de lezer vervangen.',
  });
  await run({ effect: 'report_service', attempt: 'a', report });
  const [message] = sent;
  expect(JSON.parse(message!.report)).toEqual(report);
  const key = {
    key: createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })),
    dsaEncoding: 'ieee-p1363',
  } as const;
  const signature = Buffer.from(message!.signature, 'base64');
  expect(verify('sha256', Buffer.from(serviceReportText(message!.report)), key, signature)).toBe(true);
  // The bare words, without what they are signed for, are not what was signed.
  expect(verify('sha256', Buffer.from(message!.report), key, signature)).toBe(false);
});

test('central did not take it', async () => {
  const { run, events } = desk({ taken: refused('unavailable') });
  const report = { note: '' } as ServiceReport;
  await run({ effect: 'report_service', attempt: 'a', report });
  expect(events).toEqual([{ event: 'service_reported', attempt: 'a', ok: false }]);
});

test('who each device says it is: by itself, or by the name that the system has for it', async () => {
  const { run, events } = desk({
    identities: { ticketPrinter: { model: 'EPSON TM-m30II', firmware: '1.02' } },
    devices: {
      ...NOTHING_KNOWN,
      camera: { state: 'ready', name: 'UVC Camera (046d:0825)' },
      presenceDisplay: { state: 'ready', name: 'LG 32', widthPx: 2_160, heightPx: 3_840 },
      signaturePad: { state: 'ready', identity: { model: 'STU-540', serial: '7' } },
    },
  });
  await run({ effect: 'identify_devices' });
  expect(events).toEqual([
    {
      event: 'identified',
      identities: {
        camera: { model: 'UVC Camera (046d:0825)' },
        presenceDisplay: { model: 'LG 32' },
        signaturePad: { model: 'STU-540', serial: '7' },
        ticketPrinter: { model: 'EPSON TM-m30II', firmware: '1.02' },
      },
    },
  ]);
});
