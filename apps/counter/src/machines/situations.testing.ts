import type { CounterConsultation, CounterSnapshot, IssuedTicket } from '@loket/contract';
import {
  CounterConsultation as ConsultationSchema,
  CounterSnapshot as SnapshotSchema,
  IssuedTicket as TicketSchema,
} from '@loket/contract';
import { stepCounter } from './counter.ts';
import {
  type ApplianceFacts,
  type CounterEffect,
  type CounterEvent,
  type CounterState,
  type KeptOffline,
  startCounter,
} from './counter-state.ts';
import type { GivenTicket } from './issuing-state.ts';

/** Values as central sends them, for the tests of the machines. */
export const ids = {
  e42: '0190b6f4-0000-4000-8000-000000000042',
  e43: '0190b6f4-0000-4000-8000-000000000043',
  place: '0190b6f4-0000-4000-8000-000000000001',
} as const;

const AT = '2026-03-02T09:00:00.000Z';

export function consultation(over: Partial<CounterConsultation> = {}): CounterConsultation {
  return {
    ...ConsultationSchema.parse({
      id: ids.e42,
      version: 1,
      phase: 'called',
      ticketId: ids.place,
      number: { siteCode: 'E', count: 42 },
      locale: 'fr',
      siteId: ids.place,
      counterId: ids.place,
      calledAt: AT,
      recalls: 0,
      presentAt: null,
      awaySince: null,
      endedAt: null,
      outcome: null,
      iceServers: [],
      inspectorName: 'An Peeters',
    }),
    ...over,
  };
}

export const WALK_IN: CounterSnapshot['regime'] = {
  access: 'walk_in',
  service: 'virtual',
  controlledEntry: false,
  visitorCheckIn: false,
  accessZones: [],
  elsewhere: null,
};

/** Another citizen's. */
export const nextConsultation = () => ({
  ...consultation(),
  ...ConsultationSchema.pick({ id: true, number: true }).parse({
    id: ids.e43,
    number: { siteCode: 'E', count: 43 },
  }),
});

export function snapshot(
  told: CounterConsultation | null,
  roles: CounterSnapshot['roles'] = ['counter', 'ticket_kiosk'],
): CounterSnapshot {
  const parsed = SnapshotSchema.parse({
    version: 1,
    counterId: ids.place,
    zoneName: 'CARMA',
    siteId: ids.place,
    siteName: 'Bree',
    siteKind: 'police_station',
    siteCode: 'E',
    label: 1,
    roles,
    standing: 'in_service',
    opening: { open: true, until: null },
    regime: WALK_IN,
    elsewhere: null,
    secondLocale: 'fr',
    waiting: 3,
    consultation: null,
  });
  return { ...parsed, consultation: told };
}

export const ticket = (): IssuedTicket =>
  TicketSchema.parse({
    id: ids.e42,
    number: { siteCode: 'E', count: 42 },
    locale: 'fr',
    issuedAt: AT,
    peopleBefore: 2,
    wait: { fromMinutes: 10, toMinutes: 25 },
    followUrl: 'https://loket.example/t/secret',
  });

/** The ticket as this counter gave it. */
export const given = (key = 'id-1'): GivenTicket => ({ ...ticket(), key });

export const FACTS: ApplianceFacts = {
  locale: 'nl',
  devices: { cardReader: { kind: 'pcsc' }, ticketPrinter: { kind: 'file', path: '/dev/null' } },
  display: { widthMm: 400, heightMm: 300, eyeXMm: 200, eyeYMm: 100 },
  appVersion: '1.2.3',
};

/** An appliance under a hand-moved clock. */
export class Situation {
  now = 1_000_000;
  state: CounterState;
  /** Everything asked for since the last `taken`. */
  #effects: CounterEffect[] = [];
  #ids = 0;

  constructor(kept?: KeptOffline) {
    this.state = startCounter(FACTS, this.now, kept);
  }

  /** Connected, at attract. */
  static open(roles?: CounterSnapshot['roles']): Situation {
    const situation = new Situation();
    situation.on({ event: 'link', connected: true, refusal: null });
    situation.on({ event: 'snapshot', snapshot: snapshot(null, roles) });
    return situation;
  }

  on(...events: CounterEvent[]): this {
    for (const event of events) {
      const step = stepCounter(this.state, event, { now: this.now, newId: () => `id-${++this.#ids}` });
      this.state = step.state;
      this.#effects.push(...step.effects);
    }
    return this;
  }

  /** A snapshot of central with this difference. */
  snapshot(over: Partial<CounterSnapshot>): this {
    return this.on({ event: 'snapshot', snapshot: { ...snapshot(null), ...over } });
  }

  told(consultationOrNull: CounterConsultation | null): this {
    return this.on({ event: 'snapshot', snapshot: snapshot(consultationOrNull) });
  }

  /** Time passes in half seconds, as it does in the appliance. */
  wait(ms: number): this {
    for (let passed = 0; passed < ms; passed += 500) {
      this.now += 500;
      this.on({ event: 'tick' });
    }
    return this;
  }

  /** What was asked for since the last time, besides the upkeep of reserved numbers. */
  taken(): string[] {
    const upkeep = new Set(['reserve_numbers', 'reconcile', 'keep_offline']);
    return this.everything()
      .filter(({ effect }) => !upkeep.has(effect))
      .map((effect) => (effect.effect === 'presence' ? `presence ${effect.command.command}` : effect.effect));
  }

  everything(): CounterEffect[] {
    return this.#effects.splice(0);
  }

  inCall(): this {
    this.told(consultation()).on({ event: 'presence_ready' });
    this.on({ event: 'intent', intent: { intent: 'here' } });
    this.on({ event: 'here_answered', consultationId: ids.e42, ok: true });
    this.told(consultation({ phase: 'present' }));
    this.on({ event: 'connection', connection: 'connected' });
    this.taken();
    return this;
  }
}
