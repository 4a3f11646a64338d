/** TensorFlow Lite on the CPU, as @twilio/video-processors ships it (BSD-3-Clause). */
declare module '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js' {
  export type TfLiteModule = {
    readonly HEAPU8: Uint8Array;
    readonly HEAPF32: Float32Array;
    _getModelBufferMemoryOffset(): number;
    /** 0 when the model was understood. */
    _loadModel(bytes: number): number;
    _getInputMemoryOffset(): number;
    _getInputWidth(): number;
    _getInputHeight(): number;
    _getOutputMemoryOffset(): number;
    _runInference(): number;
  };
  const create: (options: { wasmBinary: ArrayBuffer }) => Promise<TfLiteModule>;
  export default create;
}

declare module '*?url' {
  const url: string;
  export default url;
}
