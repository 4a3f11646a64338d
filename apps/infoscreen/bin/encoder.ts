import { createMp3Encoder } from 'wasm-media-encoders';
import type { Recording } from './synthesiser.ts';

const KBIT_PER_SECOND = 48;

/** MP3, because every browser decodes it: LAME (MIT-wrapped WebAssembly). Mono, about 5 kB a word. */
export async function openEncoder(): Promise<(recording: Recording) => Uint8Array> {
  const encoder = await createMp3Encoder();
  return ({ samples, sampleRate }) => {
    encoder.configure({ channels: 1, sampleRate, bitrate: KBIT_PER_SECOND });
    // What it returns is its own buffer, valid until the next call.
    const parts = [encoder.encode([samples]).slice(), encoder.finalize().slice()];
    return Buffer.concat(parts);
  };
}
