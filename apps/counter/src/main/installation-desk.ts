import { randomUUID } from 'node:crypto';
import type { AttestPaper, DeviceEvent, PresenceCommand, PresenceDisplay } from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { Calibration, InstallationEffect } from '../machines/installation.ts';
import type { CentralRequests } from './central-requests.ts';
import { log } from './log.ts';
import { testPage } from './test-page.ts';

export type InstallationDeskParts = {
  central: Pick<CentralRequests, 'reportInstallation' | 'roundTrip'>;
  host: {
    printAttest(job: string, paper: AttestPaper): void;
    printDocument(job: string, pdf: Uint8Array): void;
  };
  /** What the calibration picture is drawn for. */
  display: () => PresenceDisplay;
  place: () => { zoneName: string; siteName: string };
  keepCalibration: (calibration: Calibration) => void;
  sendToPresence: (command: PresenceCommand) => void;
  dispatch: (event: CounterEvent) => void;
};

type PrintedEvent = DeviceEvent & { event: 'printed' | 'document_printed' };

/** Does what the tests of an installation ask for; each is answered by the device itself. */
export class InstallationDesk {
  readonly #parts: InstallationDeskParts;
  /** Test of each job that a printer has. */
  readonly #jobs = new Map<string, string>();

  constructor(parts: InstallationDeskParts) {
    this.#parts = parts;
  }

  run(effect: InstallationEffect): void {
    switch (effect.effect) {
      case 'test_device':
        this.#test(effect);
        break;
      case 'show_calibration':
        this.#parts.sendToPresence(
          effect.on ? { command: 'calibrate', display: this.#parts.display() } : { command: 'calibrate_end' },
        );
        break;
      case 'keep_calibration':
        this.#parts.keepCalibration(effect.calibration);
        break;
      case 'report_installation':
        void this.#report(effect);
    }
  }

  onPrinted({ job, result }: PrintedEvent): void {
    const test = this.#jobs.get(job);
    if (!test) return;
    this.#jobs.delete(job);
    const detail = result.ok ? 'printed' : result.status.state;
    this.#parts.dispatch({ event: 'tested', test, pass: result.ok, detail });
  }

  #test({ test, device }: InstallationEffect & { effect: 'test_device' }): void {
    if (device === 'link') {
      void this.#measureLink(test);
      return;
    }
    if (device === 'camera' || device === 'microphone' || device === 'speaker') {
      this.#parts.sendToPresence({ command: 'test_media', test, device });
      return;
    }
    const job = randomUUID();
    this.#jobs.set(job, test);
    const { zoneName, siteName } = this.#parts.place();
    if (device === 'document_printer') this.#parts.host.printDocument(job, testPage(siteName, new Date()));
    else this.#parts.host.printAttest(job, testSlip(zoneName, siteName, new Date()));
  }

  async #measureLink(test: string): Promise<void> {
    const answer = await this.#parts.central.roundTrip();
    const detail = answer.ok ? `${Math.round(answer.value)} ms` : answer.error.code;
    this.#parts.dispatch({ event: 'tested', test, pass: answer.ok, detail });
  }

  async #report({ report }: InstallationEffect & { effect: 'report_installation' }): Promise<void> {
    const answer = await this.#parts.central.reportInstallation(report);
    if (!answer.ok) log('warn', 'installation not accepted', { code: answer.error.code });
    this.#parts.dispatch({ event: 'reported', ok: answer.ok });
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
