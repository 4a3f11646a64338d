import type { App } from 'electron';

/** Switches with which somebody at the command line could look into or around a counter. */
export const FORBIDDEN_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'js-flags',
  'no-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'load-extension',
  'user-data-dir',
  'log-net-log',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'use-fake-ui-for-media-stream',
  'use-fake-device-for-media-stream',
  'use-file-for-fake-video-capture',
  'use-file-for-fake-audio-capture',
] as const;

/** The first switch that a packaged counter refuses to start with, or null. */
export function forbiddenSwitch(hasSwitch: (name: string) => boolean): string | null {
  return FORBIDDEN_SWITCHES.find(hasSwitch) ?? null;
}

/** Has to run before Electron is ready. */
export function hardenCommandLine({ commandLine }: Pick<App, 'commandLine'>): void {
  // The browser's own errands: a counter talks to its central and to the call, to nobody else.
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
  ])
    commandLine.appendSwitch(name);
  commandLine.appendSwitch('disable-breakpad');
  // Dialogs for folders and for saving; no page of ours reads or writes a file.
  commandLine.appendSwitch('disable-blink-features', 'FileSystemAccess,FileSystemAccessLocal');
  // Names instead of addresses would hide the counter from its own call in networks without multicast.
  commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns,MediaRouter,Translate');
}
