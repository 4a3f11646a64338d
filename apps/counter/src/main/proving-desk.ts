import { randomUUID } from 'node:crypto';
import type {
  AttestPaper,
  DeviceEvent,
  PadOutcome,
  PadPage,
  PresenceCommand,
  PresenceDisplay,
} from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { Calibration, DeviceTestEffect } from '../machines/device-tests.ts';
import type { CentralRequests } from './central-requests.ts';
import { provePad } from './pad-proof.ts';
import { testPage } from './test-page.ts';

export type ProvingDeskParts = {
  central: Pick<CentralRequests, 'roundTrip'>;
  host: {
    printAttest(job: string, paper: AttestPaper): void;
    printDocument(job: string, pdf: Uint8Array): void;
    beginPad(request: string, page: PadPage): Promise<PadOutcome>;
    cancelPad(request: string): void;
  };
  /** What the calibration picture is drawn for. */
  display: () => PresenceDisplay;
  place: () => { zoneName: string; siteName: string };
  /** What the pad shows for its test, in the technician's language. */
  padPage: () => PadPage;
  keepCalibration: (calibration: Calibration) => void;
  sendToPresence: (command: PresenceCommand) => void;
  dispatch: (event: CounterEvent) => void;
};

type PrintedEvent = DeviceEvent & { event: 'printed' | 'document_printed' };
type TestDevice = DeviceTestEffect & { effect: 'test_device' };

/** Does what the tests of a technician ask for; each is answered by the device itself. */
export class ProvingDesk {
  readonly #parts: ProvingDeskParts;
  /** Test of each job that a printer has. */
  readonly #jobs = new Map<string, string>();

  constructor(parts: ProvingDeskParts) {
    this.#parts = parts;
  }

  run(effect: DeviceTestEffect): void {
    switch (effect.effect) {
      case 'test_device':
        this.#test(effect);
        break;
      case 'cancel_test':
        // A test of the pad is a request under the same name; nobody else minds.
        this.#parts.host.cancelPad(effect.test);
        break;
      case 'show_calibration':
        this.#parts.sendToPresence(
          effect.on ? { command: 'calibrate', display: this.#parts.display() } : { command: 'calibrate_end' },
        );
        break;
      case 'keep_calibration':
        this.#parts.keepCalibration(effect.calibration);
    }
  }

  onPrinted({ job, result }: PrintedEvent): void {
    const test = this.#jobs.get(job);
    if (!test) return;
    this.#jobs.delete(job);
    this.#tell(test, result.ok, result.ok ? 'printed' : result.status.state);
  }

  #test({ test, device }: TestDevice): void {
    switch (device) {
      case 'link':
        void this.#measureLink(test);
        break;
      case 'camera':
      case 'microphone':
      case 'speaker':
      case 'echo':
      case 'record_and_play':
        this.#parts.sendToPresence({ command: 'test_media', test, device });
        break;
      case 'signature_pad':
        void this.#drawLine(test);
        break;
      case 'ticket_printer':
      case 'document_printer':
        this.#print(test, device);
    }
  }

  #print(test: string, device: 'ticket_printer' | 'document_printer'): void {
    const job = randomUUID();
    this.#jobs.set(job, test);
    const { zoneName, siteName } = this.#parts.place();
    if (device === 'document_printer') this.#parts.host.printDocument(job, testPage(siteName, new Date()));
    else this.#parts.host.printAttest(job, testSlip(zoneName, siteName, new Date()));
  }

  async #drawLine(test: string): Promise<void> {
    const { pass, detail } = provePad(await this.#parts.host.beginPad(test, this.#parts.padPage()));
    this.#tell(test, pass, detail);
  }

  async #measureLink(test: string): Promise<void> {
    const answer = await this.#parts.central.roundTrip();
    this.#tell(test, answer.ok, answer.ok ? `${Math.round(answer.value)} ms` : answer.error.code);
  }

  #tell(test: string, pass: boolean, detail: string): void {
    this.#parts.dispatch({ event: 'tested', test, pass, detail });
  }
}

/** A slip that is no attest: no code, no address, only that this printer prints. */
const testSlip = (zoneName: string, siteName: string, at: Date): AttestPaper => ({
  zoneName,
  siteName,
  title: 'Test',
  lines: [at.toISOString()],
  codeTitle: '',
  code: '',
  checkUrl: '',
  footer: '',
});
