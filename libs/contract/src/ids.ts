import { z } from 'zod';

/** Branded identifiers: a ticket's id can't be passed where a counter's is asked. All are UUIDs made by central. */
/** A branded UUID. */
export const id = <Brand extends string>() => z.uuid().brand<Brand>();

export const ZoneId = id<'ZoneId'>();
export type ZoneId = z.infer<typeof ZoneId>;
export const MunicipalityId = id<'MunicipalityId'>();
export type MunicipalityId = z.infer<typeof MunicipalityId>;
export const SiteId = id<'SiteId'>();
export type SiteId = z.infer<typeof SiteId>;
export const CounterId = id<'CounterId'>();
export type CounterId = z.infer<typeof CounterId>;
export const StaffId = id<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;
export const TicketId = id<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;
export const ConsultationId = id<'ConsultationId'>();
export type ConsultationId = z.infer<typeof ConsultationId>;
/** One reading of one card, from insertion to completion or failure; made by the counter. */
export const CardReadingId = id<'CardReadingId'>();
export type CardReadingId = z.infer<typeof CardReadingId>;
/** One running browser page or Electron renderer that takes part in a call; made by that page. */
export const PeerId = id<'PeerId'>();
export type PeerId = z.infer<typeof PeerId>;

/** An instant as ISO 8601 in UTC, from the database's clock unless the field says otherwise. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** Bytes as base64 where JSON has to carry them. */
export const base64 = (maxBytes: number) => z.base64().max(Math.ceil(maxBytes / 3) * 4);
