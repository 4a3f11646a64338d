/** What is asked of camera and microphone: a face at 720p, and a room without its own echo. */
export const WANTED: MediaStreamConstraints = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

export type LocalMedia = {
  /** Opens camera and microphone unless they are open. From *Ik ben er* on, never before. */
  open(): void;
  /** Opens again what was unplugged and came back. */
  reopenIfLost(): void;
  /** Stops every track: lamps go out. */
  close(): void;
};

type Wishes = {
  getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
  /** The stream to send, or null when there is none. */
  onStream: (stream: MediaStream | null) => void;
  /** A short name of what went wrong, such as NotAllowedError; nothing of the citizen. */
  onFailed: (detail: string) => void;
};

/** Owns the counter's camera and microphone. Closing wins over an opening that is still under way. */
export function localMedia({ getUserMedia, onStream, onFailed }: Wishes): LocalMedia {
  let wanted = false;
  let opening = false;
  let stream: MediaStream | null = null;

  const release = () => {
    for (const track of stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    stream = null;
  };

  const adopt = (opened: MediaStream) => {
    stream = opened;
    for (const track of opened.getTracks()) track.onended = () => onFailed(`${track.kind} ended`);
    onStream(opened);
  };

  const open = async () => {
    if (opening || stream) return;
    opening = true;
    try {
      const opened = await getUserMedia(WANTED);
      if (wanted) adopt(opened);
      else for (const track of opened.getTracks()) track.stop();
    } catch (error) {
      onFailed(error instanceof Error ? error.name : 'unknown');
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
      if (!wanted || stream?.getTracks().every((track) => track.readyState === 'live')) return;
      release();
      void open();
    },
    close() {
      wanted = false;
      release();
      onStream(null);
    },
  };
}
