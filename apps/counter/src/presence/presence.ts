import {
  type IceServer,
  type Locale,
  PeerId,
  type PresenceCommand,
  type PresenceDisplay,
  type PresencePicture,
  type PresenceReport,
  type Signal,
  unreachable,
} from '@loket/contract';
import type { LocalMedia } from './local-media.ts';
import type { TakeStill } from './still.ts';

export type Connection = 'connecting' | 'connected' | 'interrupted';

/** What the page draws. `heard`: the citizen said *Ik ben er*, so the inspector may be heard. */
export type Shown = {
  inspectorName: string;
  locale: Locale;
  stream: MediaStream | null;
  connection: Connection;
  heard: boolean;
};

/** What the page draws on, whoever is there; `calibrating` is in place of everything else. */
export type Stage = {
  display: PresenceDisplay | null;
  calibrating: PresenceDisplay | null;
  /** A camera that is being measured, for whoever measures it; over everything else. */
  tested: MediaStream | null;
  /** The speaker that is meant; '' is the system's. */
  speakerId: string;
};

export type Statistics = Omit<Extract<PresenceReport, { report: 'statistics' }>, 'report'>;

/** The part of a call that presence needs; `@loket/call` has more. */
export type PresenceCall = {
  receive(signal: Signal): void;
  setLocalMedia(stream: MediaStream | null): void;
  /** The line to central is back: try at once what is broken. */
  retry(): void;
  end(): void;
};

export type CallEvents = {
  self: PeerId;
  iceServers: readonly IceServer[];
  send: (signal: Signal) => void;
  onRemoteStream: (stream: MediaStream | null) => void;
  onConnection: (connection: Connection) => void;
  onStatistics: (statistics: Statistics) => void;
};

type Visit = {
  consultationId: string;
  call: PresenceCall;
  media: LocalMedia;
  /** What the counter sends now. */
  stream: MediaStream | null;
};

type Parts = {
  report: (report: PresenceReport) => void;
  openCall: (events: CallEvents) => PresenceCall;
  openMedia: (onStream: (stream: MediaStream | null) => void) => LocalMedia;
  takeStill: TakeStill;
  newPeerId?: () => PeerId;
};

export type Presence = {
  command(command: PresenceCommand): void;
  /** A camera or microphone came or went. */
  devicesChanged(): void;
  shown(): Shown | null;
  stage(): Stage;
  /** The page draws this from now on. */
  drawn(picture: PresencePicture): void;
  showTested(stream: MediaStream | null): void;
  setSpeaker(speakerId: string): void;
  subscribe(listener: () => void): () => void;
};

/** Obeys main: joins, opens camera and microphone when told and not before, and leaves without a trace. */
export function presence({
  report,
  openCall,
  openMedia,
  takeStill,
  newPeerId = freshPeerId,
}: Parts): Presence {
  const listeners = new Set<() => void>();
  let shown: Shown | null = null;
  let stage: Stage = { display: null, calibrating: null, tested: null, speakerId: '' };
  let visit: Visit | null = null;

  const redraw = () => {
    for (const listener of listeners) listener();
  };
  const show = (next: Shown | null) => {
    shown = next;
    redraw();
  };
  const setStage = (part: Partial<Stage>) => {
    stage = { ...stage, ...part };
    redraw();
  };
  const change = (part: Partial<Shown>) => shown && show({ ...shown, ...part });

  const leave = () => {
    visit?.media.close();
    visit?.call.end();
    visit = null;
    show(null);
  };

  const join = (command: Extract<PresenceCommand, { command: 'join' }>) => {
    // Main says it again when it is not sure; a call that runs is not torn down for that.
    if (visit?.consultationId === command.consultationId) return visit.call.retry();
    leave();
    show({
      inspectorName: command.inspectorName,
      locale: command.locale,
      stream: null,
      connection: 'connecting',
      heard: false,
    });
    const call = openCall({
      self: newPeerId(),
      iceServers: command.iceServers,
      send: (signal) => report({ report: 'signal', signal }),
      onRemoteStream: (stream) => change({ stream }),
      onConnection: (connection) => {
        change({ connection });
        report({ report: 'connection', connection });
      },
      onStatistics: (statistics) => report({ report: 'statistics', ...statistics }),
    });
    const media = openMedia((stream) => {
      here.stream = stream;
      call.setLocalMedia(stream);
    });
    const here: Visit = { consultationId: command.consultationId, call, media, stream: null };
    visit = here;
  };

  const still = async ({ request, deviceLabel }: Extract<PresenceCommand, { command: 'take_still' }>) => {
    // Without *Ik ben er* no camera is opened, not even the one above the table.
    if (!visit || !shown?.heard) return report({ report: 'still_failed', request, cause: 'refused' });
    const taken = await takeStill(visit.stream, deviceLabel);
    report(
      taken.ok
        ? { report: 'still', request, ...taken.value }
        : { report: 'still_failed', request, cause: taken.error },
    );
  };

  return {
    command(command) {
      switch (command.command) {
        case 'join':
          return join(command);
        case 'signal':
          return visit?.call.receive(command.signal);
        case 'send_media':
          visit?.media.open();
          change({ heard: true });
          return;
        case 'leave':
          return leave();
        case 'display':
          if (!command.display)
            report({ report: 'picture', picture: { mode: 'plain', cause: 'no_display' } });
          return setStage({ display: command.display });
        case 'calibrate':
          return setStage({ calibrating: command.display });
        case 'calibrate_end':
          return setStage({ calibrating: null });
        case 'take_still':
          void still(command);
          return;
        case 'choose_media':
        case 'look_at_media':
        case 'test_media':
          // Not a call's business: the page answers it by itself.
          return;
        default:
          return unreachable(command);
      }
    },
    devicesChanged: () => visit?.media.reopenIfLost(),
    shown: () => shown,
    stage: () => stage,
    drawn: (picture) => report({ report: 'picture', picture }),
    showTested: (tested) => setStage({ tested }),
    setSpeaker: (speakerId) => {
      if (speakerId !== stage.speakerId) setStage({ speakerId });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const freshPeerId = () => PeerId.parse(crypto.randomUUID());
