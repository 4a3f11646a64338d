import type { MediaChoice, MediaDeviceStatus } from '@loket/contract';
import { type Found, findDevice, type Listed, listedStatus, named } from './media-choice.ts';

type Media = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;

/** What could be opened, and of each device what there is to say. `speakerId`: where sound goes; '' is the system's. */
export type OpenedMedia = {
  /** Null when neither camera nor microphone could be opened. */
  stream: MediaStream | null;
  camera: MediaDeviceStatus;
  microphone: MediaDeviceStatus;
  speaker: MediaDeviceStatus;
  speakerId: string;
};

/** What is asked of each, whichever it is; left out, that kind stays closed. */
export type Asked = { video?: MediaTrackConstraints; audio?: MediaTrackConstraints };

/**
 * Opens the camera and the microphone that are meant. One that can't be opened does not take the other with it: a
 * conversation without a picture is still one. Of the caller is every track of the stream.
 */
export async function openMedia(media: Media, choice: MediaChoice, asked: Asked): Promise<OpenedMedia> {
  const devices = await labelledDevices(media, choice);
  const camera = findDevice(devices, 'camera', choice.camera);
  const microphone = findDevice(devices, 'microphone', choice.microphone);
  const speaker = findDevice(devices, 'speaker', choice.speaker);
  const video = exactly(asked.video, camera);
  const audio = exactly(asked.audio, microphone);
  const { tracks, failures } = await openBoth(media, video, audio);
  return {
    stream: tracks.length > 0 ? new MediaStream(tracks) : null,
    camera: statusOf(camera, tracks, 'video', failures.video),
    microphone: statusOf(microphone, tracks, 'audio', failures.audio),
    speaker: listedStatus(speaker),
    speakerId: speaker.state === 'there' ? (speaker.deviceId ?? '') : '',
  };
}

/** A name tells which device is which; a browser that hides the names tells them once something is open. */
async function labelledDevices(media: Media, choice: MediaChoice): Promise<readonly Listed[]> {
  const devices = await media.enumerateDevices().catch(() => []);
  const hidden = devices.length > 0 && devices.every(({ label }) => label === '');
  if (!hidden || Object.keys(choice).length === 0) return devices;
  const opened = await media.getUserMedia({ audio: true }).catch(() => null);
  const named = await media.enumerateDevices().catch(() => []);
  for (const track of opened?.getTracks() ?? []) track.stop();
  return named;
}

function exactly(asked: MediaTrackConstraints | undefined, found: Found): MediaTrackConstraints | null {
  if (!asked || found.state !== 'there') return null;
  return found.deviceId === null ? asked : { ...asked, deviceId: { exact: found.deviceId } };
}

type Opening = { tracks: MediaStreamTrack[]; failures: { video?: string; audio?: string } };

/** Together when both can be had, which is how they stay in step; else each by itself. */
async function openBoth(
  media: Media,
  video: MediaTrackConstraints | null,
  audio: MediaTrackConstraints | null,
): Promise<Opening> {
  if (video && audio) {
    const both = await media.getUserMedia({ video, audio }).catch(() => null);
    if (both) return { tracks: both.getTracks(), failures: {} };
  }
  const [picture, sound] = await Promise.all([
    video ? openOne(media, { video }) : null,
    audio ? openOne(media, { audio }) : null,
  ]);
  return {
    tracks: [...(picture?.tracks ?? []), ...(sound?.tracks ?? [])],
    failures: {
      ...(picture?.failure !== undefined && { video: picture.failure }),
      ...(sound?.failure !== undefined && { audio: sound.failure }),
    },
  };
}

async function openOne(
  media: Media,
  constraints: MediaStreamConstraints,
): Promise<{ tracks: MediaStreamTrack[]; failure?: string }> {
  try {
    return { tracks: (await media.getUserMedia(constraints)).getTracks() };
  } catch (error) {
    return { tracks: [], failure: error instanceof Error ? error.name : 'unknown' };
  }
}

/** Opened by its track's name; listed and not to be opened is an error; not listed is absent. */
function statusOf(
  found: Found,
  tracks: readonly MediaStreamTrack[],
  kind: 'video' | 'audio',
  failure: string | undefined,
): MediaDeviceStatus {
  if (found.state === 'absent') return { state: 'absent', ...named(found.name) };
  const track = tracks.find((one) => one.kind === kind);
  const name = named(track?.label || (found.state === 'there' ? found.name : undefined));
  if (track) return { state: 'ready', ...name };
  if (failure === 'NotFoundError') return { state: 'absent', ...name };
  return { state: 'error', detail: (failure ?? 'not opened').slice(0, 120), ...name };
}
