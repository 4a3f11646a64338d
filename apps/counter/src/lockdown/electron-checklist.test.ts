import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { PinKey } from '@loket/contract';
import { supportOf } from '@loket/devkit/electron/support.ts';
import { applianceFuses } from '@loket/devkit/package/fuses.ts';
import { forbiddenSwitch } from '../main/command-line.ts';
import { parseCounterFile } from '../main/configuration.ts';
import { openGate, type Sender } from '../main/ipc/gate.ts';
import { isOwnAddress } from '../main/navigation-rules.ts';
import { isPermitted } from '../main/permission-rules.ts';
import { addressOf, contentSecurityPolicyOf, PAGES } from '../main/scheme-rules.ts';

/**
 * Electron's own security checklist (electronjs.org/docs/latest/tutorial/security), item by item: the rule where it is
 * a rule, the source where it is an absence. What a running page finds is tried in apps/e2e/src/lock-down.
 */

const here = join(import.meta.dirname, '..');
const sources = readdirSync(here, { recursive: true, withFileTypes: true })
  .filter(({ name }) => /\.tsx?$/.test(name) && !/\.(test|testing)\.tsx?$|^rig\.ts$/.test(name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !file.startsWith(join(here, 'lockdown')))
  .map((file) => ({ file: relative(here, file), text: readFileSync(file, 'utf8') }));

/** Files of ours that contain this, without their comments. */
const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')))
    .map(({ file }) => file);

const preferences = /closedPreferences = \([\s\S]*?\n\}\);/.exec(
  sources.find(({ file }) => file === 'main/room.ts')?.text ?? '',
)?.[0] as string;

test('the sources and the one set of preferences are found', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(preferences).toContain('sandbox: true');
});

