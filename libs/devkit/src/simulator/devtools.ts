import WebSocket from 'ws';
import { z } from 'zod';

const Target = z.object({
  id: z.string(),
  type: z.string(),
  url: z.string(),
  webSocketDebuggerUrl: z.string(),
});
export type Target = z.infer<typeof Target>;

const Incoming = z.object({
  id: z.int().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

const answerLimitMs = 5_000;

/** Pages of a running Electron, by its DevTools address; none when it is down. */
export async function targetsOf(cdpUrl: string): Promise<Target[]> {
  try {
    const response = await fetch(`${cdpUrl}/json/list`, { signal: AbortSignal.timeout(2_000) });
    return z
      .array(z.looseObject({ type: z.string() }))
      .parse(await response.json())
      .flatMap((entry) => {
        const target = Target.safeParse(entry);
        return target.success && target.data.type === 'page' ? [target.data] : [];
      });
  } catch {
    return [];
  }
}

export type DevTools = {
  send(method: string, params?: Record<string, unknown>): Promise<unknown>;
  on(method: string, listener: (params: unknown) => void): void;
  readonly closed: Promise<void>;
  close(): void;
};

/** A session with one page over the DevTools protocol. */
export async function openDevTools(target: Target): Promise<DevTools> {
  const socket = new WebSocket(target.webSocketDebuggerUrl, {
    perMessageDeflate: false,
    maxPayload: 32 << 20,
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>();
  const listeners = new Map<string, (params: unknown) => void>();
  let nextId = 0;
  socket.on('message', (data) => {
    const message = Incoming.safeParse(JSON.parse(data.toString()));
    if (!message.success) return;
    const { id, method, params, result, error } = message.data;
    if (id !== undefined) {
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) waiter?.resolve(result);
      else waiter?.reject(new Error(error.message));
    } else if (method !== undefined) listeners.get(method)?.(params);
  });
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('the page is gone'));
      waiting.clear();
      resolve();
    }),
  );
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++nextId;
        const limit = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`${method} was not answered`));
        }, answerLimitMs);
        const settle =
          <Value>(then: (value: Value) => void) =>
          (value: Value) => {
            clearTimeout(limit);
            then(value);
          };
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        socket.send(
          JSON.stringify({ id, method, params }),
          (cause) => cause && waiting.get(id)?.reject(cause),
        );
      }),
    on: (method, listener) => listeners.set(method, listener),
    closed,
    close: () => socket.close(),
  };
}
