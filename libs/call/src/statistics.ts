/** What WebRTC counted since the peer was made. A fresh peer inside the same call counts from nothing. */
export type CallStatistics = {
  readonly framesDecoded: number;
  readonly framesSent: number;
  readonly framesPerSecond: number;
  readonly freezeCount: number;
  readonly audioPacketsReceived: number;
  readonly audioPacketsSent: number;
  readonly packetsLost: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** Of the candidate pair in use; null until there is one. */
  readonly roundTripMs: number | null;
  /** How this end reaches the other: `host`, `srflx`, `prflx`, or `relay` through TURN. */
  readonly candidateType: string | null;
};

type Report = { readonly id: string; readonly type: string; readonly [field: string]: unknown };

const number = (report: Report | undefined, field: string): number => {
  const value = report?.[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
};

/** Reads the figures of a call out of a statistics report (W3C webrtc-stats). */
export function readStatistics(reports: Iterable<Report>): CallStatistics {
  const all = [...reports];
  const byId = new Map(all.map((report) => [report.id, report]));
  const rtp = (type: string, kind: string) => all.find((each) => each.type === type && each.kind === kind);
  const pictureIn = rtp('inbound-rtp', 'video');
  const soundIn = rtp('inbound-rtp', 'audio');
  const transport = all.find((each) => each.type === 'transport');
  const pair = selectedPair(all, byId, transport);
  const local = typeof pair?.localCandidateId === 'string' ? byId.get(pair.localCandidateId) : undefined;
  return {
    framesDecoded: number(pictureIn, 'framesDecoded'),
    framesSent: number(rtp('outbound-rtp', 'video'), 'framesSent'),
    framesPerSecond: number(pictureIn, 'framesPerSecond'),
    freezeCount: number(pictureIn, 'freezeCount'),
    audioPacketsReceived: number(soundIn, 'packetsReceived'),
    audioPacketsSent: number(rtp('outbound-rtp', 'audio'), 'packetsSent'),
    packetsLost: number(pictureIn, 'packetsLost') + number(soundIn, 'packetsLost'),
    // A pair counts only what went over itself, and may change; the transport's counts only grow.
    bytesReceived: number(transport ?? pair, 'bytesReceived'),
    bytesSent: number(transport ?? pair, 'bytesSent'),
    roundTripMs: pair === undefined ? null : number(pair, 'currentRoundTripTime') * 1_000,
    candidateType: typeof local?.candidateType === 'string' ? local.candidateType : null,
  };
}

/** The pair that is sent over. While checks of it are under way its state is not `succeeded`, so that tells nothing. */
function selectedPair(
  all: readonly Report[],
  byId: ReadonlyMap<string, Report>,
  transport: Report | undefined,
): Report | undefined {
  const selected = transport?.selectedCandidatePairId;
  if (typeof selected === 'string') return byId.get(selected);
  return all.find(
    (each) => each.type === 'candidate-pair' && each.nominated === true && each.state === 'succeeded',
  );
}

export const noStatistics: CallStatistics = readStatistics([]);
