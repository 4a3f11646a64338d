import type { PresenceCommand } from '@loket/contract';
import { contextBridge, ipcRenderer } from 'electron';
import type { PresenceBridge } from '../bridge.ts';
import { PRESENCE_COMMAND, PRESENCE_REPORT } from '../channels.ts';

const listeners = new Set<(command: PresenceCommand) => void>();
const early: PresenceCommand[] = [];

ipcRenderer.on(PRESENCE_COMMAND, (_event, command: PresenceCommand) => {
  if (listeners.size === 0) early.push(command);
  for (const listener of listeners) listener(command);
});

const bridge: PresenceBridge = {
  onCommand(listener) {
    listeners.add(listener);
    for (const command of early.splice(0)) listener(command);
    return () => {
      listeners.delete(listener);
    };
  },
  report(report) {
    ipcRenderer.send(PRESENCE_REPORT, report);
  },
};

contextBridge.exposeInMainWorld('loketPresence', bridge);
