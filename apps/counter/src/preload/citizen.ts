import type { CitizenView, PadInkDrawn } from '@loket/contract';
import { contextBridge, ipcRenderer } from 'electron';
import type { CitizenBridge } from '../bridge.ts';
import { CITIZEN_INK, CITIZEN_INTENT, CITIZEN_VIEW } from '../channels.ts';

const listeners = new Set<(view: CitizenView) => void>();
let last: CitizenView | null = null;

ipcRenderer.on(CITIZEN_VIEW, (_event, view: CitizenView) => {
  last = view;
  for (const listener of listeners) listener(view);
});

const inkListeners = new Set<(ink: PadInkDrawn) => void>();

ipcRenderer.on(CITIZEN_INK, (_event, ink: PadInkDrawn) => {
  for (const listener of inkListeners) listener(ink);
});

const bridge: CitizenBridge = {
  onView(listener) {
    listeners.add(listener);
    if (last) listener(last);
    return () => {
      listeners.delete(listener);
    };
  },
  onInk(listener) {
    inkListeners.add(listener);
    return () => {
      inkListeners.delete(listener);
    };
  },
  act(intent) {
    ipcRenderer.send(CITIZEN_INTENT, intent);
  },
};

contextBridge.exposeInMainWorld('loketCitizen', bridge);
