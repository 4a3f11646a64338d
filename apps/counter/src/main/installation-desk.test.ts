import type { AttestPaper, InstallationReport, PresenceCommand } from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { InstallationEffect } from '../machines/installation.ts';
import { InstallationDesk, type InstallationDeskParts } from './installation-desk.ts';

const report: InstallationReport = { tests: [], calibration: null };

function desk(central: Partial<InstallationDeskParts['central']> = {}) {
  const events: CounterEvent[] = [];
  const commands: PresenceCommand[] = [];
  const slips: { job: string; paper: AttestPaper }[] = [];
  const pages: { job: string; pdf: Uint8Array }[] = [];
  const installation = new InstallationDesk({
    central: {
      roundTrip: async () => ({ ok: true, value: 11.6 }),
      reportInstallation: async () => ({ ok: true, value: undefined }),
      ...central,
    },
    host: {
      printAttest: (job, paper) => void slips.push({ job, paper }),
      printDocument: (job, pdf) => void pages.push({ job, pdf }),
    },
    display: () => {
      throw new Error('not measured here');
    },
    place: () => ({ zoneName: 'CARMA', siteName: 'Genk (André)' }),
    keepCalibration: () => {},
    sendToPresence: (command) => void commands.push(command),
    dispatch: (event) => void events.push(event),
  });
  const run = async (effect: InstallationEffect) => {
    installation.run(effect);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { installation, run, events, commands, slips, pages };
}

test('the line is measured in milliseconds', async () => {
  const { run, events } = desk();
  await run({ effect: 'test_device', test: 't', device: 'link' });
  expect(events).toEqual([{ event: 'tested', test: 't', pass: true, detail: '12 ms' }]);
});

test('central does not answer', async () => {
  const unavailable = { ok: false, error: { code: 'unavailable', message: '' } } as const;
  const { run, events } = desk({
    roundTrip: async () => unavailable,
    reportInstallation: async () => unavailable,
  });
  await run({ effect: 'test_device', test: 't', device: 'link' });
  await run({ effect: 'report_installation', report });
  expect(events).toEqual([
    { event: 'tested', test: 't', pass: false, detail: 'unavailable' },
    { event: 'reported', ok: false },
  ]);
});

test('a slip without any code, and what the printer said of it', async () => {
  const { installation, run, events, slips } = desk();
  await run({ effect: 'test_device', test: 't', device: 'ticket_printer' });
  const [slip] = slips;
  expect(slip?.paper).toMatchObject({ siteName: 'Genk (André)', code: '', checkUrl: '' });
  const job = slip?.job ?? '';
  installation.onPrinted({ event: 'printed', job, result: { ok: false, status: { state: 'paper_out' } } });
  installation.onPrinted({ event: 'printed', job, result: { ok: true } });
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

test('what is heard and seen is the presence page’s to measure', async () => {
  const { run, commands } = desk();
  await run({ effect: 'test_device', test: 't', device: 'microphone' });
  expect(commands).toEqual([{ command: 'test_media', test: 't', device: 'microphone' }]);
});
