import { noStatistics, readStatistics } from './statistics.ts';

test('an empty report is nothing', () => {
  expect(readStatistics([])).toEqual(noStatistics);
});

test('reads the figures of the pair in use and of each direction', () => {
  const figures = readStatistics([
    { id: 'I1', type: 'inbound-rtp', kind: 'video', framesDecoded: 50, freezeCount: 1, framesPerSecond: 25 },
    { id: 'I2', type: 'inbound-rtp', kind: 'audio', packetsReceived: 70, packetsLost: 2 },
    { id: 'O1', type: 'outbound-rtp', kind: 'video', framesSent: 40 },
    { id: 'O2', type: 'outbound-rtp', kind: 'audio', packetsSent: 60 },
    { id: 'P1', type: 'candidate-pair', nominated: false, state: 'succeeded', currentRoundTripTime: 9 },
    {
      id: 'P2',
      type: 'candidate-pair',
      nominated: true,
      state: 'succeeded',
      currentRoundTripTime: 0.042,
      bytesReceived: 1_000,
      bytesSent: 900,
      localCandidateId: 'L',
    },
    { id: 'L', type: 'local-candidate', candidateType: 'relay' },
  ]);
  expect(figures).toMatchObject({
    framesDecoded: 50,
    freezeCount: 1,
    framesSent: 40,
    audioPacketsReceived: 70,
    audioPacketsSent: 60,
    packetsLost: 2,
    bytesReceived: 1_000,
    bytesSent: 900,
    roundTripMs: 42,
    candidateType: 'relay',
  });
});

test('the transport tells which pair is in use, whatever state its checks are in, and counts all bytes', () => {
  const figures = readStatistics([
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P2', bytesReceived: 5_000, bytesSent: 4_000 },
    { id: 'P1', type: 'candidate-pair', nominated: true, state: 'succeeded', bytesReceived: 3_000 },
    {
      id: 'P2',
      type: 'candidate-pair',
      nominated: true,
      state: 'in-progress',
      bytesReceived: 2_000,
      currentRoundTripTime: 0.05,
      localCandidateId: 'L',
    },
    { id: 'L', type: 'local-candidate', candidateType: 'relay' },
  ]);
  expect(figures).toMatchObject({
    bytesReceived: 5_000,
    bytesSent: 4_000,
    roundTripMs: 50,
    candidateType: 'relay',
  });
});
