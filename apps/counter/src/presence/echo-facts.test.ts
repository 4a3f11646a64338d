import { chirp, chirpHeard, chirpHeardDb, echoVerdict } from './echo-facts.ts';

const RATE = 16_000;
const sound = chirp(RATE);

/** A second of a room: noise of this amplitude, and the chirp back after a delay, at this gain. */
function room(gain: number, noise: number, delayMs = 120): Float32Array {
  let random = 1;
  const heard = Float32Array.from({ length: 0.95 * RATE }, () => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return (random / 0xffff_ffff - 0.5) * 2 * noise;
  });
  const from = Math.round((delayMs * RATE) / 1_000);
  sound.samples.forEach((sample, at) => {
    heard[from + at] = (heard[from + at] ?? 0) + gain * sample;
  });
  return heard;
}

test('half a second, at half of full scale, without a click at its ends', () => {
  expect(sound.samples).toHaveLength(8_000);
  expect(Math.max(...sound.samples)).toBeLessThanOrEqual(0.5);
  expect([sound.samples[0], sound.samples.at(-1)].map((end) => Math.abs(end ?? 1))).toEqual([0, 0]);
});

test.each([
  [1, 0],
  [0.1, -20],
  [0.01, -40],
])('at %f of its strength it is heard at %i dB, whatever the delay, upside down or not', (gain, expected) => {
  expect(chirpHeardDb(room(gain, 0), sound)).toBeCloseTo(expected, 0);
  expect(chirpHeardDb(room(-gain, 0, 431), sound)).toBeCloseTo(expected, 0);
});

test('a room that talks hides neither an echo nor its absence', () => {
  expect(chirpHeardDb(room(0.1, 0.05), sound)).toBeGreaterThan(-30);
  expect(chirpHeardDb(room(0, 0.05), sound)).toBeLessThan(-30);
});

const heard = (chirpDb: number, othersDb = -60) => ({ chirpDb, othersDb });

test.each([
  [
    'heard in the room and gone from the call',
    heard(-14.4),
    heard(-52.2),
    true,
    'echo -52 dB, direct -14 dB',
  ],
  ['heard in the call too', heard(-14.4), heard(-22), false, 'echo -22 dB, direct -14 dB'],
  ['heard nowhere: nothing is known', heard(-88), heard(-90), false, 'tone_not_heard, direct -88 dB'],
  ['no more than the room', heard(-33, -35), heard(-52), false, 'tone_not_heard, direct -33 dB'],
])('%s', (_, direct, left, pass, detail) => {
  expect(echoVerdict(direct, left)).toEqual({ pass, detail });
});

test('a beep of the room is no chirp, however loud it is; a chirp beside it is one', () => {
  const beep = Float32Array.from({ length: RATE }, (_, at) =>
    at % 8_000 < 1_600 ? 0.8 * Math.sin((2 * Math.PI * 440 * at) / RATE) : 0,
  );
  const left = chirpHeard(new Float32Array(RATE), sound);
  expect(echoVerdict(chirpHeard(beep, sound), left)).toMatchObject({ pass: false });
  sound.samples.forEach((sample, at) => {
    beep[at + 2_000] = (beep[at + 2_000] ?? 0) + 0.3 * sample;
  });
  expect(echoVerdict(chirpHeard(beep, sound), left)).toMatchObject({ pass: true });
});

test('nothing heard is -120 dB', () => {
  expect(chirpHeardDb(new Float32Array(24_000), sound)).toBe(-120);
  expect(chirpHeardDb(new Float32Array(10), sound)).toBe(-120);
});
