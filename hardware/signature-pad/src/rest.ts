import { ok } from '@loket/contract';
import type { PadAnswer, PadConversation } from './conversation.ts';
import { clearScreen, endCapture, INKING_MODE, inkingMode, reset } from './protocol/commands.ts';
import { endImage } from './protocol/image.ts';

/** The SDK's: a capture that is ended sooner after its start makes the pad stumble. */
export const BEFORE_END_CAPTURE_MS = 80;
export const AFTER_CAPTURE_MS = 20;

/**
 * Ink off, screen empty, nothing captured or half uploaded, whatever the pad was doing: at every opening (who had it
 * last may have died in the middle) and after every request. What does not obey is reset once.
 */
export async function bringToRest(pad: PadConversation): PadAnswer<undefined> {
  const first = await quieten(pad);
  if (first.ok || pad.fault) return first;
  const started = await pad.push(reset('soft'));
  if (!started.ok) return started;
  return await quieten(pad);
}

/** An idle pad is asked how it is; one that somebody set to ink, or that is not ready, is brought to rest again. */
export async function restIfDisturbed(pad: PadConversation): PadAnswer<undefined> {
  const inking = await pad.get({ id: INKING_MODE, length: 2 });
  if (!inking.ok && pad.fault) return inking;
  const status = await pad.status();
  if (!status.ok) return status;
  const isInking = inking.ok && inking.value[1] !== 0;
  return isInking || status.value.state !== 'ready' ? await bringToRest(pad) : ok();
}

async function quieten(pad: PadConversation): PadAnswer<undefined> {
  const inkOff = await pad.push(inkingMode(false)); // first of all: it is heard in every state
  if (!inkOff.ok) return inkOff;
  const status = await pad.status();
  if (!status.ok) return status;
  if (status.value.state === 'image') await pad.push(endImage('abandon'));
  if (status.value.state === 'capture') await leaveCapture(pad);
  const ready = await pad.until('ready');
  if (!ready.ok) return ready;
  for (const command of [inkingMode(false), clearScreen()]) {
    const done = await pad.set(command);
    if (!done.ok) return done;
  }
  const empty = await pad.until('ready');
  return empty.ok ? ok() : empty;
}

/** Ends a capture and waits until the pad is ready for what a capture forbids. */
export async function leaveCapture(pad: PadConversation): PadAnswer<undefined> {
  await pad.pause(BEFORE_END_CAPTURE_MS);
  const ended = await pad.push(endCapture());
  if (!ended.ok) return ended;
  await pad.pause(AFTER_CAPTURE_MS);
  const ready = await pad.until('ready');
  return ready.ok ? ok() : ready;
}
