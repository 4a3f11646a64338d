import { randomUUID } from 'node:crypto';
import type { PresenceCommand, PresenceReport } from '@loket/contract';
import { busyness, type CounterState } from '../machines/counter-state.ts';
import { careForMedia, MEDIA_CARE_START, type MediaCareEvent, noteMedia } from '../machines/media-care.ts';
import { log } from './log.ts';

/** Has the presence page look at camera and microphone when it is time, and knows while it does. */
export class MediaDesk {
  readonly #send: (command: PresenceCommand) => void;
  #care = MEDIA_CARE_START;

  constructor(send: (command: PresenceCommand) => void) {
    this.#send = send;
  }

  /** Only while this holds, and nobody is here, may the page open anything for a look. */
  get looking(): boolean {
    return this.#care.looking !== null;
  }

  onReport(report: PresenceReport): void {
    const event = eventOf(report);
    if (event) this.#care = noteMedia(this.#care, event);
    if (report.report !== 'media_looked') return;
    const { camera, microphone, speaker } = report;
    log('info', 'media looked at', {
      inCall: report.look === null,
      camera: camera.state,
      microphone: microphone.state,
      speaker: speaker.state,
    });
  }

  onPageGone(): void {
    this.#care = noteMedia(this.#care, { event: 'page_gone' });
  }

  /** @param testing a person tests the devices now: they are that person's */
  tend(state: CounterState, testing: boolean): void {
    const { care, begin } = careForMedia(this.#care, {
      nobodyHere: busyness(state) === 'idle' && !testing && takesCalls(state),
      devices: state.devices,
      now: Date.now(),
      newId: randomUUID,
    });
    this.#care = care;
    if (begin) this.#send({ command: 'look_at_media', look: begin });
  }
}

/** A kiosk that only gives tickets has no business with a camera. */
const takesCalls = ({ snapshot }: CounterState): boolean => snapshot?.roles.includes('counter') ?? false;

function eventOf(report: PresenceReport): MediaCareEvent | null {
  if (report.report === 'ready') return { event: 'page_ready' };
  if (report.report === 'devices') return { event: 'listed' };
  return report.report === 'media_looked' && report.look !== null
    ? { event: 'looked', look: report.look }
    : null;
}