test('every page is made with that one set of preferences', () => {
  expect(filesWith(/webPreferences:\s*\{/)).toEqual([]);
  expect(filesWith(/new WebContentsView\(/).sort()).toEqual(['main/pin-window.ts', 'main/room.ts']);
  expect(filesWith(/new BrowserWindow\(|new BrowserView\(/)).toEqual([]);
});

test.each([
  ['https://example.com', false],
  ['http://127.0.0.1', false],
  ['ws://127.0.0.1', false],
  ['file:///etc/passwd', false],
  ['ftp://example.com', false],
  ['loket://citizen/index.html', true],
])('1 secure content only: %s', (address, own) => {
  expect(isOwnAddress(address)).toBe(own);
});

test('2 no Node in a page', () => {
  for (const setting of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'])
    expect(preferences).toContain(`${setting}: false`);
  expect(filesWith(/nodeIntegration\w*:\s*true/)).toEqual([]);
});

test('3 context isolation', () => {
  expect(preferences).toContain('contextIsolation: true');
  expect(filesWith(/contextIsolation:\s*false/)).toEqual([]);
});

test('4 process sandboxing, for every process and from the command line too', () => {
  expect(preferences).toContain('sandbox: true');
  expect(filesWith(/app\.enableSandbox\(\)/)).toEqual(['main/main.ts']);
  expect(forbiddenSwitch((name) => name === 'no-sandbox')).toBe('no-sandbox');
});

test('5 permissions: a handler on each way to ask, and no to all but the camera of the presence page', () => {
  const guard = sources.find(({ file }) => file === 'main/permissions.ts')?.text ?? '';
  for (const way of [
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setBluetoothPairingHandler',
    'select-hid-device',
    'select-serial-port',
    'select-usb-device',
  ])
    expect(guard).toContain(way);
  const asked = { permission: 'media', isMainFrame: true, mediaKinds: ['video'] };
  for (const page of PAGES)
    expect(isPermitted({ ...asked, origin: `loket://${page}` }, () => true)).toBe(page === 'presence');
});

test('6 web security stays on', () => {
  expect(preferences).toContain('webSecurity: true');
  expect(filesWith(/webSecurity:\s*false/)).toEqual([]);
  expect(forbiddenSwitch((name) => name === 'disable-web-security')).toBe('disable-web-security');
});

test.each(PAGES)('7 a content security policy on %s, which takes dialogs and pop-ups too', (page) => {
  const policy = contentSecurityPolicyOf(page);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('sandbox allow-scripts allow-same-origin allow-forms');
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
});

test('8 no insecure content in a secure page', () => {
  expect(preferences).toContain('allowRunningInsecureContent: false');
});

test('9 no experimental features', () => {
  expect(filesWith(/experimentalFeatures/)).toEqual([]);
});

test('10 no Blink features switched on; two are switched off', () => {
  expect(filesWith(/enableBlinkFeatures|enable-blink-features|enable-features/)).toEqual([]);
  expect(filesWith(/disable-blink-features/)).toEqual(['main/command-line.ts']);
});

test('11 no webview, so none that opens windows', () => {
  expect(preferences).toContain('webviewTag: false');
  expect(filesWith(/allowpopups|<webview/)).toEqual([]);
});

test.each([
  ['12 a webview that comes all the same is refused', /on\('will-attach-webview', deny/],
  [
    '13 navigation is refused',
    /on\('will-navigate', deny[\s\S]*on\('will-frame-navigate', deny[\s\S]*on\('will-redirect', deny/,
  ],
  ['14 windows are refused', /setWindowOpenHandler[\s\S]*action: 'deny'/],
])('%s', (_, pattern) => {
  expect(filesWith(pattern)).toEqual(['main/navigation.ts']);
  expect(filesWith(/app\.on\('web-contents-created'/)).toEqual(['main/navigation.ts']);
});

test('13 a page that came elsewhere without asking is ended', () => {
  expect(filesWith(/on\('did-navigate'/).sort()).toEqual(['main/pin-window.ts', 'main/room.ts']);
});

test('15 nothing is handed to the desktop', () => {
  expect(filesWith(/openExternal|openPath|\bshell\b.*from 'electron'/)).toEqual([]);
});

test('16 a supported Electron, or none is packaged', () => {
  expect(supportOf('45.4.1', '45.4.1').supported).toBe(true);
  expect(supportOf('33.2.1', '45.4.1').supported).toBe(false);
});

test('17 the sender of every message: one gate before every channel', () => {
  const received = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/ipcMain\.(\w+)\(([\s\S]*?)\);/g)].map((match) => ({
      file,
      how: match[1],
      what: match[2] ?? '',
    })),
  );
  expect(received.length).toBeGreaterThanOrEqual(2);
  for (const { file, how, what } of received) {
    expect(`${file} ${how}`).toMatch(/^main\/ipc\/\w+\.ts on$/);
    expect(what).toContain('openGate(');
  }
  const accepted: unknown[] = [];
  const gate = openGate('x', { page: 'pin', contentsId: () => 1 }, PinKey, (key) => accepted.push(key));
  const from = { sender: { id: 2 }, senderFrame: { url: addressOf('pin'), parent: null } };
  gate(from as unknown as Sender, { key: '1' });
  expect(accepted).toEqual([]);
});

test('18 a scheme of its own instead of file://', () => {
  expect(filesWith(/['"`]file:|loadFile\(/)).toEqual([]);
  expect(filesWith(/registerSchemesAsPrivileged/)).toEqual(['main/scheme.ts']);
});

test('19 fuses', () => {
  expect(applianceFuses).toMatchObject({
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
});

test('20 no API of Electron’s in a page: each preload gives one typed object', () => {
  for (const { file, text } of sources.filter((source) => source.file.startsWith('preload/'))) {
    const given = [...text.matchAll(/exposeInMainWorld\('(\w+)', (\w+)\)/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect({ file, given }).toEqual({ file, given: [[expect.stringMatching(/^loket[A-Z]/), 'bridge']] });
    expect(text).not.toMatch(/bridge[^=]*= \{[^}]*ipcRenderer,/);
  }
  expect(filesWith(/from 'electron'/).filter((file) => !/^(main|preload|device-host)\//.test(file))).toEqual(
    [],
  );
});

test('a packaged counter takes no central without TLS', () => {
  expect(parseCounterFile('{"centralUrl":"ftp://central.example"}').ok).toBe(false);
});
