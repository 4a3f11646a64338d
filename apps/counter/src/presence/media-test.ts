import type { MediaChoice, PresenceCommand, PresenceReport } from '@loket/contract';
import { type ChirpHeard, chirp, chirpHeard, echoVerdict } from './echo-facts.ts';
import { WANTED } from './local-media.ts';
import { AS_IT_IS, LONGEST_LOOK_MS, LOOK_EVERY_MS } from './media-look.ts';
import { type Asked, type OpenedMedia, openMedia } from './opened-media.ts';
import { PictureJudge, type PictureVerdict } from './picture-facts.ts';
import { playSamples, playTone, recordSamples, TONE_HERTZ } from './played-sound.ts';
import { meterLevel, soundFacts } from './sound-facts.ts';
import { pictureSense, soundSense } from './stream-senses.ts';

type Command = Extract<PresenceCommand, { command: 'test_media' }>;
type Measured = { pass: boolean; detail: string };

export type MediaTestParts = {
  media: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;
  choice: () => MediaChoice;
  report: (report: PresenceReport) => void;
  /** Draws a camera's picture while it is measured; null takes it away. */
  showPicture: (stream: MediaStream | null) => void;
};

/** As the screen has words for it. */
const NO_PICTURE = 'error';
const MEASURED_MS = 2_000;
const LEVEL_EVERY_MS = 200;
const RECORDED_MS = 3_000;
/** The chirp, and the longest way that it takes through a speaker, a room and a canceller. */
const ECHO_HEARD_MS = 1_000;
const ECHO_RATE_HERTZ = 16_000;

/** Each device is opened, measured and closed again. Nothing of it is kept or sent. */
export const mediaTest =
  (parts: MediaTestParts) =>
  async ({ test, device }: Command): Promise<void> => {
    const measured = await measure(parts, device, test).catch((error: unknown) => ({
      pass: false,
      detail: error instanceof Error ? error.name : 'unknown',
    }));
    parts.report({
      report: 'media_tested',
      test,
      pass: measured.pass,
      detail: measured.detail.slice(0, 120),
    });
  };

function measure(parts: MediaTestParts, device: Command['device'], test: string): Promise<Measured> {
  switch (device) {
    case 'camera':
      return withDevices(parts, { video: WANTED.video }, (opened) => measurePicture(parts, opened.stream));
    case 'microphone':
      return withDevices(parts, { audio: AS_IT_IS.audio }, (opened) => measureSound(parts, opened, test));
    case 'speaker':
      return withDevices(parts, {}, async ({ speaker, speakerId }) =>
        speaker.state === 'ready'
          ? { pass: await playTone(speakerId), detail: `${TONE_HERTZ} Hz` }
          : missing(speaker),
      );
    case 'echo':
      return measureEcho(parts);
    case 'record_and_play':
      return withDevices(parts, { audio: AS_IT_IS.audio }, (opened) => recordAndPlay(parts, opened, test));
  }
}

async function withDevices(
  { media, choice }: MediaTestParts,
  asked: Asked,
  use: (opened: OpenedMedia) => Promise<Measured>,
): Promise<Measured> {
  const opened = await openMedia(media, choice(), asked);
  try {
    if (asked.video && opened.camera.state !== 'ready') return missing(opened.camera);
    if (asked.audio && opened.microphone.state !== 'ready') return missing(opened.microphone);
    return await use(opened);
  } finally {
    for (const track of opened.stream?.getTracks() ?? []) track.stop();
  }
}

/** Why a device can't be measured, as its state and the name or the error that goes with it. */
function missing(status: OpenedMedia['camera']): Measured {
  const why = 'detail' in status && status.detail ? status.detail : status.state;
  return { pass: false, detail: why };
}

