import type { AttestPaper, PadOutcome, PadPage, PresenceCommand } from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { DeviceTestEffect } from '../machines/device-tests.ts';
import { ProvingDesk, type ProvingDeskParts } from './proving-desk.ts';

const PAD_PAGE: PadPage = { title: 'Proef', lines: [], keys: { clear: 'wis', agree: 'ja', cancel: 'nee' } };

function desk(
  central: Partial<ProvingDeskParts['central']> = {},
  pad: PadOutcome = { outcome: 'cancelled' },
) {
  const events: CounterEvent[] = [];
  const commands: PresenceCommand[] = [];
  const slips: { job: string; paper: AttestPaper }[] = [];
  const pages: { job: string; pdf: Uint8Array }[] = [];
  const asked: string[] = [];
  const proving = new ProvingDesk({
    central: {
      roundTrip: async () => ({ ok: true, value: 11.6 }),
      ...central,
    },
    host: {
      printAttest: (job, paper) => void slips.push({ job, paper }),
      printDocument: (job, pdf) => void pages.push({ job, pdf }),
      beginPad: async (request, page) => {
        asked.push(`begin ${request} ${page.title}`);
        return pad;
      },
      cancelPad: (request) => void asked.push(`cancel ${request}`),
    },
    display: () => {
      throw new Error('not measured here');
    },
    padPage: () => PAD_PAGE,
    place: () => ({ zoneName: 'CARMA', siteName: 'Genk (André)' }),
    keepCalibration: () => {},
    sendToPresence: (command) => void commands.push(command),
    dispatch: (event) => void events.push(event),
  });
  const run = async (effect: DeviceTestEffect) => {
    proving.run(effect);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { proving, run, events, commands, slips, pages, asked };
}

test('the line is measured in milliseconds', async () => {
  const { run, events } = desk();
  await run({ effect: 'test_device', test: 't', device: 'link' });
  expect(events).toEqual([{ event: 'tested', test: 't', pass: true, detail: '12 ms' }]);
});

test('central does not answer', async () => {
  const unavailable = { ok: false, error: { code: 'unavailable', message: '' } } as const;
  const { run, events } = desk({ roundTrip: async () => unavailable });
  await run({ effect: 'test_device', test: 't', device: 'link' });
  expect(events).toEqual([{ event: 'tested', test: 't', pass: false, detail: 'unavailable' }]);
});

test('a slip without any code, and what the printer said of it', async () => {
  const { proving, run, events, slips } = desk();
  await run({ effect: 'test_device', test: 't', device: 'ticket_printer' });
  const [slip] = slips;
  expect(slip?.paper).toMatchObject({ siteName: 'Genk (André)', code: '', checkUrl: '' });
  const job = slip?.job ?? '';
  proving.onPrinted({ event: 'printed', job, result: { ok: false, status: { state: 'paper_out' } } });
  proving.onPrinted({ event: 'printed', job, result: { ok: true } });
  expect(events).toEqual([{ event: 'tested', test: 't', pass: false, detail: 'paper_out' }]);
});

test('a page for the document printer is a PDF whose table points at its objects', async () => {
  const { run, pages } = desk();
  await run({ effect: 'test_device', test: 't', device: 'document_printer' });
  const text = Buffer.from(pages[0]?.pdf ?? []).toString('latin1');
  expect(text).toMatch(/^%PDF-1\.4\n/);
  expect(text).toContain('Genk \\(Andre\\)');
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  expect(offsets).toHaveLength(5);
  for (const [index, offset] of offsets.entries())
    expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1]))).toMatch(/^xref/);
});

test.each(['camera', 'microphone', 'speaker', 'echo', 'record_and_play'] as const)(
  '%s is the presence page’s to measure',
  async (device) => {
    const { run, commands } = desk();
    await run({ effect: 'test_device', test: 't', device });
    expect(commands).toEqual([{ command: 'test_media', test: 't', device }]);
  },
);

test('a line on the pad: asked in the technician’s language, and stopped when nobody waits for it', async () => {
  const { run, events, asked } = desk();
  await run({ effect: 'test_device', test: 't', device: 'signature_pad' });
  await run({ effect: 'cancel_test', test: 't' });
  expect(asked).toEqual(['begin t Proef', 'cancel t']);
  expect(events).toEqual([{ event: 'tested', test: 't', pass: false, detail: 'not_finished' }]);
});
