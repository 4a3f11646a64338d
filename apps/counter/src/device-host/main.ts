import { DeviceCommand, DeviceEvent } from '@loket/contract';
import { Devices } from './devices.ts';
import type { PinPort } from './pin-entry.ts';

/**
 * The process with the drivers. It holds a card's files only while they pass; main ends the whole process after each
 * visit, so that nothing stays in its memory either.
 */
const { parentPort } = process;

const note = (message: string, error: unknown) => {
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), level: 'error', message, error: name })}\n`,
  );
};

// A driver's late rejection is that driver's trouble: its status says so, and the other devices go on.
process.on('unhandledRejection', (error) => note('a driver rejected', error));

/** Messages that were sent before somebody listens wait in the port until `start`. */
const pinPort = (port: Electron.MessagePortMain): PinPort => ({
  postMessage: (state) => port.postMessage(state),
  onMessage: (listener) => {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
  onClosed: (listener) => void port.on('close', listener),
  close: () => port.close(),
});

const devices = new Devices((event) => {
  const checked = DeviceEvent.safeParse(event);
  if (checked.success) parentPort.postMessage(checked.data);
  else note('a driver told something that is no event', checked.error);
});

parentPort.on('message', ({ data, ports: [port] }) => {
  const command = DeviceCommand.safeParse(data);
  if (!command.success) return note('not a command', command.error);
  devices
    .handle(command.data, port && pinPort(port))
    .catch((error: unknown) => note('a command failed', error));
});
