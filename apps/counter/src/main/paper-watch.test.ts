import { PaperWatch } from './paper-watch.ts';

const SLIP = '0190b6f4-0000-4000-8000-000000000301';
const PAGE = '0190b6f4-0000-4000-8000-000000000302';
const maybe = { ok: false, status: { state: 'offline' }, mayHavePrinted: true };

test('a host that dies with papers in hand: each may have been printed, said once', () => {
  const watch = new PaperWatch();
  watch.slip(SLIP);
  watch.page(PAGE);
  expect(watch.gone()).toEqual([
    { event: 'printed', job: SLIP, result: maybe },
    { event: 'document_printed', job: PAGE, result: maybe },
  ]);
  expect(watch.gone()).toEqual([]);
  expect(watch.afterBrokenJob).toBe(true);
});

test('what was answered is not answered again', () => {
  const watch = new PaperWatch();
  watch.slip(SLIP);
  watch.page(PAGE);
  watch.learn({ event: 'printed', job: SLIP, result: { ok: true } });
  watch.learn({ event: 'document_printed', job: PAGE, result: { ok: true } });
  expect(watch.gone()).toEqual([]);
  expect(watch.afterBrokenJob).toBe(false);
});

test('a ticket that broke off is remembered until one is whole; one that never began changes nothing', () => {
  const watch = new PaperWatch();
  watch.learn({
    event: 'printed',
    job: SLIP,
    result: { ok: false, status: { state: 'paper_out' }, mayHavePrinted: true },
  });
  watch.learn({ event: 'printed', job: SLIP, result: { ok: false, status: { state: 'paper_out' } } });
  expect(watch.afterBrokenJob).toBe(true);
  watch.learn({ event: 'printed', job: SLIP, result: { ok: true } });
  expect(watch.afterBrokenJob).toBe(false);
});
