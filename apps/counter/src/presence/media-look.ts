import type { MediaDeviceStatus } from '@loket/contract';
import { named } from './media-choice.ts';
import type { OpenedMedia } from './opened-media.ts';
import { PictureJudge, type PictureVerdict } from './picture-facts.ts';
import { SoundJudge, type SoundVerdict } from './sound-facts.ts';
import { pictureSense, soundSense } from './stream-senses.ts';

export const LOOK_EVERY_MS = 250;
/** By then every verdict is known. */
export const LONGEST_LOOK_MS = 9_000;
const SILENT_AFTER_MS = 2_000;

/** As the microphone gives it: suppression could make the hum of a quiet room the zeros of a dead one. */
export const AS_IT_IS = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
} as const;

export type Looked = Pick<OpenedMedia, 'camera' | 'microphone' | 'speaker'>;

/**
 * Looks at what camera and microphone give until that is known, half a second when all is well. Every track is
 * stopped before it answers, whatever happens; nothing is kept.
 * @param signal aborted: it ends at once, and answers null
 */
export async function lookAt(opened: OpenedMedia, signal: AbortSignal): Promise<Looked | null> {
  const { stream, camera, microphone, speaker } = opened;
  try {
    const seen = await watchAndListen(stream, signal);
    if (seen === null) return null;
    return {
      camera: afterLook(camera, cameraWords[seen.picture ?? 'none']),
      microphone: afterLook(microphone, microphoneWords[seen.sound ?? 'silent']),
      speaker,
    };
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}

type Seen = { picture: PictureVerdict | null; sound: SoundVerdict | null };

async function watchAndListen(stream: MediaStream | null, signal: AbortSignal): Promise<Seen | null> {
  if (!stream) return signal.aborted ? null : { picture: null, sound: null };
  const begunAt = performance.now();
  const picture = stream.getVideoTracks().length > 0 ? pictureSense(stream) : null;
  const sound = stream.getAudioTracks().length > 0 ? soundSense(stream) : null;
  const pictures = new PictureJudge(begunAt);
  const sounds = new SoundJudge(SILENT_AFTER_MS, begunAt);
  const seen: Seen = { picture: null, sound: null };
  try {
    while (performance.now() - begunAt < LONGEST_LOOK_MS) {
      await pause(LOOK_EVERY_MS, signal);
      if (signal.aborted) return null;
      const now = performance.now();
      const frame = picture?.look();
      if (frame) pictures.see(frame, now);
      if (sound) sounds.hear(sound.listen(), now);
      seen.picture = pictures.verdict(now);
      seen.sound = sounds.verdict(now);
      if ((!picture || seen.picture) && (!sound || seen.sound)) break;
    }
    return seen;
  } finally {
    void sound?.close();
    await picture?.close();
  }
}

type Bad = 'black' | 'frozen' | 'silent' | 'no picture';

export const cameraWords = {
  good: null,
  black: 'black',
  frozen: 'frozen',
  none: 'no picture',
} as const satisfies Record<PictureVerdict, Bad | null>;

export const microphoneWords = { good: null, silent: 'silent' } as const satisfies Record<
  SoundVerdict,
  Bad | null
>;

/** What is wrong with a device that is open; one that could not be opened stays what it is. */
export function afterLook(status: MediaDeviceStatus, bad: Bad | null): MediaDeviceStatus {
  if (status.state === 'absent' || status.state === 'error') return status;
  const name = named(status.name);
  if (bad === null) return { state: 'ready', ...name };
  return bad === 'no picture' ? { state: 'error', detail: bad, ...name } : { state: bad, ...name };
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
