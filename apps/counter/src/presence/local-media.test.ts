import { type LocalStatus, localMedia } from './local-media.ts';
import type { OpenedMedia } from './opened-media.ts';

type Track = { kind: string; readyState: string; onended: (() => void) | null; stop: () => void };

const track = (kind: string): Track => {
  const made: Track = { kind, readyState: 'live', onended: null, stop: () => (made.readyState = 'ended') };
  return made;
};

/** Devices whose opening is answered by hand, so that every order of events can be tried. */
function devices() {
  const asked: { answer: (...tracks: Track[]) => void }[] = [];
  const sent: (Track[] | null)[] = [];
  const told: LocalStatus[] = [];
  const media = localMedia({
    open: () =>
      new Promise((resolve) => {
        asked.push({ answer: (...tracks) => resolve(opened(tracks)) });
      }),
    onStream: (stream) => sent.push((stream?.getTracks() as unknown as Track[]) ?? null),
    onStatus: (status) => told.push(status),
  });
  return { media, asked, sent, told };
}

function opened(tracks: Track[]): OpenedMedia {
  const status = (kind: string) =>
    tracks.some((one) => one.kind === kind)
      ? ({ state: 'ready', name: kind } as const)
      : ({ state: 'error', detail: 'NotReadableError' } as const);
  return {
    stream: tracks.length > 0 ? ({ getTracks: () => tracks } as unknown as MediaStream) : null,
    camera: status('video'),
    microphone: status('audio'),
    speaker: { state: 'ready' },
    speakerId: '',
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const states = ({ camera, microphone }: LocalStatus) => [camera.state, microphone.state];

test('nothing is opened before it is asked for, and twice asked is opened once', async () => {
  const { media, asked, sent, told } = devices();
  media.reopenIfLost();
  expect(asked).toHaveLength(0);
  media.open();
  media.open();
  expect(asked).toHaveLength(1);
  const tracks = [track('video'), track('audio')];
  asked[0]!.answer(...tracks);
  await settled();
  expect(sent).toEqual([tracks]);
  expect(told.map(states)).toEqual([['ready', 'ready']]);
});

test('closing stops every track', async () => {
  const { media, asked, sent } = devices();
  media.open();
  const tracks = [track('video'), track('audio')];
  asked[0]!.answer(...tracks);
  await settled();
  media.close();
  expect(tracks.map((one) => one.readyState)).toEqual(['ended', 'ended']);
  expect(sent.at(-1)).toBeNull();
});

test('a camera that opens after the end is stopped at once and never sent', async () => {
  const { media, asked, sent, told } = devices();
  media.open();
  media.close();
  const late = track('video');
  asked[0]!.answer(late);
  await settled();
  expect(late.readyState).toBe('ended');
  expect(sent).toEqual([null]);
  expect(told).toEqual([]);
});

test('a camera that can not be opened does not silence the microphone, and both go when it can', async () => {
  const { media, asked, sent, told } = devices();
  media.open();
  const first = track('audio');
  asked[0]!.answer(first);
  await settled();
  expect(sent).toEqual([[first]]);
  expect(told.map(states)).toEqual([['error', 'ready']]);
  media.reopenIfLost();
  const both = [track('video'), track('audio')];
  asked[1]!.answer(...both);
  await settled();
  expect(sent.at(-1)).toEqual(both);
  expect(first.readyState).toBe('ended');
  expect(states(told.at(-1)!)).toEqual(['ready', 'ready']);
  media.reopenIfLost();
  expect(asked).toHaveLength(2);
});

test('another device comes while the camera is still away: what runs is not touched', async () => {
  const { media, asked, sent } = devices();
  media.open();
  const first = track('audio');
  asked[0]!.answer(first);
  await settled();
  media.reopenIfLost();
  const again = track('audio');
  asked[1]!.answer(again);
  await settled();
  expect([first.readyState, again.readyState]).toEqual(['live', 'ended']);
  expect(sent).toEqual([[first]]);
});

test('a camera that is pulled in the middle is absent by its name, and opened again when it is back', async () => {
  const { media, asked, sent, told } = devices();
  media.open();
  const picture = track('video');
  asked[0]!.answer(picture, track('audio'));
  await settled();
  picture.readyState = 'ended';
  picture.onended?.();
  expect(told.at(-1)).toMatchObject({
    camera: { state: 'absent', name: 'video' },
    microphone: { state: 'ready' },
  });
  media.reopenIfLost();
  asked[1]!.answer(track('video'), track('audio'));
  await settled();
  expect(sent).toHaveLength(2);
});
