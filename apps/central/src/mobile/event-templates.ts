import type { EventTemplate } from '@loket/contract';

const HERE = {
  service: 'virtual',
  controlledEntry: false,
  visitorCheckIn: false,
  accessZones: [],
  elsewhere: null,
} as const;

/** The unit drives away: no tickets in its last quarter of an hour, and who still waits then is told. */
const LEAVES = { lastTicketMinutes: 15, whenClosing: 'tell' } as const;

/** Kinds of event that a mobile unit goes to, as data: what people may come for and what the appliance does there. */
export const EVENT_TEMPLATES: readonly EventTemplate[] = [
  {
    id: 'fair',
    name: 'Jaarmarkt of kermis',
    regime: { ...HERE, ...LEAVES, access: 'walk_in', accessZones: [] },
    roles: ['counter', 'ticket_kiosk'],
  },
  {
    id: 'festival',
    name: 'Festival of groot evenement',
    regime: { ...HERE, ...LEAVES, access: 'walk_in', accessZones: [], controlledEntry: true },
    roles: ['counter', 'ticket_kiosk'],
  },
  {
    id: 'neighbourhood',
    name: 'Wijkmoment op afspraak',
    regime: { ...HERE, access: 'appointment_only', accessZones: [] },
    roles: ['counter', 'ticket_kiosk'],
  },
];
