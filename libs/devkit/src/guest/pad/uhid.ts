/**
 * What crosses /dev/uhid: one `struct uhid_event` a read or write, packed, in the machine's own byte order (Linux,
 * include/uapi/linux/uhid.h; little-endian on every machine that the guest runs on).
 */

/** Bytes of a `struct uhid_event`: its type, and `uhid_create2_req`, the largest of the union. */
export const UHID_EVENT_BYTES = 4 + 128 + 64 + 64 + 2 + 2 + 4 * 4 + 4_096;

const type = {
  destroy: 1,
  start: 2,
  stop: 3,
  open: 4,
  close: 5,
  output: 6,
  getReport: 9,
  getReportReply: 10,
  create2: 11,
  input2: 12,
  setReport: 13,
  setReportReply: 14,
} as const;

const BUS_USB = 3;
/** `EIO`: what the kernel hands to whoever asked when a report was refused. */
const EIO = 5;

/** From the kernel. `report` is the report's id; `bytes` begin with it. */
export type KernelEvent =
  | { readonly event: 'start' | 'stop' | 'open' | 'close' }
  | { readonly event: 'output'; readonly bytes: Uint8Array }
  | { readonly event: 'get_report'; readonly request: number; readonly report: number }
  | {
      readonly event: 'set_report';
      readonly request: number;
      readonly report: number;
      readonly bytes: Uint8Array;
    }
  | { readonly event: 'other'; readonly type: number };

export type CreatedDevice = {
  readonly name: string;
  readonly serial: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly reportDescriptor: Uint8Array;
};

/** @param bytes one whole read */
export function readKernelEvent(bytes: Buffer): KernelEvent {
  const kind = bytes.readUInt32LE(0);
  switch (kind) {
    case type.start:
      return { event: 'start' };
    case type.stop:
      return { event: 'stop' };
    case type.open:
      return { event: 'open' };
    case type.close:
      return { event: 'close' };
    case type.output:
      // data first, then its size
      return { event: 'output', bytes: copy(bytes, 4, bytes.readUInt16LE(4 + 4_096)) };
    case type.getReport:
      return { event: 'get_report', request: bytes.readUInt32LE(4), report: bytes.readUInt8(8) };
    case type.setReport:
      return {
        event: 'set_report',
        request: bytes.readUInt32LE(4),
        report: bytes.readUInt8(8),
        bytes: copy(bytes, 12, bytes.readUInt16LE(10)),
      };
    default:
      return { event: 'other', type: kind };
  }
}

const copy = (bytes: Buffer, at: number, length: number) => Uint8Array.from(bytes.subarray(at, at + length));

export function createDevice(device: CreatedDevice): Buffer {
  const bytes = Buffer.alloc(UHID_EVENT_BYTES);
  bytes.writeUInt32LE(type.create2, 0);
  bytes.write(device.name, 4, 127, 'latin1');
  bytes.write(device.serial, 4 + 128 + 64, 63, 'latin1');
  let at = 4 + 128 + 64 + 64;
  at = bytes.writeUInt16LE(device.reportDescriptor.length, at);
  at = bytes.writeUInt16LE(BUS_USB, at);
  at = bytes.writeUInt32LE(device.vendorId, at);
  at = bytes.writeUInt32LE(device.productId, at);
  at += 8; // version and country: none
  bytes.set(device.reportDescriptor, at);
  return bytes;
}

/** The device is unplugged. */
export function destroyDevice(): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(type.destroy, 0);
  return bytes;
}

/** @param report an input report, its id first */
export function inputReport(report: Uint8Array): Buffer {
  const bytes = Buffer.alloc(6 + report.length);
  bytes.writeUInt32LE(type.input2, 0);
  bytes.writeUInt16LE(report.length, 4);
  bytes.set(report, 6);
  return bytes;
}

/** @param report the feature report, its id first; undefined refuses the request */
export function getReportReply(request: number, report: Uint8Array | undefined): Buffer {
  const bytes = Buffer.alloc(12 + (report?.length ?? 0));
  bytes.writeUInt32LE(type.getReportReply, 0);
  bytes.writeUInt32LE(request, 4);
  bytes.writeUInt16LE(report === undefined ? EIO : 0, 8);
  bytes.writeUInt16LE(report?.length ?? 0, 10);
  if (report !== undefined) bytes.set(report, 12);
  return bytes;
}

export function setReportReply(request: number, accepted: boolean): Buffer {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt32LE(type.setReportReply, 0);
  bytes.writeUInt32LE(request, 4);
  bytes.writeUInt16LE(accepted ? 0 : EIO, 8);
  return bytes;
}
