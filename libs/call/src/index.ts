export {
  type Call,
  type CallOptions,
  type Connection,
  type EndReason,
  openCall,
} from './call.ts';
export type { CallClock } from './clock.ts';
export type { CallEnd } from './pairing.ts';
export type { CallStatistics } from './statistics.ts';
