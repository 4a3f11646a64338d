import type { PresenceDisplay, PresencePicture } from '@loket/contract';
import { type CutOut, openCutOut } from './cut-out.ts';
import { openPicture, type Picture } from './picture.ts';
import { standingFinder } from './standing.ts';

export type PresenceSceneOptions = {
  /** Filled by the scene; its size follows its box on the page. */
  readonly canvas: HTMLCanvasElement;
  /** The inspector's picture as it comes; it keeps playing, and is what the page shows when the scene can't. */
  readonly video: HTMLVideoElement;
  readonly display: PresenceDisplay;
  /** What is drawn from now on. After a `plain` the scene is over and the page shows the video. */
  readonly onPicture: (picture: PresencePicture) => void;
};

export type PresenceScene = {
  /** False leaves the empty room while the path is away; whoever comes back has the size and place they had. */
  show(visible: boolean): void;
  /** Nobody is there: the empty room, and whoever comes next is measured anew. */
  clear(): void;
  close(): void;
};

const TOLD_EVERY_MS = 5_000;
/** Without a graphics processor more pixels than this make the picture stutter. */
const SOFTWARE_PIXELS = 960 * 540;

/** Draws the inspector, cut out and life-size, in the room behind the display. Never throws, never black: see `onPicture`. */
export function openPresenceScene({
  canvas,
  video,
  display,
  onPicture,
}: PresenceSceneOptions): PresenceScene {
  let over = false;
  let cutOut: CutOut | null = null;
  let picture: Picture | null = null;
  let finder = standingFinder();
  let shown = false;
  let visible = true;
  let watch = 0;
  const rate = rateCounter((framesPerSecond) => onPicture({ mode: 'scene', framesPerSecond }));
  const observer = new ResizeObserver(() => fit());

  const close = () => {
    over = true;
    observer.disconnect();
    canvas.removeEventListener('webglcontextlost', onLost);
    video.cancelVideoFrameCallback(watch);
    cutOut?.close();
    picture?.close();
    cutOut = null;
    picture = null;
  };
  const giveUp = (cause: Extract<PresencePicture, { mode: 'plain' }>['cause']) => {
    if (over) return;
    close();
    onPicture({ mode: 'plain', cause });
  };
  const onLost = () => giveUp('context_lost');
  const fit = () => {
    const size = sizeFor(canvas, picture?.isSoftware ?? false);
    if (!picture || (shown && size.width === canvas.width && size.height === canvas.height)) return;
    picture.resize(size.width, size.height);
    picture.drawEmpty();
    shown = true;
  };
  const eachFrame = () => {
    if (over) return;
    cutOut?.take(video);
    watch = video.requestVideoFrameCallback(eachFrame);
  };

  canvas.addEventListener('webglcontextlost', onLost);
  try {
    picture = openPicture(canvas, display);
    fit();
  } catch {
    queueMicrotask(() => giveUp('no_webgl'));
    return { show: () => {}, clear: () => {}, close };
  }
  cutOut = openCutOut(({ frame, mask, head }) => {
    const now = performance.now();
    finder.see(head, now);
    if (visible)
      picture?.draw({ frame, mask, standing: finder.standing(frame.displayWidth, frame.displayHeight) });
    frame.close();
    rate.count(now);
  }, giveUp);
  observer.observe(canvas);
  watch = video.requestVideoFrameCallback(eachFrame);

  return {
    show(wished) {
      if (over || visible === wished) return;
      visible = wished;
      if (!visible) picture?.drawEmpty();
    },
    clear() {
      if (over) return;
      finder = standingFinder();
      cutOut?.forget();
      rate.forget();
      picture?.drawEmpty();
    },
    close,
  };
}

/** The canvas in device pixels, smaller where the processor draws it. */
function sizeFor(canvas: HTMLCanvasElement, software: boolean): { width: number; height: number } {
  const width = Math.max(2, canvas.clientWidth * devicePixelRatio);
  const height = Math.max(2, canvas.clientHeight * devicePixelRatio);
  const shrink = software ? Math.min(1, Math.sqrt(SOFTWARE_PIXELS / (width * height))) : 1;
  // Even, so that both halves are alike.
  return { width: 2 * Math.round((width * shrink) / 2), height: 2 * Math.round((height * shrink) / 2) };
}

/** Tells the frame rate at the first frame (0) and then every five seconds. */
function rateCounter(tell: (framesPerSecond: number) => void) {
  let frames = 0;
  let sinceMs: number | null = null;
  return {
    count(nowMs: number) {
      if (sinceMs === null) {
        sinceMs = nowMs;
        tell(0);
        return;
      }
      frames += 1;
      if (nowMs - sinceMs < TOLD_EVERY_MS) return;
      tell(Math.round((frames * 10_000) / (nowMs - sinceMs)) / 10);
      frames = 0;
      sinceMs = nowMs;
    },
    forget() {
      frames = 0;
      sinceMs = null;
    },
  };
}
