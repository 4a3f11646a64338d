import { isPermitted } from './permission-rules.ts';

const camera = {
  permission: 'media',
  origin: 'loket://presence',
  isMainFrame: true,
  mediaKinds: ['video', 'audio'],
};
const during = () => true;
const before = () => false;

test('camera and microphone, for the presence page, while the citizen is there', () => {
  expect(isPermitted(camera, during)).toBe(true);
  expect(isPermitted({ ...camera, origin: 'loket://presence/' }, during)).toBe(true);
});

test.each([
  ['before Ik ben er and after the end', camera, before],
  ['the citizen page', { ...camera, origin: 'loket://citizen' }, during],
  ['a stranger', { ...camera, origin: 'https://presence' }, during],
  ['a stranger with our name in front', { ...camera, origin: 'loket://presence.evil' }, during],
  ['a frame inside the page', { ...camera, isMainFrame: false }, during],
  ['a screen capture, which names no kind', { ...camera, mediaKinds: [] }, during],
  ['another kind', { ...camera, mediaKinds: ['video', 'unknown'] }, during],
])('denied: %s', (_, asked, mediaAllowed) => {
  expect(isPermitted(asked, mediaAllowed)).toBe(false);
});

test.each([
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'mediaKeySystem',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'fullscreen',
  'openExternal',
  'window-management',
  'idle-detection',
  'hid',
  'serial',
  'usb',
  'storage-access',
  'top-level-storage-access',
  'speaker-selection',
  'fileSystem',
  'keyboardLock',
  'background-sync',
  'sensors',
  'unknown',
  'a permission of a later Electron',
])('denied: %s', (permission) => {
  expect(isPermitted({ ...camera, permission }, during)).toBe(false);
});
