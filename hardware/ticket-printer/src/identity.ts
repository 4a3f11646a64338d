import type { DeviceIdentity } from '@loket/contract';
import type { Conversation } from './conversation.ts';
import type { PrinterProfile } from './protocol/profiles.ts';

const TOLD_WITHIN_MS = 500;

/** What the printer says of itself by `GS I`; null for one whose family does not know it, or that says nothing. */
export async function askWhoItIs(
  conversation: Conversation,
  { inTurn }: PrinterProfile,
): Promise<DeviceIdentity | null> {
  if (inTurn !== 'gs_i') return null;
  const maker = await conversation.askIdentity('maker', TOLD_WITHIN_MS);
  const model = await conversation.askIdentity('model', TOLD_WITHIN_MS);
  const serial = await conversation.askIdentity('serial', TOLD_WITHIN_MS);
  const firmware = await conversation.askIdentity('firmware', TOLD_WITHIN_MS);
  const name = [maker, model].filter(Boolean).join(' ');
  return name === '' ? null : { model: name, ...(serial && { serial }), ...(firmware && { firmware }) };
}
