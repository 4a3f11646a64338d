import { err, ok } from '@loket/contract';
import type { PadAnswer, PadConversation } from './conversation.ts';
import { type Capability, decodeCapability } from './protocol/capability.ts';
import { penDataOptionMode } from './protocol/commands.ts';
import { decodeInformation, decodeSerial, firmwareOf } from './protocol/information.ts';
import { CAPABILITY, ESERIAL, INFORMATION, modelOf, type PadModel, UID2 } from './protocol/reports.ts';

/** Who the pad is and what it can. */
export type IdentifiedPad = {
  readonly model: PadModel;
  readonly identity: { model: string; serial?: string; firmware: string };
  readonly capability: Capability;
  readonly ownTime: boolean;
};

/** Asks a pad who it is and has it add time and sequence to its pen data, where it can. */
export async function identify(pad: PadConversation): PadAnswer<IdentifiedPad> {
  const model = modelOf(pad.productId);
  if (!model) return err({ fault: 'garbled', reportId: INFORMATION.id });
  const informationReport = await pad.get(INFORMATION);
  if (!informationReport.ok) return informationReport;
  const information = decodeInformation(informationReport.value);
  if (!information) return err({ fault: 'garbled', reportId: INFORMATION.id });
  const capabilityReport = await pad.get(CAPABILITY);
  if (!capabilityReport.ok) return capabilityReport;
  const capability = decodeCapability(capabilityReport.value);
  if (!capability) return err({ fault: 'garbled', reportId: CAPABILITY.id });
  const serial = await serialOf(pad, model);
  const timed = await pad.set(penDataOptionMode(3));
  if (!timed.ok && timed.error.fault !== 'refused') return timed;
  if (!timed.ok) await pad.push(penDataOptionMode(0));
  return ok({
    model,
    identity: {
      model: `Wacom ${information.model || model}`,
      firmware: firmwareOf(information),
      ...(serial === undefined ? {} : { serial }),
    },
    capability,
    ownTime: timed.ok,
  });
}

/** The 540's eSerial, the others' Uid2, else what USB says; some firmware has none of them. */
async function serialOf(pad: PadConversation, model: PadModel): Promise<string | undefined> {
  for (const report of model === 'STU-540' ? [ESERIAL, UID2] : [UID2]) {
    const answer = await pad.get(report);
    const serial = answer.ok ? decodeSerial(answer.value) : null;
    if (serial) return serial;
  }
  return pad.usbSerial;
}
