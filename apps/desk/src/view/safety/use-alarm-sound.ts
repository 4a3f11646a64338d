import { useEffect, useState } from 'react';

/** Two tones, then silence, again and again: heard across a room and unlike a telephone. */
const TONES_HZ = [740, 988] as const;
const TONE_SECONDS = 0.35;
const EVERY_MS = 2_000;

/**
 * Rings while `on`. A browser lets a page sound only after a key or a touch: until then it is `blocked`, and the first
 * key anywhere lets it ring.
 */
export function useAlarmSound(on: boolean): 'silent' | 'ringing' | 'blocked' {
  const [state, setState] = useState<'silent' | 'ringing' | 'blocked'>('silent');
  useEffect(() => {
    if (!on || typeof AudioContext === 'undefined') return;
    const audio = new AudioContext();
    const ring = () => {
      setState(audio.state === 'running' ? 'ringing' : 'blocked');
      if (audio.state === 'running') soundOnce(audio);
    };
    const gesture = () => void audio.resume().then(ring);
    void audio.resume().then(ring);
    ring();
    const timer = setInterval(ring, EVERY_MS);
    addEventListener('keydown', gesture, { once: true });
    addEventListener('pointerdown', gesture, { once: true });
    return () => {
      clearInterval(timer);
      removeEventListener('keydown', gesture);
      removeEventListener('pointerdown', gesture);
      setState('silent');
      void audio.close();
    };
  }, [on]);
  return state;
}

function soundOnce(audio: AudioContext): void {
  for (const [index, frequency] of TONES_HZ.entries()) {
    const start = audio.currentTime + index * TONE_SECONDS;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.25, start + 0.02);
    volume.gain.linearRampToValueAtTime(0, start + TONE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + TONE_SECONDS);
  }
}
