import type { OpenTransport } from '../types.ts';

/** A serial port, also the ones that USB printers offer. The native addon is loaded only when one is configured. */
export function serialTransport(path: string, baudRate: number): OpenTransport {
  return async () => {
    const { SerialPort } = await import('serialport');
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    await new Promise<void>((resolve, reject) => {
      port.open((error) => (error ? reject(error) : resolve()));
    });
    port.on('error', () => {}); // 'close' follows when the port is gone
    return {
      answers: true,
      keepsOldBytes: true,
      write: (bytes) =>
        new Promise((resolve, reject) => {
          port.write(bytes, (error) => {
            if (error) reject(error);
            else port.drain((failure) => (failure ? reject(failure) : resolve()));
          });
        }),
      onBytes: (listener) => port.on('data', listener),
      onClosed(listener) {
        if (port.isOpen) port.once('close', () => listener());
        else listener();
      },
      close: () => {
        if (port.isOpen) port.close(() => {});
      },
    };
  };
}
