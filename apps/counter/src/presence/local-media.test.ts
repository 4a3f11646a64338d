import { localMedia } from './local-media.ts';

type Track = { kind: string; readyState: string; onended: (() => void) | null; stop: () => void };

const track = (kind: string): Track => {
  const made: Track = { kind, readyState: 'live', onended: null, stop: () => (made.readyState = 'ended') };
  return made;
};

/** A camera whose opening is answered by hand, so that every order of events can be tried. */
function camera() {
  const asked: { answer: (tracks: Track[]) => void; refuse: (name: string) => void }[] = [];
  const sent: (Track[] | null)[] = [];
  const failures: string[] = [];
  const media = localMedia({
    getUserMedia: () =>
      new Promise((resolve, reject) => {
        asked.push({
          answer: (tracks) => resolve({ getTracks: () => tracks } as unknown as MediaStream),
          refuse: (name) => reject(Object.assign(new Error(name), { name })),
        });
      }),
    onStream: (stream) => sent.push((stream?.getTracks() as unknown as Track[]) ?? null),
    onFailed: (detail) => failures.push(detail),
  });
  return { media, asked, sent, failures };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('nothing is opened before it is asked for, and twice asked is opened once', async () => {
  const { media, asked, sent } = camera();
  media.reopenIfLost();
  expect(asked).toHaveLength(0);
  media.open();
  media.open();
  expect(asked).toHaveLength(1);
  const tracks = [track('video'), track('audio')];
  asked[0]!.answer(tracks);
  await settled();
  expect(sent).toEqual([tracks]);
});

test('closing stops every track', async () => {
  const { media, asked, sent } = camera();
  media.open();
  const tracks = [track('video'), track('audio')];
  asked[0]!.answer(tracks);
  await settled();
  media.close();
  expect(tracks.map((one) => one.readyState)).toEqual(['ended', 'ended']);
  expect(sent.at(-1)).toBeNull();
});

test('a camera that opens after the end is stopped at once and never sent', async () => {
  const { media, asked, sent } = camera();
  media.open();
  media.close();
  const tracks = [track('video')];
  asked[0]!.answer(tracks);
  await settled();
  expect(tracks[0]!.readyState).toBe('ended');
  expect(sent).toEqual([null]);
});

test('a refusal is reported by its name, and a camera that comes back is opened again', async () => {
  const { media, asked, sent, failures } = camera();
  media.open();
  asked[0]!.refuse('NotFoundError');
  await settled();
  expect(failures).toEqual(['NotFoundError']);
  media.reopenIfLost();
  const first = track('video');
  asked[1]!.answer([first]);
  await settled();
  first.readyState = 'ended';
  first.onended?.();
  expect(failures).toEqual(['NotFoundError', 'video ended']);
  media.reopenIfLost();
  asked[2]!.answer([track('video')]);
  await settled();
  expect(sent).toHaveLength(2);
  media.reopenIfLost();
  expect(asked).toHaveLength(3);
});
