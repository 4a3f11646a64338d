import { type PresenceCommand, PresenceReport } from '@loket/contract';
import { ipcMain, type WebContents } from 'electron';
import { PRESENCE_COMMAND, PRESENCE_REPORT } from '../../channels.ts';
import { openGate } from './gate.ts';

/** Reports of the presence page. */
export function receiveReports(
  contentsId: () => number | null,
  accept: (report: PresenceReport) => void,
): void {
  ipcMain.on(
    PRESENCE_REPORT,
    openGate(PRESENCE_REPORT, { page: 'presence', contentsId }, PresenceReport, accept),
  );
}

export function sendCommand(contents: WebContents, command: PresenceCommand): void {
  contents.send(PRESENCE_COMMAND, command);
}
