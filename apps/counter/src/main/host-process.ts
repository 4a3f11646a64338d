import type { DeviceCommand } from '@loket/contract';
import type { MessagePortMain } from 'electron';

/** The narrow part of Electron's utility process, so that the life of the host is tested without Electron. */
export type HostProcess = {
  readonly pid: number | undefined;
  postMessage(message: DeviceCommand, transfer?: MessagePortMain[]): void;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
};
