import type { DeviceReport } from '@loket/contract';
import { padScreenPng } from '@loket/simulators';
import type { WebSocket } from 'ws';
import type { Hands } from './hands.ts';
import { type LiveWindow, watchWindow } from './live-window.ts';
import { type News, picturePacket, Wish } from './messages.ts';
import { followPrinters } from './out-of-printers.ts';
import type { Room, RoomCounter } from './room.ts';
import { cardOffers, stateOf } from './state-of.ts';

const lookEveryMs = 250;
const askCentralEveryMs = 1_000;
const padPictureEveryMs = 80;
/** A slow connection skips pictures instead of collecting them. */
const mostBufferedBytes = 2_000_000;

/** Serves one open simulator page until it closes. */
export function openVisitor(socket: WebSocket, room: Room, hands: Hands): void {
  const tell = (news: News) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(news));
  };
  const show = (...packet: Parameters<typeof picturePacket>) => {
    if (socket.bufferedAmount < mostBufferedBytes) socket.send(picturePacket(...packet));
  };
  let watched: RoomCounter | undefined;
  let live: LiveWindow | undefined;
  let told: ReadonlyMap<string, DeviceReport> = new Map();
  let lastStates = '';
  let padShown = -1;

  const watch = (counter: RoomCounter) => {
    live?.close();
    watched = counter;
    padShown = -1;
    live = watchWindow(counter.cdpUrl, {
      picture: show,
      panes: (panes) => tell({ news: 'panes', panes }),
    });
  };
  const tellStates = () => {
    const counters = room.counters.map((counter) => stateOf(counter, hands, told.get(counter.counterId)));
    const text = JSON.stringify(counters);
    if (text !== lastStates) tell({ news: 'counters', counters });
    lastStates = text;
  };
  const showPad = () => {
    const screen = watched?.pad?.plug.pad.screen;
    if (screen === undefined || screen.revision === padShown) return;
    padShown = screen.revision;
    show({ name: 'pad', width: screen.widthPx, height: screen.heightPx }, padScreenPng(screen));
  };
  const askCentral = async () => {
    told = await room.told().catch(() => new Map());
  };

  const fulfil = async (wish: Wish) => {
    const counter = room.counters[wish.counter];
    if (counter === undefined) return;
    if (wish.wish === 'watch') watch(counter);
    else if (wish.wish === 'pointer' || wish.wish === 'wheel' || wish.wish === 'key') await live?.act(wish);
    else await hands.fulfil(counter, wish);
    tellStates();
  };

  tell({ news: 'cards', cards: cardOffers });
  tellStates();
  const stopPapers = room.counters.map((counter, number) => followPrinters(counter, number, tell));
  const timers = [
    setInterval(tellStates, lookEveryMs),
    setInterval(showPad, padPictureEveryMs),
    setInterval(askCentral, askCentralEveryMs),
  ];
  void askCentral();
  socket.on('message', (data) => {
    const wish = readWish(data.toString());
    if (wish === undefined) tell({ news: 'refused', why: 'not a known wish' });
    else fulfil(wish).catch((cause: unknown) => tell({ news: 'refused', why: String(cause) }));
  });
  socket.on('error', () => socket.terminate());
  socket.once('close', () => {
    for (const timer of timers) clearInterval(timer);
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
