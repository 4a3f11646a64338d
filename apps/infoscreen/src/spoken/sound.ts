import type { Locale, ScreenCall } from '@loket/contract';
import { chime } from './chime.ts';
import { type SpokenPiece, spokenCall } from './clips.ts';

/** Decoded clips that are kept: enough for a day's letters and numbers of one site in every language. */
const MOST_KEPT = 120;
const AFTER_CHIME_S = 0.25;

export type SoundState = 'on' | 'off';

/** The screen's voice: a chime, then the number out of clips that ship with the app. */
export class Sound {
  readonly #context: AudioContext;
  readonly #base: string;
  readonly #kept = new Map<string, AudioBuffer>();

  constructor(base: string, onState: (state: SoundState) => void) {
    this.#base = base;
    this.#context = new AudioContext();
    const tell = () => onState(this.#context.state === 'running' ? 'on' : 'off');
    this.#context.addEventListener('statechange', tell);
    tell();
  }

  /** After a touch: browsers keep a page silent until somebody touched it, unless the kiosk allows it. */
  async unlock(): Promise<void> {
    await this.#context.resume();
  }

  close(): void {
    void this.#context.close();
  }

  /** Resolves when it is quiet again. While the sound is off it does nothing: a late chime confuses. */
  async announce(call: ScreenCall): Promise<void> {
    if (this.#context.state !== 'running') return;
    const loading = this.#load(spokenCall(call.number, call.counterLabel, call.locale), call.locale);
    const chimeEndsAt = chime(this.#context, this.#context.currentTime + 0.05);
    const words = await loading;
    await this.#play(words, Math.max(chimeEndsAt, this.#context.currentTime) + AFTER_CHIME_S);
  }

  async #load(pieces: readonly SpokenPiece[], locale: Locale): Promise<(AudioBuffer | number)[]> {
    return Promise.all(
      pieces.map((piece) =>
        'pauseMs' in piece ? piece.pauseMs / 1_000 : this.#clip(`spoken/${locale}/${piece.clip}.mp3`),
      ),
    );
  }

  async #clip(path: string): Promise<AudioBuffer> {
    const kept = this.#kept.get(path);
    if (kept) return kept;
    const answer = await fetch(`${this.#base}generated/${path}`);
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    const buffer = await this.#context.decodeAudioData(await answer.arrayBuffer());
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MOST_KEPT) this.#kept.delete(oldest);
    this.#kept.set(path, buffer);
    return buffer;
  }

  #play(words: readonly (AudioBuffer | number)[], startsAt: number): Promise<void> {
    let at = startsAt;
    let last: AudioBufferSourceNode | undefined;
    for (const word of words) {
      if (typeof word === 'number') {
        at += word;
        continue;
      }
      last = this.#context.createBufferSource();
      last.buffer = word;
      last.connect(this.#context.destination);
      last.start(at);
      at += word.duration;
    }
    return new Promise((resolve) => {
      if (last) last.addEventListener('ended', () => resolve());
      else resolve();
    });
  }
}
