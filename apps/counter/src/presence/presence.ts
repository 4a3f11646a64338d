import {
  type IceServer,
  type Locale,
  PeerId,
  type PresenceCommand,
  type PresenceReport,
  type Signal,
  unreachable,
} from '@loket/contract';
import type { LocalMedia } from './local-media.ts';

export type Connection = 'connecting' | 'connected' | 'interrupted';

/** What the page draws. `heard`: the citizen said *Ik ben er*, so the inspector may be heard. */
export type Shown = {
  inspectorName: string;
  locale: Locale;
  stream: MediaStream | null;
  connection: Connection;
  heard: boolean;
};

export type Statistics = Omit<Extract<PresenceReport, { report: 'statistics' }>, 'report'>;

/** The part of a call that presence needs; `@loket/call` has more. */
export type PresenceCall = {
  receive(signal: Signal): void;
  setLocalMedia(stream: MediaStream | null): void;
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

type Parts = {
  report: (report: PresenceReport) => void;
  openCall: (events: CallEvents) => PresenceCall;
  openMedia: (wishes: {
    onStream: (stream: MediaStream | null) => void;
    onFailed: (detail: string) => void;
  }) => LocalMedia;
  newPeerId?: () => PeerId;
};

export type Presence = {
  command(command: PresenceCommand): void;
  /** A camera or microphone came or went. */
  devicesChanged(): void;
  shown(): Shown | null;
  subscribe(listener: () => void): () => void;
};

/** Obeys main: joins, opens camera and microphone when told and not before, and leaves without a trace. */
export function presence({ report, openCall, openMedia, newPeerId = freshPeerId }: Parts): Presence {
  const listeners = new Set<() => void>();
  let shown: Shown | null = null;
  let visit: { consultationId: string; call: PresenceCall; media: LocalMedia } | null = null;

  const show = (next: Shown | null) => {
    shown = next;
    for (const listener of listeners) listener();
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
    if (visit?.consultationId === command.consultationId) return;
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
    const media = openMedia({
      onStream: (stream) => call.setLocalMedia(stream),
      onFailed: (detail) => report({ report: 'media_failed', detail: detail.slice(0, 120) }),
    });
    visit = { consultationId: command.consultationId, call, media };
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
        default:
          return unreachable(command);
      }
    },
    devicesChanged: () => visit?.media.reopenIfLost(),
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const freshPeerId = () => PeerId.parse(crypto.randomUUID());
