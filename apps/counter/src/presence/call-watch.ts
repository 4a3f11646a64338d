import type { LocalStatus } from './local-media.ts';
import { afterLook, cameraWords, microphoneWords } from './media-look.ts';
import { PictureJudge } from './picture-facts.ts';
import { SoundJudge } from './sound-facts.ts';
import { pictureSense, soundSense } from './stream-senses.ts';

const LOOK_EVERY_MS = 500;
/** In a call noise suppression is on, which can leave nothing of a quiet room for a while. */
const SILENT_AFTER_MS = 10_000;

/**
 * Watches what the counter itself sends in a call, and tells when that turns black, stands still or falls silent, and
 * when it is well again. The call goes on in any case.
 * @returns the way to stop
 */
export function watchCall(
  stream: MediaStream,
  opened: LocalStatus,
  onStatus: (status: LocalStatus) => void,
): () => void {
  const begunAt = performance.now();
  const picture = stream.getVideoTracks().length > 0 ? pictureSense(stream) : null;
  const sound = stream.getAudioTracks().length > 0 ? soundSense(stream) : null;
  const pictures = new PictureJudge(begunAt);
  const sounds = new SoundJudge(SILENT_AFTER_MS, begunAt);
  let status = opened;
  const timer = setInterval(() => {
    const now = performance.now();
    const frame = picture?.look();
    if (frame) pictures.see(frame, now);
    if (sound) sounds.hear(sound.listen(), now);
    const seen = picture ? pictures.verdict(now) : null;
    const heard = sound ? sounds.verdict(now) : null;
    const next = {
      camera: seen ? afterLook(opened.camera, cameraWords[seen]) : status.camera,
      microphone: heard ? afterLook(opened.microphone, microphoneWords[heard]) : status.microphone,
    };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    onStatus(next);
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    void picture?.close();
    void sound?.close();
  };
}
