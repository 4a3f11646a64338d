import type { Head } from './mask.ts';

/** To the worker: where its two files are, then frame after frame, each answered before the next is sent. */
export type ToWorker =
  | { readonly kind: 'open'; readonly wasmUrl: string; readonly modelUrl: string }
  | { readonly kind: 'frame'; readonly frame: VideoFrame | ImageBitmap }
  /** Another picture begins: what was seen before says nothing about it. */
  | { readonly kind: 'forget' };

export type FromWorker =
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly cause: 'no_model' }
  /** 256 × 144, 0 to 255; handed over, not copied. */
  | {
      readonly kind: 'mask';
      readonly mask: Uint8Array<ArrayBuffer>;
      readonly head: Head | null;
      readonly tookMs: number;
    };
