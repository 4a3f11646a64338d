/// <reference path="./vendor.d.ts" />
import modelUrl from '@twilio/video-processors/dist/build/selfie_segmentation_landscape.tflite?url';
import wasmUrl from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.wasm?url';
import type { Head } from './mask.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export type CutOutFailure = 'no_worker' | 'no_model';

/** One frame with its own mask: the two are drawn together, so that the edge fits the picture. */
export type CutFrame = {
  readonly frame: VideoFrame;
  readonly mask: Uint8Array<ArrayBuffer>;
  readonly head: Head | null;
  readonly tookMs: number;
};

export type CutOut = {
  /** Takes the picture of this moment unless one is being worked on; the next one then is fresher. */
  take(video: HTMLVideoElement): void;
  forget(): void;
  close(): void;
};

/** A worker that has not answered a frame after this long is as good as dead. */
const ANSWER_LIMIT_MS = 8_000;

/**
 * Cuts the person out of frames, in a worker.
 * @param onFrame gets the frame and has to close it
 * @param onFailed once, when this page can't do it; the caller shows the plain video then
 */
export function openCutOut(
  onFrame: (cut: CutFrame) => void,
  onFailed: (cause: CutOutFailure) => void,
): CutOut {
  let held: VideoFrame | null = null;
  let opened = false;
  let over = false;
  let limit: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    over = true;
    clearTimeout(limit);
    held?.close();
    held = null;
    worker?.terminate();
  };
  const fail = (cause: CutOutFailure) => {
    if (over) return;
    close();
    onFailed(cause);
  };
  const worker = tryWorker();
  const say = (message: ToWorker, handedOver: Transferable[] = []) =>
    worker?.postMessage(message, handedOver);
  const waitForAnswer = () => {
    clearTimeout(limit);
    limit = setTimeout(() => fail('no_worker'), ANSWER_LIMIT_MS);
  };

  if (!worker) {
    queueMicrotask(() => fail('no_worker'));
    return { take: () => {}, forget: () => {}, close };
  }
  worker.onerror = () => fail('no_worker');
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (over) return;
    clearTimeout(limit);
    if (data.kind === 'failed') fail(data.cause);
    else if (data.kind === 'opened') opened = true;
    else if (held) {
      const frame = held;
      held = null;
      onFrame({ frame, mask: data.mask, head: data.head, tookMs: data.tookMs });
    }
  };
  const absolute = (url: string) => new URL(url, document.baseURI).href;
  say({ kind: 'open', wasmUrl: absolute(wasmUrl), modelUrl: absolute(modelUrl) });
  waitForAnswer();

  return {
    take(video) {
      if (over || !opened || held) return;
      try {
        held = new VideoFrame(video);
      } catch {
        return; // the picture changed hands just now; the next frame comes
      }
      const sent = held.clone();
      say({ kind: 'frame', frame: sent }, [sent]);
      waitForAnswer();
    },
    forget: () => say({ kind: 'forget' }),
    close,
  };
}

function tryWorker(): Worker | null {
  try {
    return new Worker(new URL('./segmentation.worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}
