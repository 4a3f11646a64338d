import { z } from 'zod';
import { type DevTools, openDevTools, type Target, targetsOf } from './devtools.ts';
import type { Pane, Wish } from './messages.ts';

const lookEveryMs = 400;

const Frame = z.object({ data: z.string(), sessionId: z.int() });
const Sizes = z.object({ result: z.object({ value: z.tuple([z.number(), z.number(), z.boolean()]) }) });

type Watched = { readonly name: Pane['name']; readonly tools: DevTools; pane: Pane; visible: boolean };

export type LiveWindow = {
  act(wish: Extract<Wish, { wish: 'pointer' | 'wheel' | 'key' }>): Promise<void>;
  close(): void;
};

/**
 * Follows the panes of one counter's window through its DevTools port: pictures out, pointer and keys in. The
 * panes come and go (every visit has fresh ones), so they are looked for all the time.
 */
export function watchWindow(
  cdpUrl: string,
  on: { picture(pane: Pane, jpeg: Buffer): void; panes(names: readonly Pane['name'][]): void },
): LiveWindow {
  const watched = new Map<string, Watched>();
  const opening = new Set<string>();
  let closed = false;
  let told = '';

  const tell = () => {
    const names = order(watched).map(({ name }) => name);
    if (names.join() === told) return;
    told = names.join();
    on.panes(names);
  };

  const watch = async (target: Target, name: Pane['name']) => {
    opening.add(target.id);
    try {
      const tools = await openDevTools(target);
      const entry: Watched = { name, tools, pane: { name, width: 0, height: 0 }, visible: false };
      watched.set(target.id, entry);
      void tools.closed.then(() => {
        watched.delete(target.id);
        tell();
      });
      await follow(entry, on.picture);
    } catch {
      // It went away while we looked; the next look finds what is there then.
    } finally {
      opening.delete(target.id);
    }
  };

  const look = async () => {
    for (const target of await targetsOf(cdpUrl)) {
      const name = nameOf(target.url);
      if (name === undefined || watched.has(target.id) || opening.has(target.id) || closed) continue;
      void watch(target, name);
    }
    await Promise.all([...watched.values()].map((entry) => measure(entry).catch(() => undefined)));
    tell();
    if (!closed) timer = setTimeout(look, lookEveryMs);
  };
  let timer = setTimeout(look, 0);

  return {
    act: async (wish) => act(order(watched), wish),
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const { tools } of watched.values()) tools.close();
    },
  };
}

function nameOf(url: string): Pane['name'] | undefined {
  if (url.startsWith('loket://citizen/')) return 'citizen';
  return url.startsWith('loket://presence/') ? 'presence' : undefined;
}

/** Visible panes, the one below first: presence lies on the upper part of the citizen's page. */
const order = (watched: ReadonlyMap<string, Watched>): Watched[] =>
  [...watched.values()].filter(({ visible }) => visible).sort((a, b) => a.name.localeCompare(b.name));

async function follow(entry: Watched, picture: (pane: Pane, jpeg: Buffer) => void): Promise<void> {
  const { tools } = entry;
  tools.on('Page.screencastFrame', (params) => {
    const frame = Frame.safeParse(params);
    if (!frame.success) return;
    if (entry.visible && entry.pane.width > 0) picture(entry.pane, Buffer.from(frame.data.data, 'base64'));
    tools.send('Page.screencastFrameAck', { sessionId: frame.data.sessionId }).catch(() => undefined);
  });
  await measure(entry);
  await tools.send('Page.enable');
  await tools.send('Page.startScreencast', { format: 'jpeg', quality: 70, maxWidth: 1080, maxHeight: 1920 });
}

async function measure(entry: Watched): Promise<void> {
  const answer = await entry.tools.send('Runtime.evaluate', {
    expression: '[innerWidth, innerHeight, document.visibilityState === "visible"]',
    returnByValue: true,
  });
  const [width, height, visible] = Sizes.parse(answer).result.value;
  entry.pane = { name: entry.name, width, height };
  entry.visible = visible;
}

async function act(
  panes: readonly Watched[],
  wish: Extract<Wish, { wish: 'pointer' | 'wheel' | 'key' }>,
): Promise<void> {
  const [ground] = panes;
  if (ground === undefined) return;
  if (wish.wish === 'key') {
    await ground.tools.send('Input.dispatchKeyEvent', keyEvent(wish));
    return;
  }
  const point = { x: wish.x * ground.pane.width, y: wish.y * ground.pane.height };
  const hit = panes.findLast(({ pane }) => point.x < pane.width && point.y < pane.height) ?? ground;
  const button = { ...point, button: 'left', clickCount: 1 };
  if (wish.wish === 'wheel') {
    await hit.tools.send('Input.dispatchMouseEvent', {
      ...point,
      type: 'mouseWheel',
      deltaX: 0,
      deltaY: wish.pixels,
    });
  } else if (wish.action === 'move') {
    await hit.tools.send('Input.dispatchMouseEvent', { ...point, type: 'mouseMoved' });
  } else {
    const type = wish.action === 'down' ? 'mousePressed' : 'mouseReleased';
    await hit.tools.send('Input.dispatchMouseEvent', { ...button, type });
  }
}

function keyEvent(wish: Extract<Wish, { wish: 'key' }>): Record<string, unknown> {
  const printable = wish.key.length === 1 ? wish.key : wish.key === 'Enter' ? '\r' : undefined;
  const withText = wish.action === 'down' && printable !== undefined;
  return {
    type: wish.action === 'up' ? 'keyUp' : withText ? 'keyDown' : 'rawKeyDown',
    key: wish.key,
    code: wish.code,
    windowsVirtualKeyCode: wish.keyCode,
    modifiers: wish.modifiers,
    ...(withText ? { text: printable } : {}),
  };
}
