import type { CardReaderStatus, MediaDeviceStatus, TicketPrinterStatus } from '@loket/contract';
import type { Status } from './status-shape.tsx';

/** The shape in which each state of a device is drawn, the same wherever staff look at a counter. */
export const cardReaderStatus = {
  ready: 'good',
  absent: 'absent',
  service_away: 'attention',
  wedged: 'broken',
  error: 'broken',
} as const satisfies Record<CardReaderStatus['state'], Status>;

export const ticketPrinterStatus = {
  ready: 'good',
  paper_low: 'attention',
  paper_out: 'attention',
  cover_open: 'attention',
  offline: 'broken',
  not_configured: 'absent',
  error: 'broken',
} as const satisfies Record<TicketPrinterStatus['state'], Status>;

export const mediaDeviceStatus = {
  ready: 'good',
  absent: 'broken',
  black: 'broken',
  frozen: 'broken',
  silent: 'broken',
  error: 'broken',
} as const satisfies Record<MediaDeviceStatus['state'], Status>;
