import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { REST } from '@loket/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import { WebSocketServer } from 'ws';
import type { Progress } from '../progress.ts';
import { startStack } from '../stack.ts';
import { distribution, type Metric } from './bench.ts';
import { type CounterPages, knowNames, openCounter, openDesk } from './call-pages.ts';

const KEYS = 80;
/** A letter that is in no Dutch word of the screens; each stroke makes one more of them. */
const LETTER = 'ÿ';
const what = 'two bare pages and a socket that passes the text on: no database, no signature, no counter';

/**
 * From a key at the inspector's desk to the letter on the citizen's screen, through the database: every letter that is
 * shown was committed first. Typed at the pace of a quick typist, one key every 120 to 280 ms.
 */
export async function benchKeystrokes(progress: Progress): Promise<Record<string, Metric>> {
  const stack = await startStack({ progress });
  const browser = await chromium.launch({
    executablePath: process.env['LOKET_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--disable-background-networking',
    ],
  });
  try {
    const desk = await openDesk(stack, browser, async () => undefined);
    const counter = await openCounter(stack);
    const citizen = await beginStatement(desk, counter);
    progress.note(`${KEYS} keys on the desk`);
    const ours = await measure(desk, citizen, '[data-field="story"] textarea');
    progress.note(`${KEYS} keys on the yardstick`);
    const bare = await bareKeystrokes(browser);
    await counter.close();
    const mine = distribution('ms', ours);
    const { p50, p95 } = distribution('ms', bare);
    return { keystrokeToCitizen: { ...mine, baseline: { what, p50, p95 }, ratio: mine.p95 / p95 } };
  } finally {
    await browser.close();
    await stack.stop();
  }
}

/** A consultation as far as the first word; @returns the citizen's page */
async function beginStatement(desk: Page, counter: CounterPages): Promise<Page> {
  await counter.shows('attract');
  await counter.act({ intent: 'begin', locale: 'nl' });
  await counter.act({ intent: 'choose_reason', reason: 'theft' });
  await desk.waitForFunction(() => document.querySelector('.waiting-list li'));
  await desk.keyboard.press('F2');
  await counter.shows('called');
  await counter.act({ intent: 'here' });
  await counter.shows('in_call');
  const status = await desk.evaluate(
    async ({ queue, start }) => {
      const { consultation } = await fetch(queue).then((answer) => answer.json());
      const answer = await fetch(start.replace('CONSULTATION', consultation.id), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'aangifte', template: 'free_statement', capacity: 'victim' }),
      });
      return answer.status;
    },
    { queue: REST.queue, start: REST.startStatement('CONSULTATION') },
  );
  if (status >= 400) throw new Error(`starting a statement was refused: ${status}`);
  const citizen = await counter.page('citizen');
  await citizen.getByRole('button', { name: 'Ik heb dit gelezen' }).click();
  await desk.getByRole('tab', { name: /^Verklaring/ }).click();
  await desk.locator('[data-field="story"] textarea').waitFor();
  return citizen;
}

/** Types into the field of one page and watches the other for each letter. */
async function measure(writer: Page, reader: Page, field: string): Promise<number[]> {
  for (const page of [reader, writer]) await page.evaluate(knowNames);
  await reader.evaluate(watch, LETTER);
  await writer.evaluate(noteInputs, LETTER);
  await writer.locator(field).focus();
  for (let key = 0; key < KEYS; key += 1) {
    // A space now and then, as in words; only the letters are counted.
    await writer.keyboard.insertText(key % 6 === 5 ? ` ${LETTER}` : LETTER);
    await after(120 + ((key * 37) % 160));
  }
  await after(2_000);
  const typed = await writer.evaluate(() => Reflect.get(window, 'loketTyped') as number[]);
  const shown = await reader.evaluate(() => Reflect.get(window, 'loketShown') as number[]);
  if (shown.length < typed.length) throw new Error(`${typed.length - shown.length} letters never arrived`);
  return typed.map((at, index) => (shown[index] ?? Number.NaN) - at);
}

/** In the reader's page: when each further letter was there. */
function watch(letter: string): void {
  const shown: number[] = [];
  Reflect.set(window, 'loketShown', shown);
  const count = () => (document.body.textContent ?? '').split(letter).length - 1;
  const before = count();
  new MutationObserver(() => {
    const at = performance.timeOrigin + performance.now();
    for (let more = count() - before - shown.length; more > 0; more -= 1) shown.push(at);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** In the writer's page: when each letter was typed, before any script of the page saw it. */
function noteInputs(letter: string): void {
  const typed: number[] = [];
  Reflect.set(window, 'loketTyped', typed);
  addEventListener(
    'beforeinput',
    (event) => {
      if (event.data?.includes(letter)) typed.push(performance.timeOrigin + performance.now());
    },
    { capture: true },
  );
}

/** The least that could do it: one page sends its text at each input, a server passes it on, another page shows it. */
async function bareKeystrokes(browser: Browser): Promise<number[]> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    const role = request.url === '/writer' ? WRITER : READER;
    response.end(`<!doctype html><meta charset="utf-8"><body>${role}`);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (from) =>
    from.on('message', (text) => {
      for (const to of sockets.clients) if (to !== from) to.send(String(text));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Boundary: a server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  const context = await browser.newContext();
  try {
    const [writer, reader] = [await context.newPage(), await context.newPage()];
    await reader.goto(`http://127.0.0.1:${port}/reader`);
    await writer.goto(`http://127.0.0.1:${port}/writer`);
    await after(500);
    return await measure(writer, reader, 'textarea');
  } finally {
    await context.close();
    sockets.close();
    server.closeAllConnections();
    server.close();
  }
}

const WRITER = `<textarea></textarea><script>
  const socket = new WebSocket('ws://' + location.host);
  document.querySelector('textarea').addEventListener('input', ({ target }) => socket.send(target.value));
</script>`;
const READER = `<p></p><script>
  const socket = new WebSocket('ws://' + location.host);
  socket.onmessage = ({ data }) => { document.querySelector('p').textContent = data; };
</script>`;
