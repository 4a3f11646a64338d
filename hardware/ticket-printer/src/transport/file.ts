import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import type { OpenTransport, PrinterTransport } from '../types.ts';

const LOOK_EVERY_MS = 20;
const READ_BYTES = 256;

/**
 * A path that takes bytes. A character device such as /dev/usb/lp0 is opened for reading too and answers; an ordinary
 * file or a pipe only takes bytes, so all that can be said of it is that it took them.
 */
export function fileTransport(path: string): OpenTransport {
  return async () => {
    const isDevice = await stat(path).then(
      (found) => found.isCharacterDevice(),
      () => false,
    );
    return isDevice ? await openDevice(path) : await openFile(path);
  };
}

async function openFile(path: string): Promise<PrinterTransport> {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK } = constants;
  const file = await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
  const closing = closeOnce(file);
  return {
    answers: false,
    keepsOldBytes: false,
    write: (bytes) => writeOrClose(file, bytes, closing.close),
    onBytes: () => {},
    onClosed: closing.onClosed,
    close: closing.close,
  };
}

async function openDevice(path: string): Promise<PrinterTransport> {
  // Never blocks: a read that waits inside the kernel would hold one of Node's few file threads.
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  const closing = closeOnce(file);
  const listeners: ((bytes: Uint8Array) => void)[] = [];
  void readOn(file, closing, (bytes) => {
    for (const listener of listeners) listener(bytes);
  });
  return {
    answers: true,
    keepsOldBytes: true,
    write: (bytes) => writeOrClose(file, bytes, closing.close),
    onBytes: (listener) => listeners.push(listener),
    onClosed: closing.onClosed,
    close: closing.close,
  };
}

type Closing = { readonly closed: boolean; close: () => void; onClosed: (listener: () => void) => void };

function closeOnce(file: FileHandle): Closing {
  const listeners: (() => void)[] = [];
  let closed = false;
  return {
    get closed() {
      return closed;
    },
    close() {
      if (closed) return;
      closed = true;
      void file.close().catch(() => {});
      for (const listener of listeners) listener();
    },
    onClosed(listener) {
      if (closed) listener();
      else listeners.push(listener);
    },
  };
}

async function writeOrClose(file: FileHandle, bytes: Uint8Array, close: () => void): Promise<void> {
  for (let sent = 0; sent < bytes.length; ) {
    try {
      const { bytesWritten } = await file.write(bytes, sent);
      sent += bytesWritten;
    } catch (error) {
      if (!mustWait(error)) {
        close();
        throw error;
      }
      await soon(); // the device's buffer is full: a closed file ends this loop with EBADF
    }
  }
}

const mustWait = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EAGAIN';

async function readOn(file: FileHandle, closing: Closing, heard: (bytes: Uint8Array) => void): Promise<void> {
  const buffer = new Uint8Array(READ_BYTES);
  while (!closing.closed) {
    try {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null);
      if (bytesRead > 0) heard(buffer.slice(0, bytesRead));
      else await soon();
    } catch (error) {
      if (!mustWait(error)) closing.close();
      else await soon();
    }
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
