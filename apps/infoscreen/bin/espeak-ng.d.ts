/** What we use of the package, which has no types of its own. */
declare module '@echogarden/espeak-ng-emscripten' {
  class eSpeakNGWorker {
    readonly samplerate: number;
    /** @returns 0 when the voice exists */
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    synthesize(text: string, take: (audio: ArrayBuffer | null, events: unknown) => number): void;
  }
  export default function open(): Promise<{ eSpeakNGWorker: typeof eSpeakNGWorker }>;
}
