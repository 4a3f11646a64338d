import { type CuttableTcp, startTcpProxy } from '../network/tcp-proxy.ts';
import { type CuttableUdp, startUdpProxy } from '../network/udp-proxy.ts';
import { startTurnServer, type TurnServer } from '../turn/turn-server.ts';
import type { StackOptions } from './options.ts';

/** The network between counters, desks and central, which a test can cut. */
export type StackNetwork = {
  /** From now on nothing passes: sockets and requests to central, and pictures and sound through TURN. */
  cut(): void;
  /** Everything passes again; connections to central go on where they were. */
  mend(): void;
  /** TURN through this network, for a connection that is not ours; good for a minute. */
  iceServers(): { urls: string[]; username: string; credential: string }[];
  /** All that clients said to central until now, with websocket masks taken off. */
  saidToCentral(): Buffer;
};

export type OpenedNetwork = {
  readonly network: StackNetwork | undefined;
  readonly turn: TurnServer | undefined;
  /** More variables for every central. */
  readonly environment: Readonly<Record<string, string>>;
  /** What counters and browsers call central, given what it calls itself. */
  addressOf(centralUrl: string): string;
  close(): Promise<void>;
};

/** Starts what the options ask for: coturn, and proxies before it and before central. */
export async function openNetwork(options: Pick<StackOptions, 'turn' | 'network'>): Promise<OpenedNetwork> {
  const cuttable = options.network === 'cuttable';
  const turn = options.turn === true || cuttable ? await startTurnServer() : undefined;
  let centralPort = 0;
  const said: Buffer[] = [];
  const media: CuttableUdp | undefined = cuttable && turn ? await startUdpProxy(turn.port) : undefined;
  const line: CuttableTcp | undefined = cuttable
    ? await startTcpProxy(
        () => centralPort,
        (bytes) => said.push(bytes),
      )
    : undefined;
  const publicUrl = line ? `http://127.0.0.1:${line.port}` : undefined;
  const urls = media ? [`turn:127.0.0.1:${media.port}?transport=udp`] : [...(turn?.urls ?? [])];
  return {
    network: cuttable
      ? {
          cut: () => {
            media?.cut();
            line?.cut();
          },
          mend: () => {
            media?.mend();
            line?.mend();
          },
          saidToCentral: () => Buffer.concat(said),
          iceServers: () => (turn ? [{ urls, ...turn.credentials() }] : []),
        }
      : undefined,
    turn,
    environment: {
      ...(turn ? { LOKET_TURN_URLS: urls.join(' '), LOKET_TURN_SECRET: turn.secret } : {}),
      ...(publicUrl ? { LOKET_PUBLIC_URL: publicUrl } : {}),
    },
    addressOf: (centralUrl) => {
      centralPort = Number(new URL(centralUrl).port);
      return publicUrl ?? centralUrl;
    },
    close: async () => {
      await media?.close();
      await line?.close();
      await turn?.stop();
    },
  };
}

/**
 * For `page.addInitScript`, with one end of a call being enough: its pictures and sound go only through TURN, which
 * the counter's end may then reach as it likes. Stands on its own, as it runs in the page.
 */
export function relayOnly(): void {
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super({ ...configuration, iceTransportPolicy: 'relay' });
    }
  };
}
