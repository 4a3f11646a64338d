import { type PrintedPaper, virtualPeople } from '@loket/simulators';
import type { WebSocket } from 'ws';
import { holderOf } from '../stack/cards.ts';
import type { Stack, StackCounter } from '../stack.ts';
import { type LiveWindow, watchWindow } from './live-window.ts';
import { type CounterState, type News, picturePacket, Wish } from './messages.ts';

const lookEveryMs = 500;
/** A slow connection skips pictures instead of collecting them. */
const mostBufferedBytes = 600_000;

/** Serves one open simulator page until it closes. */
export function openVisitor(socket: WebSocket, stack: Stack): void {
  const tell = (news: News) => socket.send(JSON.stringify(news));
  let live: LiveWindow | undefined;
  let lastStates = '';

  const watch = (counter: StackCounter | undefined) => {
    live?.close();
    live =
      counter === undefined
        ? undefined
        : watchWindow(counter.cdpUrl, {
            picture: (pane, jpeg) => {
              if (socket.bufferedAmount < mostBufferedBytes) socket.send(picturePacket(pane, jpeg));
            },
            panes: (panes) => tell({ news: 'panes', panes }),
          });
  };
  const tellStates = () => {
    const counters = stack.counters.map(stateOf);
    const text = JSON.stringify(counters);
    if (text !== lastStates) tell({ news: 'counters', counters });
    lastStates = text;
  };

  const fulfil = async (wish: Wish) => {
    const counter = stack.counters[wish.counter];
    if (counter === undefined) return;
    if (wish.wish === 'watch') watch(counter);
    else if (wish.wish === 'insert') counter.slot?.insert(await stack.card(wish.person));
    else if (wish.wish === 'pull') counter.slot?.pull();
    else if (wish.wish === 'printer') {
      const { paper, cover } = wish;
      counter.printer?.set({ ...(paper && { paper }), ...(cover && { cover }) });
    } else await live?.act(wish);
    tellStates();
  };

  tell({ news: 'people', people: virtualPeople.map(({ id, label }) => ({ id, label })) });
  tellStates();
  const stopPapers = stack.counters.map((counter, number) => followPapers(counter, number, tell));
  const ticker = setInterval(tellStates, lookEveryMs);
  socket.on('message', (data) => {
    const wish = readWish(data.toString());
    if (wish === undefined) tell({ news: 'refused', why: 'not a known wish' });
    else fulfil(wish).catch((cause: unknown) => tell({ news: 'refused', why: String(cause) }));
  });
  socket.on('error', () => socket.terminate());
  socket.once('close', () => {
    clearInterval(ticker);
    for (const stop of stopPapers) stop();
    live?.close();
  });
}

function readWish(text: string): Wish | undefined {
  try {
    return Wish.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function stateOf(counter: StackCounter): CounterState {
  const inserted = counter.slot?.card;
  return {
    name: `${counter.siteName}, loket ${counter.label}`,
    running: counter.pid !== undefined,
    virtualReader: counter.slot !== undefined,
    card: inserted === undefined ? null : (holderOf(inserted) ?? ''),
    printer:
      counter.printer === undefined
        ? null
        : { paper: counter.printer.state.paper, cover: counter.printer.state.cover },
  };
}

function followPapers(counter: StackCounter, number: number, tell: (news: News) => void): () => void {
  const { printer } = counter;
  if (printer === undefined) return () => undefined;
  const show = (paper: PrintedPaper) =>
    tell({
      news: 'paper',
      counter: number,
      number: printer.papers.indexOf(paper) + 1,
      at: paper.at.toISOString(),
      lines: paper.lines,
      qrCodes: paper.qrCodes,
      png: paper.png().toString('base64'),
    });
  for (const paper of printer.papers) show(paper);
  return printer.onPaper(show);
}
