import type { MediaChoice, MediaDeviceStatus, PresenceCommand, PresenceReport } from '@loket/contract';
import { watchCall } from './call-watch.ts';
import { deviceReport } from './devices.ts';
import { type LocalMedia, type LocalStatus, localMedia, WANTED } from './local-media.ts';
import { AS_IT_IS, lookAt } from './media-look.ts';
import { mediaTest } from './media-test.ts';
import { openMedia } from './opened-media.ts';

type Media = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

type Parts = {
  media: Media;
  report: (report: PresenceReport) => void;
  showPicture: (stream: MediaStream | null) => void;
};

export type PageMedia = {
  /** What is asked of devices outside of a call; anything else is somebody else's. */
  command(command: PresenceCommand): void;
  /** For a call: the chosen devices, watched for as long as they are open. */
  open(onStream: (stream: MediaStream | null) => void): LocalMedia;
  /** The chosen speaker, '' for the system's; told again at each change. */
  onSpeaker(listener: (speakerId: string) => void): void;
};

/** Nobody waits longer than this for a look that does not end: a conversation goes before. */
const LONGEST_CLOSING_MS = 2_000;

/** The page's camera, microphone and speaker: which are meant, what is listed, and what a look at them shows. */
export function pageMedia({ media, report, showPicture }: Parts): PageMedia {
  let choice: MediaChoice = {};
  let looking: AbortController | null = null;
  /** Ends when the last look has stopped its tracks: two who watch one camera share the few frames that it lends. */
  let looked: Promise<void> = Promise.resolve();
  let onSpeaker: (speakerId: string) => void = () => {};

  const list = async () => {
    const devices = await media.enumerateDevices().catch(() => []);
    report(deviceReport(devices, choice));
  };
  media.addEventListener('devicechange', () => void list());

  const look = (id: string) => {
    looking?.abort();
    const mine = new AbortController();
    looking = mine;
    looked = looked.then(() => lookOnce(id, mine)).catch(() => undefined);
  };

  const lookOver = () => Promise.race([looked, pause(LONGEST_CLOSING_MS)]);

  const lookOnce = async (id: string, mine: AbortController) => {
    if (mine.signal.aborted) return;
    const opened = await openMedia(media, choice, AS_IT_IS);
    onSpeaker(opened.speakerId);
    const seen = await lookAt(opened, mine.signal);
    if (seen) report({ report: 'media_looked', look: id, ...seen });
    if (looking === mine) looking = null;
  };

  const test = mediaTest({ media, choice: () => choice, report, showPicture });

  const open = (onStream: (stream: MediaStream | null) => void): LocalMedia => {
    let speaker: MediaDeviceStatus = { state: 'ready' };
    let stopWatching = () => {};
    let sent: MediaStream | null = null;
    const tell = (status: LocalStatus) => report({ report: 'media_looked', look: null, ...status, speaker });
    return localMedia({
      open: async () => {
        await lookOver();
        const opened = await openMedia(media, choice, WANTED);
        speaker = opened.speaker;
        onSpeaker(opened.speakerId);
        return opened;
      },
      onStream: (stream) => {
        stopWatching();
        stopWatching = () => {};
        sent = stream;
        onStream(stream);
      },
      onStatus: (status) => {
        tell(status);
        stopWatching();
        if (sent) stopWatching = watchCall(sent, status, tell);
      },
    });
  };

  return {
    command(command) {
      switch (command.command) {
        case 'choose_media':
          choice = command.choice;
          void list();
          break;
        case 'look_at_media':
          look(command.look);
          break;
        case 'test_media':
          looking?.abort();
          void lookOver().then(() => test(command));
          break;
        case 'join':
        case 'send_media':
          // Somebody comes: what is open for a look is closed at once.
          looking?.abort();
          break;
        default:
      }
    },
    open,
    onSpeaker: (listener) => {
      onSpeaker = listener;
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
