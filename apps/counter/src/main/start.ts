import { type App, Menu, utilityProcess } from 'electron';
import { startCounter, stepCounter } from '../machines/counter.ts';
import { viewOf } from '../machines/view.ts';
import { Appliance } from './appliance.ts';
import type { Configuration } from './configuration.ts';
import { DeviceHost } from './device-host-process.ts';
import { receiveIntents, sendView } from './ipc/citizen.ts';
import { receiveReports } from './ipc/presence.ts';
import { log } from './log.ts';
import { PLACES } from './places.ts';
import { ensureEnded } from './process-end.ts';
import { Rooms } from './rooms.ts';
import { CounterWindow, type WindowOptions } from './window.ts';

const HOST_ENDS_WITHIN_MS = 2_000;

/** The counter as enrolled: window, pages, devices and the line to central, put together. */
export async function startAppliance(app: App, configuration: Configuration): Promise<void> {
  const window = openWindow(
    app,
    { ...configuration.display, presencePlace: configuration.presenceDisplay?.place },
    () => appliance.refreshView(),
  );
  const rooms: Rooms = new Rooms(window, app.isPackaged, {
    mediaAllowed: () => appliance.mediaAllowed(),
    onPageGone: (page) => appliance.onPageGone(page),
    onPageLoaded: (page) => appliance.onPageLoaded(page),
  });
  const host = new DeviceHost({
    configuration: configuration.devices,
    fork: forkDeviceHost,
    onEvent: (event) => appliance.onDeviceEvent(event),
    after: (delayMs, action) => setTimeout(action, delayMs),
    now: Date.now,
    ensureEnded: (pid) => ensureEnded([pid], HOST_ENDS_WITHIN_MS),
  });
  const appliance: Appliance = new Appliance(configuration, {
    window,
    rooms,
    host,
    packaged: app.isPackaged,
  });
  receiveIntents(() => rooms.contents('citizen')?.id ?? null, appliance.onIntent);
  receiveReports(() => rooms.contents('presence')?.id ?? null, appliance.onPresenceReport);
  app.on('will-quit', () => appliance.close());
  await appliance.start();
  log('info', 'counter started', { pid: process.pid, packaged: app.isPackaged });
}

/** No counter.json yet: the screen says so, and nothing else runs. */
export async function startUnenrolled(app: App): Promise<void> {
  log('warn', 'not enrolled');
  const { state } = stepCounter(
    startCounter('nl', 0),
    { event: 'link', connected: false, refusal: 'revoked' },
    { now: 0, newId: () => '' },
  );
  const window = openWindow(app, { kiosk: app.isPackaged, width: 1080, height: 1920 }, () => {});
  const rooms: Rooms = new Rooms(window, app.isPackaged, {
    mediaAllowed: () => false,
    onPageGone: () => {},
    onPageLoaded: (page) => {
      const contents = page === 'citizen' ? rooms.contents(page) : null;
      if (contents) sendView(contents, viewOf(state, 1, 0));
    },
  });
  await rooms.open();
}

function openWindow(app: App, options: WindowOptions, onResize: () => void): CounterWindow {
  Menu.setApplicationMenu(null);
  const window = new CounterWindow(options, onResize);
  app.on('before-quit', () => window.allowClose());
  app.on('window-all-closed', () => app.quit());
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log('warn', 'child process gone', { type, reason, exitCode });
  });
  return window;
}

/** Variables that the drivers and the loader need; nothing else of our environment goes there. */
const KEPT_VARIABLES = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'PCSCLITE_CSOCK_NAME', 'SystemRoot', 'TEMP'];

function forkDeviceHost() {
  const env: Record<string, string> = {};
  for (const name of KEPT_VARIABLES) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return utilityProcess.fork(PLACES.deviceHost, [], {
    serviceName: 'loket-device-host',
    stdio: 'inherit',
    env,
  });
}
