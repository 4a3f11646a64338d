import type { MediaDeviceStatus } from '@loket/contract';
import type { Asked, OpenedMedia } from './opened-media.ts';

/** What is asked of camera and microphone: a face at 720p, and a room without its own echo. */
export const WANTED = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
} as const satisfies Asked;

export type LocalMedia = {
  /** Opens camera and microphone unless they are open. From *Ik ben er* on, never before. */
  open(): void;
  /** Opens again what was unplugged and came back. */
  reopenIfLost(): void;
  /** Stops every track: lamps go out. */
  close(): void;
};

export type LocalStatus = { camera: MediaDeviceStatus; microphone: MediaDeviceStatus };

type Wishes = {
  open: () => Promise<OpenedMedia>;
  /** The stream to send, or null when there is none. */
  onStream: (stream: MediaStream | null) => void;
  /** After each opening, and when a device goes in the middle. */
  onStatus: (status: LocalStatus) => void;
};

const liveTracks = (stream: MediaStream | null) =>
  stream?.getTracks().filter(({ readyState }) => readyState === 'live') ?? [];

/** Owns the counter's camera and microphone. Closing wins over an opening that is still under way. */
export function localMedia({ open: openDevices, onStream, onStatus }: Wishes): LocalMedia {
  let wanted = false;
  let opening = false;
  let stream: MediaStream | null = null;
  let status: LocalStatus | null = null;

  const tell = (next: LocalStatus) => {
    status = next;
    onStatus(next);
  };

  const stop = (stopped: MediaStream | null) => {
    for (const track of stopped?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
  };

  const onEnded = (kind: string) => {
    if (!status) return;
    const device = kind === 'video' ? 'camera' : 'microphone';
    const { name } = status[device];
    tell({ ...status, [device]: { state: 'absent', ...(name && { name }) } });
  };

  const adopt = ({ stream: opened, camera, microphone }: OpenedMedia) => {
    // One device came and the other is still away: what runs is not torn down for that.
    if (liveTracks(stream).length >= liveTracks(opened).length && liveTracks(stream).length > 0) {
      stop(opened);
      return;
    }
    stop(stream);
    stream = opened;
    for (const track of opened?.getTracks() ?? []) track.onended = () => onEnded(track.kind);
    if (opened) onStream(opened);
    tell({ camera, microphone });
  };

  const open = async () => {
    if (opening || liveTracks(stream).length === 2) return;
    opening = true;
    try {
      const opened = await openDevices();
      if (wanted) adopt(opened);
      else stop(opened.stream);
    } finally {
      opening = false;
    }
  };

  return {
    open() {
      wanted = true;
      void open();
    },
    reopenIfLost() {
      if (wanted) void open();
    },
    close() {
      wanted = false;
      stop(stream);
      stream = null;
      status = null;
      onStream(null);
    },
  };
}
