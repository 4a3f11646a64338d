import { createReadStream, openSync, writeSync } from 'node:fs';
import { PAD_MODELS, type PenEvent, VirtualPad } from '@loket/simulators/pad/index.ts';
import { type DeclaredReport, reportDescriptor } from './report-descriptor.ts';
import {
  createDevice,
  destroyDevice,
  getReportReply,
  inputReport,
  readKernelEvent,
  setReportReply,
  UHID_EVENT_BYTES,
} from './uhid.ts';

const VENDOR_ID = 0x056a;

/** Every report that a pad has, with its id counted in; written from the reference, not from the driver. */
const REPORTS: readonly DeclaredReport[] = [
  ...input(0x01, 7),
  ...input(0x10, 17),
  ...input(0x33, 17),
  ...input(0x34, 11),
  ...feature(0x03, 5),
  ...feature(0x04, 2),
  ...feature(0x08, 17),
  ...feature(0x09, 17),
  ...feature(0x0a, 5),
  ...feature(0x0b, 11),
  ...feature(0x0f, 14),
  ...feature(0x15, 5),
  ...feature(0x16, 2),
  ...feature(0x20, 2),
  ...feature(0x21, 2),
  ...feature(0x22, 5),
  ...feature(0x23, 11),
  ...feature(0x24, 11),
  ...feature(0x25, 2),
  ...feature(0x26, 256),
  ...feature(0x27, 2),
  ...feature(0x28, 4),
  ...feature(0x2a, 9),
  ...feature(0x2b, 3),
  ...feature(0x2d, 5),
  ...feature(0x2e, 4),
  ...feature(0x32, 2),
  ...feature(0x40, 68),
  ...feature(0x50, 17),
];

function input(id: number, length: number): DeclaredReport[] {
  return [{ id, kind: 'input', length }];
}

function feature(id: number, length: number): DeclaredReport[] {
  return [{ id, kind: 'feature', length }];
}

/** A virtual pad as a real device of this kernel: the kernel asks it, and passes on what it says. */
export class KernelPad {
  readonly pad = new VirtualPad({ model: 'STU-430' });
  readonly facts = PAD_MODELS['STU-430'];
  readonly #uhid: number;
  #plugged = false;

  constructor() {
    this.#uhid = openSync('/dev/uhid', 'r+');
    createReadStream('/dev/uhid', { fd: this.#uhid, highWaterMark: UHID_EVENT_BYTES }).on('data', (event) => {
      if (typeof event !== 'string') this.#answer(event);
    });
  }

  get plugged(): boolean {
    return this.#plugged;
  }

  plug(): void {
    this.pad.powerOn();
    this.pad.commands.length = 0;
    writeSync(
      this.#uhid,
      createDevice({
        name: 'Wacom Co.,Ltd. STU-430',
        serial: this.pad.serial,
        vendorId: VENDOR_ID,
        productId: this.pad.productId,
        reportDescriptor: reportDescriptor(REPORTS),
      }),
    );
    this.#plugged = true;
  }

  unplug(): void {
    if (!this.#plugged) return;
    this.#plugged = false;
    writeSync(this.#uhid, destroyDevice());
  }

  pen(event: PenEvent): void {
    const report = this.#plugged ? this.pad.pen(event) : null;
    if (report) writeSync(this.#uhid, inputReport(report));
  }

  #answer(bytes: Buffer): void {
    const event = readKernelEvent(bytes);
    if (!this.#plugged) return;
    if (event.event === 'get_report') {
      const report = this.pad.answerGetFeature(event.report) ?? undefined;
      writeSync(this.#uhid, getReportReply(event.request, report));
    }
    if (event.event === 'set_report')
      writeSync(this.#uhid, setReportReply(event.request, this.pad.setFeature(event.bytes)));
  }
}
