import { randomUUID } from 'node:crypto';
import type { PinFacts, PinOutcome } from '@loket/contract';
import { MessageChannelMain, type MessagePortMain, session, WebContentsView } from 'electron';
import type { DeviceHost } from './device-host-process.ts';
import { givePort } from './ipc/pin.ts';
import { log } from './log.ts';
import { guardTraffic } from './navigation.ts';
import { guardPermissions } from './permissions.ts';
import { type PinOrder, type PinPage, PinSession } from './pin-session.ts';
import { PLACES } from './places.ts';
import { ensureEnded } from './process-end.ts';
import { closedPreferences } from './room.ts';
import { serveScheme } from './scheme.ts';
import { addressOf, pageOf } from './scheme-rules.ts';
import type { CounterWindow } from './window.ts';

const ENDING_PATIENCE_MS = 2_000;

export type PinWindowOptions = {
  window: CounterWindow;
  host: DeviceHost;
  packaged: boolean;
  order: PinOrder;
  facts: PinFacts;
};

/** A PIN that is being typed: `cancel` ends it from outside, `ended` settles once and never rejects. */
export type OpenPin = { cancel(): void; readonly ended: Promise<PinOutcome> };

/**
 * Asks for the PIN over the whole window, in a page of its own: sandboxed, with a partition in memory, one port to the
 * device host and no channel to main. When `ended` settles, that page's process is gone and the device host is another
 * one, so nothing of the PIN is in any process; if that can't be had, the appliance ends itself.
 *
 * The outcome's `wish` says what the citizen chose instead: read again, the pen, or not to sign.
 */
export function openPinWindow(options: PinWindowOptions): OpenPin {
  const order = { ...options.order, locale: options.facts.reading.locale };
  return PinSession.begin<MessagePortMain>(order, {
    host: options.host,
    openPage: (port) => openPage(options, port),
    channel: () => {
      const { port1, port2 } = new MessageChannelMain();
      return { page: port1, host: port2 };
    },
    fatal: (message) => {
      log('error', message);
      process.exit(1);
    },
  });
}

async function openPage(
  { window, packaged, facts }: PinWindowOptions,
  port: MessagePortMain,
): Promise<PinPage> {
  const ownSession = session.fromPartition(`pin-${randomUUID()}`, { cache: false });
  serveScheme(ownSession, PLACES.rendererRoot);
  guardPermissions(ownSession, () => false);
  guardTraffic(ownSession);
  ownSession.setSpellCheckerEnabled(false);
  const view = new WebContentsView({
    webPreferences: closedPreferences(ownSession, PLACES.preload.pin, packaged),
  });
  const { webContents } = view;
  const gone = new Promise<void>((resolve) => {
    webContents.once('render-process-gone', () => resolve());
    webContents.once('unresponsive', () => resolve());
    webContents.on('did-navigate', (_event, url) => {
      if (pageOf(url) !== 'pin') resolve();
    });
    webContents.once('destroyed', () => resolve()); // it closed itself
  });
  webContents.on('preload-error', () => log('error', 'preload failed', { page: 'pin' }));
  webContents.once('did-finish-load', () => {
    webContents.setZoomFactor(1);
    void webContents.setVisualZoomLevelLimits(1, 1);
  });
  window.cover(view);
  let processId = 0;
  const end = async () => {
    window.uncover(view);
    if (!webContents.isDestroyed()) webContents.close({ waitForBeforeUnload: false });
    const ended = await ensureEnded([processId], ENDING_PATIENCE_MS);
    await ownSession.clearStorageData();
    return ended;
  };
  try {
    await webContents.loadURL(addressOf('pin'));
  } catch (failure) {
    processId = webContents.isDestroyed() ? 0 : webContents.getOSProcessId();
    await end();
    throw failure;
  }
  processId = webContents.getOSProcessId();
  givePort(webContents, facts, port);
  return { processId, gone, end };
}
