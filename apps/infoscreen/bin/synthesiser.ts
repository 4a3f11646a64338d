/// <reference path="./espeak-ng.d.ts" />
import openEspeak from '@echogarden/espeak-ng-emscripten';
import type { Locale } from '@loket/contract';

/** espeak-ng's voices; Belgian French says septante and nonante as our words do. */
const VOICES: Record<Locale, string> = { nl: 'nl', fr: 'fr-be', de: 'de', en: 'en' };
/** Words a minute: slower than a conversation, for a room with an echo. */
const RATE = 140;

export type Recording = { readonly samples: Float32Array; readonly sampleRate: number };
export type Synthesiser = { say(text: string, locale: Locale): Recording };

/** espeak-ng (GPL-3.0) as WebAssembly, with its voices in the package: it runs at build only and needs no network. */
export async function openSynthesiser(): Promise<Synthesiser> {
  const { eSpeakNGWorker } = await openEspeak();
  const worker = new eSpeakNGWorker();
  return {
    say(text, locale) {
      if (worker.set_voice(VOICES[locale]) !== 0) throw new Error(`espeak-ng has no voice ${VOICES[locale]}`);
      worker.set_rate(RATE);
      const chunks: Int16Array[] = [];
      worker.synthesize(text, (audio) => {
        // The buffer belongs to the synthesiser and is used again.
        if (audio) chunks.push(new Int16Array(audio.slice(0)));
        return 0;
      });
      return { samples: joined(chunks), sampleRate: worker.samplerate };
    },
  };
}

function joined(chunks: readonly Int16Array[]): Float32Array {
  const samples = new Float32Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    for (const sample of chunk) {
      samples[at] = sample / 32_768;
      at += 1;
    }
  }
  return samples;
}
