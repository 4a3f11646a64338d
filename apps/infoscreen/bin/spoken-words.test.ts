import { LOCALES } from '@loket/contract';
import { clipsOf } from '../src/spoken/clips.ts';
import { openEncoder } from './encoder.ts';
import { openSynthesiser, type Synthesiser } from './synthesiser.ts';
import { trimSilence } from './trim-silence.ts';

let synthesiser: Synthesiser;
beforeAll(async () => {
  synthesiser = await openSynthesiser();
});

const seconds = (text: string, locale: (typeof LOCALES)[number]) => {
  const { samples, sampleRate } = synthesiser.say(text, locale);
  return trimSilence(samples, sampleRate).length / sampleRate;
};

it.each(LOCALES)('speaks %s without a network', (locale) => {
  const clips = clipsOf(locale);
  const long = clips.get('number-77') ?? '';
  const short = clips.get('number-2') ?? '';
  expect(seconds(long, locale)).toBeGreaterThan(1.3 * seconds(short, locale));
  expect(seconds(clips.get('counter') ?? '', locale)).toBeGreaterThan(0.2);
});

it('says a letter differently in each language', () => {
  const lengths = LOCALES.map((locale) => synthesiser.say('W', locale).samples.length);
  expect(new Set(lengths).size).toBeGreaterThan(2);
});

it('makes MP3 frames of about 48 kbit/s', async () => {
  const encode = await openEncoder();
  const { samples, sampleRate } = synthesiser.say('tweeënveertig', 'nl');
  const file = encode({ samples, sampleRate });
  // An MPEG audio frame begins with eleven set bits (ISO/IEC 13818-3).
  expect(file[0]).toBe(0xff);
  expect((file[1] ?? 0) & 0xe0).toBe(0xe0);
  const bytesPerSecond = file.length / (samples.length / sampleRate);
  expect(bytesPerSecond).toBeGreaterThan(5_000);
  expect(bytesPerSecond).toBeLessThan(8_000);
});
