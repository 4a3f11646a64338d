import type { Page } from 'playwright-core';

/** What WebRTC itself counted over every peer that a page holds; not what the page claims. */
export type CallStatistics = {
  readonly framesDecoded: number;
  readonly framesSent: number;
  readonly videoPacketsReceived: number;
  readonly videoPacketsSent: number;
  readonly audioPacketsReceived: number;
  readonly audioPacketsSent: number;
  /** Sum of the sound energy that arrived: more than nothing, not only silent packets. */
  readonly audioEnergyReceived: number;
};

const nothing: CallStatistics = {
  framesDecoded: 0,
  framesSent: 0,
  videoPacketsReceived: 0,
  videoPacketsSent: 0,
  audioPacketsReceived: 0,
  audioPacketsSent: 0,
  audioEnergyReceived: 0,
};

/** Runs inside the page, over an array of its RTCPeerConnections. */
async function count(this: RTCPeerConnection[]): Promise<CallStatistics> {
  const sum = {
    framesDecoded: 0,
    framesSent: 0,
    videoPacketsReceived: 0,
    videoPacketsSent: 0,
    audioPacketsReceived: 0,
    audioPacketsSent: 0,
    audioEnergyReceived: 0,
  };
  for (const peer of this) {
    if (peer.connectionState === 'closed') continue;
    for (const report of (await peer.getStats()).values()) {
      if (report.type === 'inbound-rtp' && report.kind === 'video') {
        sum.framesDecoded += report.framesDecoded ?? 0;
        sum.videoPacketsReceived += report.packetsReceived ?? 0;
      }
      if (report.type === 'outbound-rtp' && report.kind === 'video') {
        sum.framesSent += report.framesSent ?? 0;
        sum.videoPacketsSent += report.packetsSent ?? 0;
      }
      if (report.type === 'inbound-rtp' && report.kind === 'audio') {
        sum.audioPacketsReceived += report.packetsReceived ?? 0;
        sum.audioEnergyReceived += report.totalAudioEnergy ?? 0;
      }
      if (report.type === 'outbound-rtp' && report.kind === 'audio')
        sum.audioPacketsSent += report.packetsSent ?? 0;
    }
  }
  return sum;
}

/**
 * Finds the page's peers in its heap through the debugger and reads their statistics, so that nothing has to be
 * planted in the page beforehand.
 */
export async function callStatistics(page: Page): Promise<CallStatistics> {
  const debug = await page.context().newCDPSession(page);
  try {
    const prototype = await debug.send('Runtime.evaluate', { expression: 'RTCPeerConnection.prototype' });
    const prototypeObjectId = prototype.result.objectId;
    if (prototypeObjectId === undefined) return nothing;
    const { objects } = await debug.send('Runtime.queryObjects', { prototypeObjectId });
    if (objects.objectId === undefined) return nothing;
    const { result } = await debug.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: count.toString(),
      awaitPromise: true,
      returnByValue: true,
    });
    return (result.value as CallStatistics | undefined) ?? nothing;
  } finally {
    await debug.detach();
  }
}
