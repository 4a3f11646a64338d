import { dbfs, meterLevel, SoundJudge, soundFacts } from './sound-facts.ts';

const sine = (amplitude: number) =>
  Float32Array.from({ length: 4_800 }, (_, at) => amplitude * Math.sin((2 * Math.PI * 1_000 * at) / 48_000));
const zeros = new Float32Array(4_800);
/** A quiet room through a converter of sixteen bits: its last bit comes and goes. */
const quietRoom = Float32Array.from({ length: 4_800 }, (_, at) => (at % 977 === 0 ? 1 / 32_768 : 0));

test('a full sine is 0 dB at its peak and 3 dB less in the mean', () => {
  expect(soundFacts(sine(1)).peakDbfs).toBeCloseTo(0, 2);
  expect(soundFacts(sine(1)).rmsDbfs).toBeCloseTo(-3.01, 1);
  expect(soundFacts(sine(0.1)).rmsDbfs).toBeCloseTo(-23.01, 1);
});

test('zeros are said as -120 dB, and nothing is infinite', () => {
  expect(soundFacts(zeros)).toEqual({ peakDbfs: -120, rmsDbfs: -120, zeros: true });
  expect(soundFacts(new Float32Array(0))).toEqual({ peakDbfs: -120, rmsDbfs: -120, zeros: true });
  expect(dbfs(1e-30)).toBe(-120);
});

test('the meter is empty at -60 dB and full at 0', () => {
  expect(meterLevel(soundFacts(zeros))).toBe(0);
  expect(meterLevel({ rmsDbfs: -30, peakDbfs: 0, zeros: false })).toBeCloseTo(0.5);
  expect(meterLevel({ rmsDbfs: 3, peakDbfs: 3, zeros: false })).toBe(1);
});

test('two seconds of zeros are silence; a quiet room is not', () => {
  const off = new SoundJudge(2_000, 0);
  const quiet = new SoundJudge(2_000, 0);
  for (let now = 100; now <= 2_000; now += 100) {
    off.hear(soundFacts(zeros), now);
    quiet.hear(soundFacts(quietRoom), now);
  }
  expect(off.verdict(1_900)).toBeNull();
  expect(off.verdict(2_000)).toBe('silent');
  expect(quiet.verdict(2_000)).toBe('good');
});

test('a microphone that falls silent and comes back', () => {
  const judge = new SoundJudge(10_000, 0);
  judge.hear(soundFacts(sine(0.2)), 500);
  expect(judge.verdict(10_400)).toBe('good');
  judge.hear(soundFacts(zeros), 10_500);
  expect(judge.verdict(10_500)).toBe('silent');
  judge.hear(soundFacts(quietRoom), 11_000);
  expect(judge.verdict(11_000)).toBe('good');
});
