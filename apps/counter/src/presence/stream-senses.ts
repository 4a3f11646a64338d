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

/** Watches a stream's picture without showing it. The stream stays its owner's. */
export function pictureSense(stream: MediaStream): PictureSense {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  void video.play().catch(() => {});
  const small = pen(SMALL);
  const crop = pen(CROP);
  let frames = 0;
  let looked = 0;
  let open = true;
  const count = () => {
    frames += 1;
    if (open) video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  return {
    look() {
      if (frames === looked || video.videoWidth === 0) return null;
      looked = frames;
      const { videoWidth, videoHeight } = video;
      small.drawImage(video, 0, 0, SMALL.width, SMALL.height);
      crop.drawImage(video, (CROP.width - videoWidth) / 2, (CROP.height - videoHeight) / 2);
      return frameFacts(pixelsOf(small, SMALL), pixelsOf(crop, CROP));
    },
    size: () => (video.videoWidth === 0 ? null : { widthPx: video.videoWidth, heightPx: video.videoHeight }),
    framesSeen: () => frames,
    close() {
      open = false;
      video.srcObject = null;
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
