import { PNG } from 'pngjs';
import type { PadScreen } from './screen.ts';

/** What a person sees on the pad, as a PNG file. */
export function padScreenPng({ widthPx, heightPx, rgb }: PadScreen): Uint8Array {
  const picture = new PNG({ width: widthPx, height: heightPx });
  for (let dot = 0; dot < widthPx * heightPx; dot += 1) {
    picture.data.set(rgb.subarray(dot * 3, dot * 3 + 3), dot * 4);
    picture.data[dot * 4 + 3] = 255;
  }
  // Quick rather than small: somebody watches the ink while it is written.
  return PNG.sync.write(picture, { filterType: 0, deflateLevel: 1 });
}
