import { z } from 'zod';

/** The languages of every public screen. */
export const Locale = z.enum(['nl', 'fr', 'de', 'en']);
export type Locale = z.infer<typeof Locale>;
export const LOCALES = Locale.options;

/** Why a citizen comes, in the few words of the reason screen. Never on a public screen or on paper. */
export const Reason = z.enum([
  'lost_or_found',
  'theft',
  'damage',
  'fraud',
  'traffic',
  'neighbours',
  'violence',
  'document_or_question',
  'tell_the_inspector',
]);
export type Reason = z.infer<typeof Reason>;

export const SiteKind = z.enum(['police_station', 'town_hall', 'library', 'bank_branch', 'event']);
export type SiteKind = z.infer<typeof SiteKind>;

/** What an appliance does. A site with one room has one appliance with both. */
export const CounterRole = z.enum(['counter', 'ticket_kiosk']);
export type CounterRole = z.infer<typeof CounterRole>;

export const StaffRole = z.enum([
  'inspector',
  'chief_inspector',
  'technician',
  'mobile_operator',
  'call_taker',
  'neighbourhood_inspector',
  /** Analyst or data protection officer: figures and the audit, no case. */
  'analyst',
]);
export type StaffRole = z.infer<typeof StaffRole>;
