import type { PinFacts, PinKey, PinState } from '@loket/contract';
import { contextBridge, ipcRenderer } from 'electron';
import type { PinBridge } from '../bridge.ts';
import { PIN_BEGIN } from '../channels.ts';

/** One message from main: the facts and the port to the device host. No channel leads back to main. */
let port: MessagePort | null = null;
let facts: PinFacts | null = null;
let lastState: PinState | null = null;
const factListeners = new Set<(facts: PinFacts) => void>();
const stateListeners = new Set<(state: PinState) => void>();

ipcRenderer.once(PIN_BEGIN, (event, given: PinFacts) => {
  port = event.ports[0] ?? null;
  facts = given;
  if (port) {
    port.onmessage = ({ data }: MessageEvent<PinState>) => {
      lastState = data;
      for (const listener of stateListeners) listener(data);
    };
  }
  for (const listener of factListeners) listener(given);
});

const bridge: PinBridge = {
  onFacts(listener) {
    factListeners.add(listener);
    if (facts) listener(facts);
    return () => {
      factListeners.delete(listener);
    };
  },
  onState(listener) {
    stateListeners.add(listener);
    if (lastState) listener(lastState);
    return () => {
      stateListeners.delete(listener);
    };
  },
  press(key: PinKey) {
    port?.postMessage(key);
  },
};

contextBridge.exposeInMainWorld('loketPin', bridge);
