import { calm, findHead, MASK_HEIGHT, MASK_WIDTH } from './mask.ts';
import { openSegmentation, type Segmentation } from './segmentation.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

const PIXELS = MASK_WIDTH * MASK_HEIGHT;
/** This file is loaded as a worker only; TypeScript's DOM library knows `self` as a window. */
const here = self as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, handedOver?: Transferable[]): void;
};

const pen = new OffscreenCanvas(MASK_WIDTH, MASK_HEIGHT).getContext('2d', { willReadFrequently: true });
const state = { mask: new Float32Array(PIXELS), luma: new Uint8Array(PIXELS), empty: true };
const luma = new Uint8Array(PIXELS);
let segmentation: Segmentation | null = null;

here.onmessage = ({ data }) => {
  if (data.kind === 'open') void open(data);
  else if (data.kind === 'frame') cut(data.frame);
  else state.empty = true;
};

async function open({ wasmUrl, modelUrl }: Extract<ToWorker, { kind: 'open' }>): Promise<void> {
  try {
    const [wasm, model] = await Promise.all([bytesOf(wasmUrl), bytesOf(modelUrl)]);
    segmentation = await openSegmentation(wasm, model);
    here.postMessage({ kind: 'opened' });
  } catch {
    here.postMessage({ kind: 'failed', cause: 'no_model' });
  }
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error('not there');
  return response.arrayBuffer();
}

function cut(frame: VideoFrame | ImageBitmap): void {
  if (!segmentation || !pen) {
    frame.close();
    return;
  }
  const startedAt = performance.now();
  pen.drawImage(frame, 0, 0, MASK_WIDTH, MASK_HEIGHT);
  frame.close();
  const { data } = pen.getImageData(0, 0, MASK_WIDTH, MASK_HEIGHT);
  // ITU-R BT.601 luma, in integers.
  for (let at = 0, from = 0; at < PIXELS; at += 1, from += 4)
    luma[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  calm(segmentation.run(data), luma, state);
  const mask = new Uint8Array(PIXELS);
  for (let at = 0; at < PIXELS; at += 1) mask[at] = Math.round((state.mask[at] ?? 0) * 255);
  const head = findHead(mask);
  here.postMessage({ kind: 'mask', mask, head, tookMs: performance.now() - startedAt }, [mask.buffer]);
}
