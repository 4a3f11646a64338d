import type { CitizenScreen, CounterId, DeviceReport, OpenedService, ServiceReport } from '@loket/contract';
import type { DeviceTestEffect, DeviceTestEvent, DeviceTests } from './device-tests.ts';

/** Why the service page did not open, as the screen says it; whether there is a line is seen at once and not kept. */
export type ServiceFailure = NonNullable<(CitizenScreen & { screen: 'service_code' })['failure']>;

export type Identities = ServiceReport['identities'];

/** A technician at a counter in service. Null in the counter's state: nobody is. Instants in ms of the clock. */
export type ServiceState =
  | { at: 'asking_code'; failure: ServiceFailure | null; leaveAt: number }
  /** Central is asked; from here on no call is wanted. */
  | { at: 'checking'; attempt: string; giveUpAt: number }
  | OpenedPage
  /** The pages and the device host are replaced, as after a citizen. */
  | { at: 'wiping' };

export type OpenedPage = {
  at: 'open';
  visit: OpenedService;
  tests: DeviceTests;
  identities: Identities;
  /** The last report; `attempt` is the one under way. */
  report: 'none' | 'sending' | 'sent' | 'failed';
  attempt: string | null;
  /** Something was found since the last report that arrived. */
  unsent: boolean;
  note: string;
  /** `person`: somebody said so and is told when the report does not arrive. `alone`: nobody is there any more. */
  closing: 'person' | 'alone' | null;
  leaveAt: number;
  endsAt: number;
};

export type ServiceEvent =
  | DeviceTestEvent
  | { event: 'service_opened'; attempt: string; visit: OpenedService }
  | { event: 'service_refused'; attempt: string; failure: ServiceFailure }
  | { event: 'identified'; identities: Identities }
  | { event: 'service_reported'; attempt: string; ok: boolean }
  | { event: 'wiped' };

export type ServiceEffect =
  | DeviceTestEffect
  | { effect: 'open_service'; attempt: string; code: string }
  | { effect: 'identify_devices' }
  | { effect: 'report_service'; attempt: string; report: ServiceReport }
  | { effect: 'wipe' };

/** What a technician's page is about: this appliance as it is now. */
export type ServiceEnvironment = {
  now: number;
  newId: () => string;
  devices: DeviceReport;
  counterId: CounterId;
  appVersion: string;
  /** The tests that this appliance has, none of them done. */
  freshTests: () => DeviceTests;
};

export type ServiceStep = { service: ServiceState | null; effects: ServiceEffect[] };

export const stay = (service: ServiceState | null, ...effects: ServiceEffect[]): ServiceStep => ({
  service,
  effects,
});

/** The tests that a technician has under way, or null. */
export const serviceTests = (service: ServiceState | null): DeviceTests | null =>
  service?.at === 'open' ? service.tests : null;

/** Whether a citizen may not be called here because of a technician. */
export const isTakenByTechnician = (service: ServiceState | null): boolean =>
  service?.at === 'checking' || service?.at === 'open';
