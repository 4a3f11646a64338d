import { readFileSync } from 'node:fs';
import { isCardPhoto, jpegSize } from './jpeg-size.ts';

const photo = () =>
  Buffer.from(
    readFileSync(new URL('../../../../hardware/simulators/src/card/photos/zoe.jpg', import.meta.url)),
  );

/** The same picture that claims another size: what a decoder would reserve memory for. */
function claiming(widthPx: number, heightPx: number): Buffer {
  const bytes = photo();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(heightPx, frame + 5);
  bytes.writeUInt16BE(widthPx, frame + 7);
  return bytes;
}

test('the photo of a card', () => {
  const size = jpegSize(photo());
  expect(size?.widthPx).toBeGreaterThan(100);
  expect(size?.heightPx).toBeLessThan(300);
  expect(isCardPhoto(photo())).toBe(true);
});

test.each([
  [65_535, 65_535],
  [20_000, 1],
  [1, 20_000],
  [1_001, 200],
])('a picture that claims %d × %d is not decoded', (widthPx, heightPx) => {
  const bomb = claiming(widthPx, heightPx);
  expect(jpegSize(bomb)).toEqual({ widthPx, heightPx });
  expect(isCardPhoto(bomb)).toBe(false);
});

test.each([
  ['no size at all', claiming(140, 0)],
  ['no JPEG', Buffer.from('GIF89a')],
  ['nothing', Buffer.alloc(0)],
  ['cut in its headers', photo().subarray(0, 30)],
  ['lengths that lead nowhere', Buffer.from('ffd8ffe00000ffe00000', 'hex')],
])('%s is no photo', (_, bytes) => expect(isCardPhoto(bytes)).toBe(false));
