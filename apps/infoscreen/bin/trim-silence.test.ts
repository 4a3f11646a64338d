import { trimSilence } from './trim-silence.ts';

const RATE = 1_000;

it('cuts the silence and keeps a faded edge', () => {
  const samples = new Float32Array(1_000);
  samples.fill(0.5, 400, 600);
  const trimmed = trimSilence(samples, RATE, 25);
  expect(trimmed).toHaveLength(250);
  expect(trimmed[0]).toBe(0);
  expect(trimmed.at(-1)).toBe(0);
  expect(trimmed[125]).toBe(0.5);
});

it('gives nothing of silence', () => {
  expect(trimSilence(new Float32Array(500), RATE)).toHaveLength(0);
});
