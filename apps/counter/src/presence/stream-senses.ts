import { type FrameFacts, frameFacts } from './picture-facts.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

/** The whole frame, small: enough for how light it is. */
const SMALL = { width: 32, height: 18 } as const;
/** From the middle, in the picture's own pixels. */
const CROP = { width: 320, height: 180 } as const;
/** More than half a second at 48 kHz: looked at twice a second nothing is missed. */
const WINDOW_SAMPLES = 32_768;

/** How long the end waits for the frame that is on its way; a camera that gives none has none on its way. */
const LAST_FRAME_MS = 500;

export type PictureSense = {
  /** A frame that came since the last question, or null when none came. */
  look(): FrameFacts | null;
  /** In the picture's own pixels; null before the first frame. */
  size(): { widthPx: number; heightPx: number } | null;
  framesSeen(): number;
  /** Ends when nothing of the camera is held any more: with its next frame, half a second at most. */
  close(): Promise<void>;
};

/** Chromium's face of mediacapture-transform; TypeScript knows it in workers only. */
declare const MediaStreamTrackProcessor: new (options: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => { readonly readable: ReadableStream<VideoFrame> };

/**
 * Watches a stream's picture without showing it, frame by frame as the camera gives them: a page that is not on the
 * screen draws nothing, and a video element in it would never tell of a frame. The stream stays its owner's.
 *
 * Chromium lets a page hold two frames of a camera, and gives none while they are held (its "frame limiter" for
 * MediaStreamTrackProcessor). A frame that is on its way when its reader is cancelled, or when its track is stopped,
 * reaches nobody who could close it and counts until the garbage collector comes: on a quiet counter, never. So no
 * frame is kept, and the reading ends after a frame, on a track of its own that nobody else stops.
 */
export function pictureSense(stream: MediaStream): PictureSense {
  const track = stream.getVideoTracks()[0]?.clone();
  if (!track) throw new Error('a stream without a picture');
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
  const measure = frameMeasure();
  let seen: FrameFacts | null = null;
  let size: { widthPx: number; heightPx: number } | null = null;
  let frames = 0;
  let wanted = true;
  let open = true;
  const read = async () => {
    while (open) {
      const { value: frame } = await reader.read();
      if (!frame) return;
      frames += 1;
      size = { widthPx: frame.displayWidth, heightPx: frame.displayHeight };
      if (wanted) seen = measure(frame);
      wanted = false;
      frame.close();
    }
  };
  const ended = read().catch(() => {});
  return {
    look() {
      const newest = seen;
      seen = null;
      wanted = true;
      return newest;
    },
    size: () => size,
    framesSeen: () => frames,
    async close() {
      open = false;
      await Promise.race([ended, pause(LAST_FRAME_MS)]);
      track.stop();
      await reader.cancel().catch(() => {});
    },
  };
}

function frameMeasure(): (frame: VideoFrame) => FrameFacts {
  const small = pen(SMALL);
  const crop = pen(CROP);
  return (frame) => {
    small.drawImage(frame, 0, 0, SMALL.width, SMALL.height);
    crop.drawImage(frame, (CROP.width - frame.displayWidth) / 2, (CROP.height - frame.displayHeight) / 2);
    return frameFacts(pixelsOf(small, SMALL), pixelsOf(crop, CROP));
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

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
