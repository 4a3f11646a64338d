import { once } from 'node:events';
import WebSocket from 'ws';
import { z } from 'zod';

const Usage = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });
/** Bytes. */
export type Usage = z.infer<typeof Usage>;

/** What another Node process holds after its garbage was collected, through its inspector. */
export async function memoryOf(inspectorPort: number): Promise<Usage> {
  const targets: unknown = await (await fetch(`http://127.0.0.1:${inspectorPort}/json/list`)).json();
  const [target] = z.array(z.object({ webSocketDebuggerUrl: z.url() })).parse(targets);
  if (!target) throw new Error('The process shows nothing to its inspector.');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  let id = 0;
  const ask = async (method: string, params: object = {}): Promise<unknown> => {
    id += 1;
    const mine = id;
    socket.send(JSON.stringify({ id: mine, method, params }));
    for (;;) {
      const [message] = await once(socket, 'message');
      const answer = JSON.parse(String(message));
      if (answer.id === mine) return answer.result;
    }
  };
  try {
    // Twice: what the first one finalises is freed by the second.
    for (let round = 0; round < 2; round += 1) await ask('HeapProfiler.collectGarbage');
    const expression = 'JSON.stringify(process.memoryUsage())';
    const { result } = z
      .object({ result: z.object({ value: z.string() }) })
      .parse(await ask('Runtime.evaluate', { expression }));
    return Usage.parse(JSON.parse(result.value));
  } finally {
    socket.close();
  }
}
