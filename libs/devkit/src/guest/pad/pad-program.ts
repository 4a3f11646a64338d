import { setTimeout as pause } from 'node:timers/promises';
import { exampleSignature, type PenEvent, penTap } from '@loket/simulators/pad/index.ts';
import { KernelPad } from './kernel-pad.ts';
import { PadCommand, type PadMessage } from './messages.ts';
import { followCommands, sayLine } from './program-lines.ts';

/** The pad sends two hundred reports a second; faster than that the kernel may drop some. */
const REPORT_EVERY_MS = 5;

const kernelPad = new KernelPad();
const say = (message: PadMessage) => sayLine(message);

followCommands(PadCommand, async (command) => {
  switch (command.do) {
    case 'plug':
      kernelPad.plug();
      return say({ say: 'done', what: 'plug' });
    case 'unplug':
      kernelPad.unplug();
      return say({ say: 'done', what: 'unplug' });
    case 'write': {
      const sent = await play(exampleSignature(kernelPad.facts, command.area), command.unplugAfter);
      return say({ say: 'wrote', points: sent });
    }
    case 'tap':
      await play(penTap(kernelPad.facts, command.x, command.y));
      return say({ say: 'done', what: 'tap' });
    case 'look':
      return look();
  }
});

async function play(events: readonly PenEvent[], unplugAfter = Number.POSITIVE_INFINITY) {
  for (const [at, event] of events.entries()) {
    if (at >= unplugAfter) kernelPad.unplug();
    if (!kernelPad.plugged) break;
    kernelPad.pen(event);
    await pause(REPORT_EVERY_MS);
  }
  return events
    .filter(({ touching }) => touching)
    .map(({ x, y, pressure, timeMs }) => ({ x, y, pressure, clockMs: timeMs % 0x1_0000 }));
}

function look(): void {
  const { screen, inking, isAtRest, commands } = kernelPad.pad;
  const { widthPx, heightPx, rgb } = screen;
  const stride = Math.ceil(widthPx / 8);
  const bits = new Uint8Array(stride * heightPx);
  for (let dot = 0; dot < widthPx * heightPx; dot += 1) {
    if ((rgb[dot * 3] ?? 0) < 128) continue;
    const at = Math.floor(dot / widthPx) * stride + ((dot % widthPx) >> 3);
    bits[at] = (bits[at] ?? 0) | (0x80 >> ((dot % widthPx) & 7));
  }
  say({
    say: 'screen',
    bits: Buffer.from(bits).toString('base64'),
    inking,
    atRest: isAtRest,
    commands: commands.map(([id = 0]) => id),
  });
}

say({ say: 'up' });
