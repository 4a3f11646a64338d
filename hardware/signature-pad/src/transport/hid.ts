import { access, constants } from 'node:fs/promises';
import { err, ok, type Result } from '@loket/contract';
import { decodeSerial } from '../protocol/information.ts';
import { ESERIAL, isStuPad, modelOf, UID2, VENDOR_ID } from '../protocol/reports.ts';
import type { NoPad, OpenPadTransport, PadTransport } from '../types.ts';
import type { HidDevice, HidHandle, HidLibrary } from './hid-library.ts';

type Candidate = HidDevice & { readonly path: string };

/** The first pad that we can drive, or the one with this serial, be it USB's or the pad's own. */
export function hidTransport(load: () => Promise<HidLibrary>, serial: string | undefined): OpenPadTransport {
  return async () => {
    const library = await load().catch(() => null);
    if (!library) return err({ state: 'error', detail: 'node_hid_missing' });
    const devices = await library.devicesAsync().catch(() => null);
    if (!devices) return err({ state: 'error', detail: 'usb_list_failed' });
    let why: NoPad = devices.some(isOtherPad)
      ? { state: 'error', detail: 'model_not_supported' }
      : { state: 'absent' };
    for (const candidate of devices.filter(isPad)) {
      const opened = await openPad(library, candidate);
      if (!opened.ok) {
        why = opened.error;
        continue;
      }
      if (await isWanted(opened.value, serial)) return opened;
      await opened.value.close();
    }
    return err(why);
  };
}

function isPad(device: HidDevice): device is Candidate {
  return (
    device.vendorId === VENDOR_ID && modelOf(device.productId) !== undefined && device.path !== undefined
  );
}

/** Plugged in, and still no use: better said than silence. */
const isOtherPad = ({ vendorId, productId }: HidDevice): boolean =>
  vendorId === VENDOR_ID && isStuPad(productId) && modelOf(productId) === undefined;

async function isWanted(pad: PadTransport, serial: string | undefined): Promise<boolean> {
  if (serial === undefined || pad.serial === serial) return true;
  for (const report of [UID2, ESERIAL]) {
    const answer = await pad.getFeature(report.id, report.length).catch(() => null);
    if (answer && decodeSerial(answer) === serial) return true;
  }
  return false;
}

async function openPad(library: HidLibrary, device: Candidate): Promise<Result<PadTransport, NoPad>> {
  try {
    return ok(transportOf(await library.HIDAsync.open(device.path), device));
  } catch (failure) {
    return err(await whyNotOpened(failure, device.path));
  }
}

/** The binding tells failures by their text; on Linux the file's own rights say more. */
async function whyNotOpened(failure: unknown, path: string): Promise<NoPad> {
  const text = failure instanceof Error ? failure.message : '';
  if (/busy|in use|sharing violation|0x00000020/i.test(text)) return { state: 'busy' };
  if (!path.startsWith('/')) return { state: 'error', detail: 'cannot_open' };
  const denied = await access(path, constants.R_OK | constants.W_OK).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (denied === null) return { state: 'error', detail: 'cannot_open' };
  const gone = typeof denied === 'object' && denied !== null && 'code' in denied && denied.code === 'ENOENT';
  return gone ? { state: 'absent' } : { state: 'error', detail: 'no_permission' };
}

function transportOf(handle: HidHandle, device: Candidate): PadTransport {
  const goneListeners: (() => void)[] = [];
  let gone = false;
  let closed = false;
  handle.on('error', () => {
    if (gone || closed) return;
    gone = true;
    for (const listener of goneListeners) listener();
  });
  const inputListeners: ((report: Uint8Array) => void)[] = [];
  // Reading from the start: it is the reading that notices an unplugged pad.
  handle.on('data', (report) => {
    for (const listener of inputListeners) listener(report);
  });
  return {
    productId: device.productId,
    serial: device.serialNumber || undefined,
    getFeature: (reportId, length) => handle.getFeatureReport(reportId, length),
    sendFeature: async (report) => {
      await handle.sendFeatureReport(Buffer.from(report));
    },
    onInput: (listener) => inputListeners.push(listener),
    onGone: (listener) => {
      if (gone) listener();
      else goneListeners.push(listener);
    },
    async close() {
      if (closed) return;
      closed = true;
      await handle.close();
    },
  };
}
