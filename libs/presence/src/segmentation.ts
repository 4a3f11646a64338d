/// <reference path="./vendor.d.ts" />
import createTfLite from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js';
import { MASK_HEIGHT, MASK_WIDTH } from './mask.ts';

export type Segmentation = {
  /**
   * @param rgba the picture, 256 × 144
   * @returns how much each pixel is person, 0 to 1; overwritten by the next call
   */
  run(rgba: Uint8ClampedArray): Float32Array;
};

const PIXELS = MASK_WIDTH * MASK_HEIGHT;

/**
 * The model `selfie_segmentation_landscape` (MediaPipe, Apache-2.0) on the CPU, some 4 ms a picture.
 * @throws when WebAssembly is refused or the model is not understood
 */
export async function openSegmentation(wasm: ArrayBuffer, model: ArrayBuffer): Promise<Segmentation> {
  const lite = await createTfLite({ wasmBinary: wasm });
  lite.HEAPU8.set(new Uint8Array(model), lite._getModelBufferMemoryOffset());
  if (lite._loadModel(model.byteLength) !== 0) throw new Error('the model is not understood');
  if (lite._getInputWidth() !== MASK_WIDTH || lite._getInputHeight() !== MASK_HEIGHT)
    throw new Error('another model than this is written for');
  const inputAt = lite._getInputMemoryOffset() / Float32Array.BYTES_PER_ELEMENT;
  const outputAt = lite._getOutputMemoryOffset() / Float32Array.BYTES_PER_ELEMENT;
  return {
    run(rgba) {
      const input = lite.HEAPF32.subarray(inputAt, inputAt + PIXELS * 3);
      for (let at = 0, from = 0; at < input.length; at += 3, from += 4) {
        input[at] = (rgba[from] ?? 0) / 255;
        input[at + 1] = (rgba[from + 1] ?? 0) / 255;
        input[at + 2] = (rgba[from + 2] ?? 0) / 255;
      }
      lite._runInference();
      return lite.HEAPF32.subarray(outputAt, outputAt + PIXELS);
    },
  };
}
