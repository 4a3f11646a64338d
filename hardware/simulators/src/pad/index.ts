export { EXAMPLE_SIGNATURE, type RecordedPoint } from './example-signature.ts';
export { exampleSignature, penTap, penWriting } from './hand.ts';
export { inProcessPad } from './in-process.ts';
export { PAD_MAX_PRESSURE, PAD_MODELS, type PadModelFacts, type PadModelName } from './models.ts';
export { PadPlug } from './plug.ts';
export type { PadScreen, ScreenArea } from './screen.ts';
export { padScreenPng } from './screen-png.ts';
export { type PadServer, servePad } from './server.ts';
export { type PenEvent, VirtualPad, type VirtualPadOptions } from './virtual-pad.ts';
