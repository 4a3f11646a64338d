import { ticketPrinterWords } from '@loket/ui';
import { words } from '../counter-window.ts';
import { expect, test } from '../stage.ts';

test('the printer is out of paper: the ticket is valid, the desk knows', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  const { printer } = stack.counters[0]!;
  const papersBefore = printer!.papers.length;
  printer!.set({ paper: 'out' });
  try {
    const number = await counter.takeTicket();
    await counter.shows(words.noPaper);
    await expect(desk.waiting(number)).toBeVisible();
    expect(printer!.papers).toHaveLength(papersBefore);
    await desk.next();
    await expect(desk.page.getByText(ticketPrinterWords.paper_out.nl).first()).toBeVisible();
    await counter.shows(words.here);
    await counter.touch(words.here);
    await counter.shows(words.insertCard);
    await desk.end();
  } finally {
    printer!.set({ paper: 'ok' });
  }
});
