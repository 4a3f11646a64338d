import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES } from '@loket/contract';
import { openEncoder } from './bin/encoder.ts';
import { openSynthesiser } from './bin/synthesiser.ts';
import { trimSilence } from './bin/trim-silence.ts';
import { clipsOf } from './src/spoken/clips.ts';

/**
 * Records every spoken word of the infoscreen into public/generated/spoken/LANGUAGE/CLIP.mp3. Does nothing when the
 * words and the tools are those of last time (`--again` does it anyway). Needs no network.
 */
const root = import.meta.dirname;
const target = join(root, 'public/generated/spoken');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const locale of LOCALES) hash.update(JSON.stringify([locale, [...clipsOf(locale)]]));
  for (const file of ['bin/synthesiser.ts', 'bin/trim-silence.ts', 'bin/encoder.ts', 'package.json']) {
    hash.update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

async function record(folder: string): Promise<{ clips: number; bytes: number }> {
  const [synthesiser, encode] = await Promise.all([openSynthesiser(), openEncoder()]);
  let clips = 0;
  let bytes = 0;
  for (const locale of LOCALES) {
    await mkdir(join(folder, locale), { recursive: true });
    for (const [name, words] of clipsOf(locale)) {
      const { samples, sampleRate } = synthesiser.say(words, locale);
      const trimmed = trimSilence(samples, sampleRate);
      if (trimmed.length === 0) throw new Error(`espeak-ng says nothing for ${locale} ${name}: ${words}`);
      const file = encode({ samples: trimmed, sampleRate });
      await writeFile(join(folder, locale, `${name}.mp3`), file);
      clips += 1;
      bytes += file.length;
    }
  }
  return { clips, bytes };
}

const wanted = await fingerprint();
const present = await readFile(join(target, 'fingerprint'), 'utf8').catch(() => '');
if (present !== wanted || process.argv.includes('--again')) {
  // Written beside and put in place whole: an interrupted build leaves no half set.
  const beside = `${target}.${process.pid}`;
  const { clips, bytes } = await record(beside);
  await writeFile(join(beside, 'fingerprint'), wanted);
  await rm(target, { recursive: true, force: true });
  await rename(beside, target);
  console.error(`infoscreen: ${clips} spoken words, ${Math.round(bytes / 1024)} kB`);
}
