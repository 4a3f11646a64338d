export { openCardReader } from './open.ts';
export {
  type CardReader,
  type CardReaderOptions,
  type CardUseFailure,
  type Clock,
  type ReadingEvent,
  type SignatureCertificates,
  type SignFailure,
  type SignOrder,
  systemClock,
  type Unsubscribe,
} from './types.ts';
