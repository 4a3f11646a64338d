export { openCardReader } from './open.ts';
export {
  type CardReader,
  type CardReaderOptions,
  type Clock,
  type ReadingEvent,
  systemClock,
  type Unsubscribe,
} from './types.ts';
