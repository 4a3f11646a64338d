export const TONE_HERTZ = 440;

/** Where a sound is played: '' is the system's speaker. */
function contextAt(speakerId: string, sampleRate?: number): AudioContext {
  const options: AudioContextOptions & { sinkId?: string } = {
    ...(sampleRate !== undefined && { sampleRate }),
    ...(speakerId !== '' && { sinkId: speakerId }),
  };
  return new AudioContext(options);
}

/** A second and a half, rising and falling so that it does not click. @returns whether it was really played */
export async function playTone(speakerId: string): Promise<boolean> {
  const context = contextAt(speakerId);
  try {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = TONE_HERTZ;
    const { currentTime } = context;
    volume.gain.setValueAtTime(0, currentTime);
    volume.gain.linearRampToValueAtTime(0.5, currentTime + 0.1);
    volume.gain.setValueAtTime(0.5, currentTime + 1.4);
    volume.gain.linearRampToValueAtTime(0, currentTime + 1.5);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(currentTime + 1.5);
    await pause(1_600);
    return context.state === 'running';
  } finally {
    await context.close();
  }
}

/** Resolves when the last sample was given to the speaker. */
export async function playSamples(
  samples: Float32Array<ArrayBuffer>,
  sampleRate: number,
  speakerId: string,
): Promise<void> {
  const context = contextAt(speakerId, sampleRate);
  try {
    const buffer = context.createBuffer(1, samples.length, sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    source.start();
    await pause((samples.length / sampleRate) * 1_000 + 100);
    buffer.copyToChannel(new Float32Array(samples.length), 0);
  } finally {
    await context.close();
  }
}

/** The stream's sound for so long, one channel at this rate, in memory only. */
export async function recordSamples(
  stream: MediaStream,
  sampleRate: number,
  durationMs: number,
): Promise<Float32Array<ArrayBuffer>> {
  const context = new AudioContext({ sampleRate });
  const wanted = Math.round((durationMs * sampleRate) / 1_000);
  const samples = new Float32Array(wanted);
  let filled = 0;
  try {
    const source = context.createMediaStreamSource(new MediaStream(stream.getAudioTracks()));
    // An audio worklet would need a script of its own under the page's policy; for a test of seconds this is enough.
    const tap = context.createScriptProcessor(1_024, 1, 1);
    const done = new Promise<void>((resolve) => {
      tap.onaudioprocess = ({ inputBuffer }) => {
        const part = inputBuffer.getChannelData(0).subarray(0, wanted - filled);
        samples.set(part, filled);
        filled += part.length;
        if (filled >= wanted) resolve();
      };
    });
    source.connect(tap).connect(context.destination);
    await Promise.race([done, pause(durationMs + 2_000)]);
    tap.onaudioprocess = null;
    return samples;
  } finally {
    await context.close();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