async function measurePicture(parts: MediaTestParts, stream: MediaStream | null): Promise<Measured> {
  if (!stream) return { pass: false, detail: NO_PICTURE };
  parts.showPicture(stream);
  const sense = pictureSense(stream);
  try {
    // Counted after the first second: until then a camera looks for its exposure.
    await pause(MEASURED_MS / 2);
    const framesBefore = sense.framesSeen();
    const begunAt = performance.now();
    const judge = new PictureJudge(begunAt);
    let measuredMs = 0;
    let verdict: PictureVerdict | null = null;
    while (measuredMs < MEASURED_MS || (verdict === null && measuredMs < LONGEST_LOOK_MS)) {
      await pause(LOOK_EVERY_MS);
      const frame = sense.look();
      if (frame) judge.see(frame, performance.now());
      measuredMs = performance.now() - begunAt;
      verdict = judge.verdict(performance.now());
    }
    const size = sense.size();
    if (verdict === 'black' || verdict === 'frozen') return { pass: false, detail: verdict };
    if (verdict !== 'good' || !size) return { pass: false, detail: NO_PICTURE };
    const framesPerSecond = Math.round(((sense.framesSeen() - framesBefore) * 1_000) / measuredMs);
    return { pass: true, detail: `${size.widthPx}x${size.heightPx}, ${framesPerSecond} fps` };
  } finally {
    parts.showPicture(null);
    await sense.close();
  }
}

/** Loudest half second of two, with a meter meanwhile. */
async function measureSound(parts: MediaTestParts, opened: OpenedMedia, test: string): Promise<Measured> {
  if (!opened.stream) return { pass: false, detail: 'silent' };
  const sense = soundSense(opened.stream);
  try {
    let loudest = -Infinity;
    let heard = false;
    for (let waitedMs = 0; waitedMs < MEASURED_MS; waitedMs += LEVEL_EVERY_MS) {
      await pause(LEVEL_EVERY_MS);
      const facts = sense.listen();
      heard ||= !facts.zeros;
      loudest = Math.max(loudest, facts.rmsDbfs);
      tellLevel(parts, test, facts);
    }
    return heard ? { pass: true, detail: `${Math.round(loudest)} dBFS` } : { pass: false, detail: 'silent' };
  } finally {
    await sense.close();
  }
}

function tellLevel({ report }: MediaTestParts, test: string, facts: ReturnType<typeof soundFacts>): void {
  const { peakDbfs, rmsDbfs } = facts;
  report({ report: 'media_level', test, level: meterLevel(facts), peakDbfs, rmsDbfs });
}

/**
 * The same chirp twice: once as the microphone hears it, which shows that the speaker reaches it, once as in a call,
 * which shows what the inspector would hear of the own voice.
 */
async function measureEcho(parts: MediaTestParts): Promise<Measured> {
  const direct = await echoOf(parts, AS_IT_IS.audio);
  const left = await echoOf(parts, WANTED.audio);
  if (typeof direct === 'string' || typeof left === 'string')
    return { pass: false, detail: typeof direct === 'string' ? direct : String(left) };
  return echoVerdict(direct, left);
}

/** How much of the chirp was heard, or why that could not be measured. */
async function echoOf(parts: MediaTestParts, audio: MediaTrackConstraints): Promise<ChirpHeard | string> {
  let measured: ChirpHeard | null = null;
  const { detail } = await withDevices(parts, { audio }, async ({ stream, speaker, speakerId }) => {
    if (speaker.state !== 'ready') return missing(speaker);
    if (!stream) return { pass: false, detail: 'silent' };
    const played = chirp(ECHO_RATE_HERTZ);
    const recording = recordSamples(stream, ECHO_RATE_HERTZ, ECHO_HEARD_MS);
    await playSamples(played.samples, ECHO_RATE_HERTZ, speakerId);
    measured = chirpHeard(await recording, played);
    return { pass: true, detail: '' };
  });
  return measured ?? detail;
}

async function recordAndPlay(parts: MediaTestParts, opened: OpenedMedia, test: string): Promise<Measured> {
  const { stream, speaker, speakerId } = opened;
  if (speaker.state !== 'ready') return missing(speaker);
  if (!stream) return { pass: false, detail: 'silent' };
  const sense = soundSense(stream);
  const meter = setInterval(() => tellLevel(parts, test, sense.listen()), LEVEL_EVERY_MS);
  const samples = await recordSamples(stream, ECHO_RATE_HERTZ, RECORDED_MS).finally(() => {
    clearInterval(meter);
    void sense.close();
  });
  const facts = soundFacts(samples);
  if (facts.zeros) return { pass: false, detail: 'silent' };
  await playSamples(samples, ECHO_RATE_HERTZ, speakerId);
  samples.fill(0);
  return { pass: true, detail: `${Math.round(facts.rmsDbfs)} dBFS` };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
