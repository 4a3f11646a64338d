import { CitizenIntent, type CitizenView, type PadInkDrawn } from '@loket/contract';
import { ipcMain, type WebContents } from 'electron';
import { CITIZEN_INK, CITIZEN_INTENT, CITIZEN_VIEW } from '../../channels.ts';
import { openGate } from './gate.ts';

/** Intents of the citizen's page. */
export function receiveIntents(
  contentsId: () => number | null,
  accept: (intent: CitizenIntent) => void,
): void {
  ipcMain.on(
    CITIZEN_INTENT,
    openGate(CITIZEN_INTENT, { page: 'citizen', contentsId }, CitizenIntent, accept),
  );
}

export function sendInk(contents: WebContents, ink: PadInkDrawn): void {
  contents.send(CITIZEN_INK, ink);
}

export function sendView(contents: WebContents, view: CitizenView): void {
  contents.send(CITIZEN_VIEW, view);
}
