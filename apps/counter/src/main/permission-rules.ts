import { originOf } from './scheme-rules.ts';

/** Who asks for what; `mediaKinds` is what a media request names, empty where Electron does not say. */
export type PermissionAsked = {
  permission: string;
  origin: string;
  isMainFrame: boolean;
  mediaKinds: readonly string[];
};

/**
 * The whole table. Everything that is not listed is denied.
 * `media`: only the presence page itself, only camera and microphone, only between *Ik ben er* and the end.
 * `mediaAllowed` is asked at every request, so a permission of a minute ago is worth nothing.
 */
export function isPermitted(asked: PermissionAsked, mediaAllowed: () => boolean): boolean {
  if (asked.permission !== 'media') return false;
  if (!asked.isMainFrame || !isPresence(asked.origin)) return false;
  // A request that names neither would be a screen capture.
  if (asked.mediaKinds.length === 0) return false;
  return asked.mediaKinds.every((kind) => kind === 'video' || kind === 'audio') && mediaAllowed();
}

const isPresence = (origin: string) =>
  origin === originOf('presence') || origin === `${originOf('presence')}/`;
