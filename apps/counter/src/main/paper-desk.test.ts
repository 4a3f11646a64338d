import { type PaperPrinted, PrintPaper } from '@loket/contract';
import { PaperDesk } from './paper-desk.ts';

const paperId = '0190b6f4-0000-4000-8000-000000000201';
const slip = PrintPaper.parse({
  paperId,
  way: 'ticket_printer',
  slip: {
    zoneName: 'CARMA',
    siteName: 'Bree',
    title: 'Attest',
    lines: [],
    codeTitle: '',
    code: 'ABCD',
    checkUrl: 'https://loket.example/c?code=ABCD',
    footer: '',
  },
});
const page = PrintPaper.parse({ paperId, way: 'document_printer' });

function desk() {
  const jobs: string[] = [];
  const told: PaperPrinted[] = [];
  const timers: (() => void)[] = [];
  const central: { pdf: 'there' | 'away' } = { pdf: 'there' };
  const papers = new PaperDesk({
    central: {
      paperPrinted: async (printed) => {
        told.push(printed);
        return { ok: true, value: undefined };
      },
    },
    files: {
      get: async () =>
        central.pdf === 'there' ? { ok: true, value: new Uint8Array([37]) } : { ok: false, error: 'away' },
    },
    host: { printAttest: (job) => jobs.push(job), printDocument: (job) => jobs.push(job) },
    after: (_, action) => timers.push(action),
  });
  const printed = (ok: boolean, mayHavePrinted = false) =>
    papers.onPrinted({
      event: 'printed',
      job: jobs.at(-1) ?? '',
      result: ok ? { ok: true } : { ok: false, status: { state: 'paper_out' }, mayHavePrinted },
    });
  return {
    papers,
    jobs,
    told,
    timers,
    printed,
    central,
  };
}

test('a slip is printed and answered', async () => {
  const { papers, told, printed } = desk();
  await papers.print(slip);
  printed(true);
  expect(told).toEqual([{ paperId, ok: true, detail: '' }]);
});

test('asked twice, also after it was printed: one paper, and the answer again', async () => {
  const { papers, jobs, told, printed } = desk();
  await papers.print(slip);
  await papers.print(slip);
  printed(true);
  await papers.print(slip);
  expect(jobs).toHaveLength(1);
  expect(told).toHaveLength(2);
});

test('paper out: said with the printer’s state, and printed when central asks later', async () => {
  const { papers, jobs, told, printed } = desk();
  await papers.print(slip);
  printed(false);
  expect(told).toEqual([{ paperId, ok: false, detail: 'paper_out' }]);
  await papers.print(slip);
  expect(jobs).toHaveLength(2);
});

test('a job that broke off may have printed: said so, and not printed again by itself', async () => {
  const { papers, jobs, told, printed } = desk();
  await papers.print(slip);
  printed(false, true);
  await papers.print(slip);
  expect(jobs).toHaveLength(1);
  expect(told).toEqual([
    { paperId, ok: false, detail: 'may_have_printed' },
    { paperId, ok: false, detail: 'may_have_printed' },
  ]);
});

test('a printer that never answers may have printed: it is not printed again', async () => {
  const { papers, jobs, told, timers } = desk();
  await papers.print(slip);
  for (const timer of timers) timer();
  await papers.print(slip);
  expect(jobs).toHaveLength(1);
  expect(told).toEqual([
    { paperId, ok: false, detail: 'no_answer' },
    { paperId, ok: false, detail: 'no_answer' },
  ]);
});

test('an A4 page that can not be fetched now is fetched when central asks again', async () => {
  const { papers, jobs, told, central } = desk();
  central.pdf = 'away';
  await papers.print(page);
  expect(told).toEqual([{ paperId, ok: false, detail: 'not_fetched_away' }]);
  central.pdf = 'there';
  await papers.print(page);
  expect(jobs).toHaveLength(1);
});

test('the wiping waits for a paper that is under way', async () => {
  const { papers, printed } = desk();
  const order: string[] = [];
  await papers.print(slip);
  const idle = papers.idle().then(() => order.push('idle'));
  order.push('printing');
  printed(true);
  await idle;
  expect(order).toEqual(['printing', 'idle']);
});
