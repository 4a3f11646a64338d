import type { PresenceCommand, PresenceReport } from '@loket/contract';
import { WANTED } from './local-media.ts';

type Command = Extract<PresenceCommand, { command: 'test_media' }>;
type Measured = { pass: boolean; detail: string };
type Media = Pick<MediaDevices, 'getUserMedia'>;

const MEASURED_MS = 2_000;
/** Below this a picture is a lens cap: mean of 0 to 255. */
const DARKEST = 8;
/** A room that nobody speaks in still hums; an unplugged microphone gives nothing but zeroes. */
const QUIETEST_RMS = 0.000_05;
const TONE_HERTZ = 440;

/** Each device is opened, measured and closed again. Nothing of it is kept or sent. */
export const mediaTest =
  (media: Media, report: (report: PresenceReport) => void) =>
  async ({ test, device }: Command): Promise<void> => {
    const { pass, detail } = await measure(media, device).catch((error: unknown) => ({
      pass: false,
      detail: error instanceof Error ? error.name : 'unknown',
    }));
    report({ report: 'media_tested', test, pass, detail: detail.slice(0, 120) });
  };

function measure(media: Media, device: Command['device']): Promise<Measured> {
  switch (device) {
    case 'camera':
      return withStream(media, { video: WANTED.video ?? true }, measurePicture);
    case 'microphone':
      return withStream(media, { audio: WANTED.audio ?? true }, measureSound);
    case 'speaker':
      return playTone();
  }
}

async function withStream(
  media: Media,
  constraints: MediaStreamConstraints,
  use: (stream: MediaStream) => Promise<Measured>,
): Promise<Measured> {
  const stream = await media.getUserMedia(constraints);
  try {
    return await use(stream);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function measurePicture(stream: MediaStream): Promise<Measured> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  let frames = 0;
  const count = () => {
    frames += 1;
    video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  await pause(MEASURED_MS);
  const { videoWidth, videoHeight } = video;
  const light = meanLight(video);
  video.srcObject = null;
  const framesPerSecond = Math.round((frames * 1_000) / MEASURED_MS);
  if (frames < 2) return { pass: false, detail: 'no picture' };
  if (light < DARKEST) return { pass: false, detail: 'dark picture' };
  return { pass: true, detail: `${videoWidth}x${videoHeight} ${framesPerSecond} fps` };
}

function meanLight(video: HTMLVideoElement): number {
  const canvas = new OffscreenCanvas(32, 18);
  const pen = canvas.getContext('2d');
  if (!pen) return 0;
  pen.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4)
    sum += ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
  return (sum * 4) / data.length;
}

async function measureSound(stream: MediaStream): Promise<Measured> {
  const context = new AudioContext();
  try {
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let loudest = 0;
    for (let waitedMs = 0; waitedMs < MEASURED_MS; waitedMs += 50) {
      await pause(50);
      analyser.getFloatTimeDomainData(samples);
      loudest = Math.max(
        loudest,
        Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length),
      );
    }
    if (loudest < QUIETEST_RMS) return { pass: false, detail: 'silence' };
    return { pass: true, detail: `${Math.round(20 * Math.log10(loudest))} dBFS` };
  } finally {
    await context.close();
  }
}

/** A second and a half, rising and falling so that it does not click. */
async function playTone(): Promise<Measured> {
  const context = new AudioContext();
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
    return { pass: context.state === 'running', detail: `${TONE_HERTZ} Hz` };
  } finally {
    await context.close();
  }
}
