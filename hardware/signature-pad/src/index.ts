export { strokesToPng } from './drawing/png.ts';
export { strokesToSvg } from './drawing/svg.ts';
export { openSignaturePad } from './open.ts';
export { KEYS, layoutOf, type PadKey, type PadLayout } from './page/layout.ts';
export { padSamplesOf, penStrokesOf } from './record.ts';
export {
  type NoPad,
  type OpenPadTransport,
  type PadClock,
  type PadEncryption,
  type PadFacts,
  type PadInk,
  type PadPicture,
  type PadRequest,
  type PadTransport,
  type PadUncertainties,
  type PadWatch,
  type SignaturePad,
  type SignaturePadOptions,
  systemClock,
} from './types.ts';
