import { err, MAX_STILL_BYTES, ok, type Result, type StillFailure } from '@loket/contract';

export type Still = { jpeg: string; widthPx: number; heightPx: number };

export type TakeStill = (
  callStream: MediaStream | null,
  deviceLabel: string | undefined,
) => Promise<Result<Still, StillFailure>>;

type Media = Pick<MediaDevices, 'enumerateDevices' | 'getUserMedia'>;

/** As much as a document camera has; the browser gives the nearest. */
const LARGEST = { width: { ideal: 4_096 }, height: { ideal: 3_072 } } as const;
/** A camera that was opened just now finds its exposure in the first frames. */
const FRAMES_TO_SETTLE = 8;
const FRAME_LIMIT_MS = 5_000;
/** Tried in turn until the picture is small enough. */
const QUALITIES = [0.92, 0.8, 0.65, 0.45] as const;

/**
 * Which camera takes the still: the one whose name holds the label, else any that is not the call's, else the call's.
 * @returns null when there is none, or none with that name
 */
export function documentCamera(
  devices: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[],
  callDeviceId: string | undefined,
  deviceLabel: string | undefined,
): string | null {
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  if (deviceLabel !== undefined) {
    const wanted = deviceLabel.toLowerCase();
    return cameras.find(({ label }) => label.toLowerCase().includes(wanted))?.deviceId ?? null;
  }
  const other = cameras.find(({ deviceId }) => deviceId !== callDeviceId) ?? cameras[0];
  return other?.deviceId ?? null;
}

/** Takes a still of the document camera. The camera is closed again at once, unless it is the call's. */
export const takeStillFrom =
  (media: Media): TakeStill =>
  async (callStream, deviceLabel) => {
    const callTrack = callStream?.getVideoTracks()[0];
    const callDeviceId = callTrack?.getSettings().deviceId;
    const devices = await media.enumerateDevices().catch(() => []);
    const deviceId = documentCamera(devices, callDeviceId, deviceLabel);
    if (deviceId === null) return err('no_camera');
    const shared = callTrack !== undefined && deviceId === callDeviceId;
    try {
      const stream = shared
        ? new MediaStream([callTrack])
        : await media.getUserMedia({ video: { deviceId: { exact: deviceId }, ...LARGEST } });
      try {
        return await stillOf(stream, shared ? 1 : FRAMES_TO_SETTLE);
      } finally {
        if (!shared) for (const track of stream.getTracks()) track.stop();
      }
    } catch (error) {
      return err(failureOf(error));
    }
  };

function failureOf(error: unknown): StillFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no_camera' : 'busy';
}

async function stillOf(stream: MediaStream, frames: number): Promise<Result<Still, StillFailure>> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  try {
    await video.play();
    if (!(await framesShown(video, frames))) return err('no_frame');
    return await asJpeg(video);
  } finally {
    video.srcObject = null;
  }
}

function framesShown(video: HTMLVideoElement, frames: number): Promise<boolean> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(false), FRAME_LIMIT_MS);
    let seen = 0;
    const next = () => {
      seen += 1;
      if (seen < frames) return video.requestVideoFrameCallback(next);
      clearTimeout(limit);
      return resolve(true);
    };
    video.requestVideoFrameCallback(next);
  });
}

async function asJpeg(video: HTMLVideoElement): Promise<Result<Still, StillFailure>> {
  const { videoWidth: widthPx, videoHeight: heightPx } = video;
  const canvas = new OffscreenCanvas(Math.max(1, widthPx), Math.max(1, heightPx));
  const pen = canvas.getContext('2d');
  if (!pen || widthPx === 0) return err('no_frame');
  pen.drawImage(video, 0, 0);
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= MAX_STILL_BYTES) return ok({ jpeg: await base64Of(blob), widthPx, heightPx });
  }
  return err('too_large');
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}
