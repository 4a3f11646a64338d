import { randomUUID } from 'node:crypto';
import { type Session, session, type WebContents, WebContentsView, type WebPreferences } from 'electron';
import { log } from './log.ts';
import { guardTraffic } from './navigation.ts';
import { guardPermissions } from './permissions.ts';
import { PLACES } from './places.ts';
import { serveScheme } from './scheme.ts';
import { addressOf, type Page, pageOf } from './scheme-rules.ts';
import { Shelf } from './shelf.ts';

/** The pages that live as long as a visit; the page of a PIN is not one of them. */
export type RoomPage = Exclude<Page, 'pin'>;

/** What the pages of one visit stand on: a session in memory only, and one renderer per page. */
export type Room = {
  readonly id: string;
  readonly session: Session;
  readonly shelf: Shelf;
  citizen: WebContentsView;
  presence: WebContentsView;
};

export type RoomOptions = {
  packaged: boolean;
  mediaAllowed: () => boolean;
  onGone: (room: Room, page: RoomPage, reason: string) => void;
};

/** The navy of the waiting screen: a page that is still loading never flashes white. */
const BACKGROUND = '#10243e';

/** A fresh room. The partition's name has no `persist:`, so nothing of it ever reaches the disk. */
export function openRoom(options: RoomOptions): Room {
  const id = randomUUID();
  const visitSession = session.fromPartition(`visit-${id}`, { cache: false });
  const shelf = new Shelf();
  serveScheme(visitSession, PLACES.rendererRoot, shelf);
  guardPermissions(visitSession, options.mediaAllowed);
  guardTraffic(visitSession);
  visitSession.setSpellCheckerEnabled(false);
  const room: Room = {
    id,
    session: visitSession,
    shelf,
    citizen: makeView('citizen', visitSession, options.packaged),
    presence: makeView('presence', visitSession, options.packaged),
  };
  watch(room, 'citizen', options);
  watch(room, 'presence', options);
  return room;
}

/** A page of this room anew, in the same session: its renderer died, the visit goes on. */
export function renewPage(room: Room, page: RoomPage, options: RoomOptions): WebContentsView {
  const old = room[page];
  room[page] = makeView(page, room.session, options.packaged);
  watch(room, page, options);
  if (isThere(old)) old.webContents.close({ waitForBeforeUnload: false });
  return room[page];
}

export async function loadPage(room: Room, page: RoomPage): Promise<void> {
  await room[page].webContents.loadURL(addressOf(page));
}

/** Process ids of the room's renderers, 0 where one is gone. */
export const processIds = (room: Room) => ({
  citizen: processId(room.citizen),
  presence: processId(room.presence),
});

const processId = (view: WebContentsView) =>
  !isThere(view) || view.webContents.isCrashed() ? 0 : view.webContents.getOSProcessId();

/** Electron's types do not say so, but a view whose contents were destroyed has none. */
const isThere = ({ webContents }: { webContents: WebContents | undefined }): boolean =>
  webContents !== undefined && !webContents.isDestroyed();

/** Destroys both renderers and everything that their session ever held. */
export async function destroyRoom(room: Room): Promise<void> {
  room.shelf.empty();
  for (const view of [room.citizen, room.presence]) {
    if (isThere(view)) view.webContents.close({ waitForBeforeUnload: false });
  }
  await room.session.closeAllConnections();
  await room.session.clearStorageData();
  await room.session.clearCache();
  await room.session.clearAuthCache();
  await room.session.clearHostResolverCache();
}

/** What every page of the counter is: sandboxed, isolated, without Node, and without a way to look inside. */
export const closedPreferences = (
  ownSession: Session,
  preload: string,
  packaged: boolean,
): WebPreferences => ({
  session: ownSession,
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  disableDialogs: true,
  spellcheck: false,
  devTools: !packaged,
  // The presence page lies under the citizen's while it warms up; both must answer at once.
  backgroundThrottling: false,
  autoplayPolicy: 'no-user-gesture-required',
});

function makeView(page: RoomPage, visitSession: Session, packaged: boolean): WebContentsView {
  const view = new WebContentsView({
    webPreferences: closedPreferences(visitSession, PLACES.preload[page], packaged),
  });
  view.setBackgroundColor(BACKGROUND);
  return view;
}

function watch(room: Room, page: RoomPage, options: RoomOptions): void {
  const view = room[page];
  const { webContents } = view;
  // A page that closes itself takes its view's contents with it; one that we ended is no longer the room's.
  webContents.once('destroyed', () => {
    if (room[page] === view) options.onGone(room, page, 'closed');
  });
  // A page can put about:blank in its own place without asking anybody; it does not stay there.
  webContents.on('did-navigate', (_event, url) => {
    if (pageOf(url) === page) return;
    log('warn', 'navigation denied', { what: 'did-navigate' });
    webContents.forcefullyCrashRenderer();
  });
  webContents.on('render-process-gone', (_event, { reason }) => options.onGone(room, page, reason));
  webContents.on('preload-error', () => log('error', 'preload failed', { page }));
  webContents.on('unresponsive', () => {
    log('warn', 'page does not answer', { page });
    webContents.forcefullyCrashRenderer();
  });
  webContents.on('did-finish-load', () => {
    webContents.setZoomFactor(1);
    void webContents.setVisualZoomLevelLimits(1, 1);
  });
}
