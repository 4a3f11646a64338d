import { type KeyObject, sign } from 'node:crypto';
import {
  type DeviceReport,
  EnrolmentCode,
  type ErrorCode,
  type ServiceReport,
  serviceReportText,
} from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { DeviceTestEffect } from '../machines/device-tests.ts';
import type { Identities, ServiceEffect, ServiceFailure } from '../machines/service-state.ts';
import type { CentralRequests } from './central-requests.ts';
import { log } from './log.ts';

export type ServiceDeskParts = {
  /** This counter's own key, which central has the public half of. */
  key: KeyObject;
  central: Pick<CentralRequests, 'openService' | 'reportService'>;
  /** What the devices behind the device host say of themselves. */
  host: { identify(): Promise<Identities> };
  devices: () => DeviceReport;
  dispatch: (event: CounterEvent) => void;
};

type DeskEffect = Exclude<ServiceEffect, DeviceTestEffect | { effect: 'wipe' }>;

/** What a technician's page asks of central and of the devices. */
export class ServiceDesk {
  readonly #parts: ServiceDeskParts;

  constructor(parts: ServiceDeskParts) {
    this.#parts = parts;
  }

  run(effect: DeskEffect): void {
    switch (effect.effect) {
      case 'open_service':
        void this.#open(effect.attempt, effect.code);
        break;
      case 'identify_devices':
        void this.#identify();
        break;
      case 'report_service':
        void this.#report(effect.attempt, effect.report);
    }
  }

  async #open(attempt: string, typed: string): Promise<void> {
    const { central, dispatch } = this.#parts;
    const code = EnrolmentCode.safeParse(typed);
    // Central would say the same, and count it.
    if (!code.success) return dispatch({ event: 'service_refused', attempt, failure: 'code_not_valid' });
    const answer = await central.openService({ code: code.data });
    if (answer.ok) return dispatch({ event: 'service_opened', attempt, visit: answer.value });
    log('warn', 'service page not opened', { code: answer.error.code });
    dispatch({ event: 'service_refused', attempt, failure: failureOf(answer.error.code) });
  }

  async #identify(): Promise<void> {
    const { host, devices, dispatch } = this.#parts;
    const identities = { ...namesOf(devices()), ...(await host.identify()) };
    dispatch({ event: 'identified', identities });
  }

  /** The text that is signed is the text that is sent: central checks it before it reads it. */
  async #report(attempt: string, said: ServiceReport): Promise<void> {
    const { key, central, dispatch } = this.#parts;
    const report = JSON.stringify(said);
    const signature = sign('sha256', Buffer.from(serviceReportText(report)), {
      key,
      dsaEncoding: 'ieee-p1363',
    });
    const answer = await central.reportService({ report, signature: signature.toString('base64') });
    if (!answer.ok) log('warn', 'service report not taken', { code: answer.error.code });
    dispatch({ event: 'service_reported', attempt, ok: answer.ok });
  }
}

function failureOf(code: ErrorCode): ServiceFailure {
  switch (code) {
    case 'code_not_valid':
    case 'bad_request':
      return 'code_not_valid';
    case 'too_many_requests':
      return 'too_many_tries';
    case 'out_of_state':
      return 'citizen_here';
    default:
      return 'no_connection';
  }
}

/** What the browser and the windows know by name: they have no serial number to tell. */
function namesOf(devices: DeviceReport): Identities {
  const { camera, microphone, speaker, citizenDisplay, presenceDisplay, signaturePad } = devices;
  const named = { camera, microphone, speaker, citizenDisplay, presenceDisplay };
  const identities: Identities = {};
  for (const [device, status] of Object.entries(named)) {
    const name = status && 'name' in status ? status.name : undefined;
    // The keys are those of `named` above, each a device's name.
    if (name) identities[device as keyof typeof named] = { model: name };
  }
  if (signaturePad?.state === 'ready') identities.signaturePad = signaturePad.identity;
  return identities;
}
