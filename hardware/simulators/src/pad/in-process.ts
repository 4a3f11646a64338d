import type { PadPlug } from './plug.ts';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A way to the pad inside one process, in the shape that the driver opens: every answer comes a turn later. */
export function inProcessPad(plug: PadPlug) {
  return async () => {
    await soon();
    if (!plug.plugged) return { ok: false, error: { state: 'absent' } } as const;
    return { ok: true, value: wayTo(plug) } as const;
  };
}

function wayTo(plug: PadPlug) {
  const inputs: ((report: Uint8Array) => void)[] = [];
  const ends: (() => void)[] = [];
  let open = true;
  const end = () => {
    open = false;
    for (const ended of ends.splice(0)) ended();
  };
  const disconnect = plug.connect({
    input: (report) => {
      for (const heard of inputs) heard(report);
    },
    gone: end,
  });
  const reached = async () => {
    await soon();
    if (plug.silent) await new Promise<void>((resolve) => ends.push(resolve));
    if (!open || plug.stalling) throw new Error('could not reach the pad');
  };
  return {
    productId: plug.pad.productId,
    serial: undefined,
    async getFeature(id: number, length: number): Promise<Uint8Array> {
      await reached();
      const answer = plug.pad.answerGetFeature(id);
      if (!answer) throw new Error('stalled');
      return answer.slice(0, length);
    },
    async sendFeature(report: Uint8Array): Promise<void> {
      await reached();
      if (!plug.pad.setFeature(report)) throw new Error('stalled');
    },
    onInput: (listener: (report: Uint8Array) => void) => {
      inputs.push(listener);
    },
    onGone: (listener: () => void) => {
      ends.push(listener);
    },
    async close(): Promise<void> {
      disconnect();
      open = false;
    },
  };
}
