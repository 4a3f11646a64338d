export { ecdsaFromDer, ecdsaToDer } from './ecdsa-der.ts';
export { openCardReader } from './open.ts';
export {
  CAREFUL_WAITS,
  type CardHash,
  type CardReader,
  type CardReaderOptions,
  type CardUseFailure,
  type CardWaits,
  type Clock,
  type KeyCertificates,
  type KeyKind,
  LEAN_WAITS,
  type PinSource,
  type ReadingEvent,
  type SignatureScheme,
  type SignFailure,
  type SignOrder,
  systemClock,
  type Unsubscribe,
} from './types.ts';
