import { type FrameFacts, frameFacts } from './picture-facts.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

/** The whole frame, small: enough for how light it is. */
const SMALL = { width: 32, height: 18 } as const;
/** From the middle, in the picture's own pixels. */
const CROP = { width: 320, height: 180 } as const;
/** More than half a second at 48 kHz: looked at twice a second nothing is missed. */
const WINDOW_SAMPLES = 32_768;

export type PictureSense = {
  /** The newest frame, or null when none came since the last question. */
  look(): FrameFacts | null;
  /** In the picture's own pixels; null before the first frame. */
  size(): { widthPx: number; heightPx: number } | null;
  framesSeen(): number;
  close(): void;
};

/** Chromium's face of mediacapture-transform; TypeScript knows it in workers only. */
declare const MediaStreamTrackProcessor: new (options: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => { readonly readable: ReadableStream<VideoFrame> };

/**
 * Watches a stream's picture without showing it, frame by frame as the camera gives them: a page that is not on the
 * screen draws nothing, and a video element in it would never tell of a frame. The stream stays its owner's.
 */
export function pictureSense(stream: MediaStream): PictureSense {
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('a stream without a picture');
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
  const small = pen(SMALL);
  const crop = pen(CROP);
  let newest: VideoFrame | null = null;
  let frames = 0;
  let looked = 0;
  let open = true;
  const read = async () => {
    while (open) {
      const { value } = await reader.read();
      if (!value) return;
      newest?.close();
      newest = value;
      frames += 1;
    }
    newest?.close();
  };
  void read().catch(() => {});
  return {
    look() {
      if (frames === looked || !newest) return null;
      looked = frames;
      const { displayWidth, displayHeight } = newest;
      small.drawImage(newest, 0, 0, SMALL.width, SMALL.height);
      crop.drawImage(newest, (CROP.width - displayWidth) / 2, (CROP.height - displayHeight) / 2);
      return frameFacts(pixelsOf(small, SMALL), pixelsOf(crop, CROP));
    },
    size: () => newest && { widthPx: newest.displayWidth, heightPx: newest.displayHeight },
    framesSeen: () => frames,
    close() {
      open = false;
      newest?.close();
      newest = null;
      void reader.cancel().catch(() => {});
    },
  };
}

function pen({ width, height }: { width: number; height: number }): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
}

const pixelsOf = (
  context: OffscreenCanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
) => context.getImageData(0, 0, width, height).data;

export type SoundSense = {
  /** What was heard in the last half of a second. */
  listen(): SoundFacts;
  close(): Promise<void>;
};

/** Listens to a stream without playing it; needs no speaker. The stream stays its owner's. */
export function soundSense(stream: MediaStream): SoundSense {
  const context = silentContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = WINDOW_SAMPLES;
  context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(analyser);
  const samples = new Float32Array(WINDOW_SAMPLES);
  return {
    listen() {
      analyser.getFloatTimeDomainData(samples);
      return soundFacts(samples);
    },
    close: () => context.close(),
  };
}

/** A context that plays nowhere runs also where no speaker is plugged in. */
function silentContext(): AudioContext {
  const options: AudioContextOptions & { sinkId: { type: 'none' } } = { sinkId: { type: 'none' } };
  return new AudioContext(options);
}
