import { err, ok } from '@loket/contract';
import type { PadAnswer, PadConversation } from './conversation.ts';
import {
  blockBytesOf,
  encodePicture,
  endImage,
  imageBlocks,
  type Picture,
  type PictureFormat,
  startImage,
} from './protocol/image.ts';
import type { PadModel } from './protocol/reports.ts';

/**
 * Shows a picture that fills the screen: every block in order and each awaited. `wanted` is asked before each block;
 * when it says no, or something fails, the pad is told to throw away what it has. False: not wanted any more.
 */
export async function showPicture(
  pad: PadConversation,
  model: PadModel,
  picture: Picture,
  format: PictureFormat,
  wanted: () => boolean,
): PadAnswer<boolean> {
  const ready = await pad.until('ready');
  if (!ready.ok) return ready;
  const started = await pad.set(startImage(format.encoding));
  if (!started.ok) return started;
  const sent = await sendBlocks(pad, model, encodePicture(picture, format), wanted);
  if (!sent.ok || !sent.value) {
    await pad.push(endImage('abandon'));
    return sent;
  }
  const committed = await pad.push(endImage('commit'));
  if (!committed.ok) return committed;
  const shown = await pad.until('ready');
  if (!shown.ok) return shown;
  const { refusal } = shown.value;
  return refusal ? err({ fault: 'refused', reportId: endImage('commit')[0] ?? 0, refusal }) : ok(true);
}

async function sendBlocks(
  pad: PadConversation,
  model: PadModel,
  bytes: Uint8Array,
  wanted: () => boolean,
): PadAnswer<boolean> {
  const receiving = await pad.until('image');
  if (!receiving.ok) return receiving;
  for (const block of imageBlocks(bytes, blockBytesOf(model))) {
    if (!wanted()) return ok(false);
    const sent = await pad.push(block);
    if (!sent.ok) return sent;
  }
  const after = await pad.status();
  if (!after.ok) return after;
  const { refusal, state } = after.value;
  if (refusal) return err({ fault: 'refused', reportId: 0x26, refusal });
  return state === 'image' ? ok(true) : err({ fault: 'late', state });
}
