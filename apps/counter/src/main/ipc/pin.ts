import type { PinFacts } from '@loket/contract';
import type { MessagePortMain, WebContents } from 'electron';
import { PIN_BEGIN } from '../../channels.ts';

/** The one message that the PIN page ever gets from main, with its end of the channel. It has no way to answer main. */
export function givePort(contents: WebContents, facts: PinFacts, port: MessagePortMain): void {
  contents.postMessage(PIN_BEGIN, facts, [port]);
}
