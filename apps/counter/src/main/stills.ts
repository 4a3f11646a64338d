import { type PresenceCommand, type PresenceReport, REST, type TakeStill } from '@loket/contract';
import type { CentralFiles } from './central-files.ts';
import type { CentralRequests } from './central-requests.ts';
import { log } from './log.ts';

export type StillsParts = {
  central: Pick<CentralRequests, 'stillFailed'>;
  files: Pick<CentralFiles, 'post'>;
  sendToPresence: (command: PresenceCommand) => void;
  /** Of the consultation whose citizen is here now, or null. */
  consultationId: () => string | null;
  deviceLabel: string | undefined;
  after: (delayMs: number, action: () => void) => void;
};

type StillReport = PresenceReport & { report: 'still' | 'still_failed' };

/** A camera that has not answered by now does not. */
const STILL_WITHIN_MS = 12_000;

/** Stills of the document camera: asked by central, taken by the presence page, sent by POST and kept nowhere. */
export class Stills {
  readonly #parts: StillsParts;
  readonly #asked = new Map<string, TakeStill>();

  constructor(parts: StillsParts) {
    this.#parts = parts;
  }

  take(asked: TakeStill): void {
    const { requestId, consultationId } = asked;
    if (this.#asked.has(requestId)) return;
    this.#asked.set(requestId, asked);
    if (this.#parts.consultationId() !== consultationId) {
      this.#fail(requestId, 'error');
      return;
    }
    const { deviceLabel } = this.#parts;
    this.#parts.sendToPresence({
      command: 'take_still',
      request: requestId,
      ...(deviceLabel === undefined ? {} : { deviceLabel }),
    });
    this.#parts.after(STILL_WITHIN_MS, () => this.#fail(requestId, 'error'));
  }

  onReport(report: StillReport): void {
    const asked = this.#asked.get(report.request);
    if (!asked) return;
    if (report.report === 'still_failed') {
      log('warn', 'no still', { cause: report.cause });
      this.#fail(report.request, report.cause === 'no_camera' ? 'no_camera' : 'error');
    } else if (this.#parts.consultationId() !== asked.consultationId) {
      // Of a citizen who left meanwhile nothing is sent.
      this.#fail(report.request, 'error');
    } else {
      this.#asked.delete(report.request);
      void this.#send(asked, Buffer.from(report.jpeg, 'base64'));
    }
  }

  forget(): void {
    this.#asked.clear();
  }

  async #send(asked: TakeStill, jpeg: Uint8Array): Promise<void> {
    const sent = await this.#parts.files.post(REST.counterStill(asked.requestId), 'image/jpeg', jpeg);
    if (sent.ok) return;
    log('warn', 'still not sent', { cause: sent.error });
    this.#tellFailed(asked, 'error');
  }

  #fail(requestId: string, reason: 'no_camera' | 'error'): void {
    const asked = this.#asked.get(requestId);
    if (!asked) return;
    this.#asked.delete(requestId);
    this.#tellFailed(asked, reason);
  }

  #tellFailed({ consultationId, requestId }: TakeStill, reason: 'no_camera' | 'error'): void {
    void this.#parts.central.stillFailed({ consultationId, requestId, reason });
  }
}
