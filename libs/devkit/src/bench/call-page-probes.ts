/**
 * Functions that run inside pages, given to Playwright as they are: each must stand on its own. All times are
 * milliseconds since 1970 by the machine's one clock, so pages of different processes can be compared.
 */

/** The stamp is 24 bits of the time, black or white squares in one row at the top of the picture. */
export const STAMP = { bits: 24, squarePx: 40 } as const;

/** Replaces the camera by a canvas that carries its own painting time; the microphone stays what it is. */
export function paintTheTime({ bits, squarePx }: { bits: number; squarePx: number }): void {
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 720;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const paint = () => {
      const stamp = Math.round(performance.timeOrigin + performance.now()) % 2 ** bits;
      context.fillStyle = `hsl(${stamp % 360} 30% 50%)`;
      context.fillRect(0, squarePx, canvas.width, canvas.height);
      for (let bit = 0; bit < bits; bit += 1) {
        context.fillStyle = Math.floor(stamp / 2 ** bit) % 2 ? '#fff' : '#000';
        context.fillRect(bit * squarePx, 0, squarePx, squarePx);
      }
      requestAnimationFrame(paint);
    };
    paint();
    const stream = canvas.captureStream(30);
    if (constraints?.audio) {
      const sound = await original({ audio: constraints.audio });
      for (const track of sound.getAudioTracks()) stream.addTrack(track);
    }
    return stream;
  };
}

/**
 * Resolves with the time at which the page shows the first frame of a remote picture: a video that is not marked as
 * one's own. Pictures that move already when the watch begins do not count.
 */
export function firstRemoteFrame(): Promise<number> {
  return new Promise((resolve) => {
    const watched = new WeakSet<MediaStream>();
    const look = () => {
      for (const video of document.querySelectorAll<HTMLVideoElement>('video:not([data-own="true"])')) {
        const stream = video.srcObject;
        if (!(stream instanceof MediaStream) || watched.has(stream)) continue;
        watched.add(stream);
        video.requestVideoFrameCallback((now) => resolve(performance.timeOrigin + now));
      }
    };
    setInterval(look, 2);
    look();
  });
}

/** Reads the painted time out of the frames that the page shows, for a while; the ages in milliseconds. */
export function agesOfFrames(options: { bits: number; squarePx: number; frames: number }): Promise<number[]> {
  const { bits, squarePx, frames } = options;
  return new Promise((resolve, reject) => {
    const video = document.querySelector<HTMLVideoElement>('video:not([data-own="true"])');
    const canvas = document.createElement('canvas');
    canvas.width = bits;
    canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!video || !context) {
      reject(new Error('no remote picture'));
      return;
    }
    const ages: number[] = [];
    const read = () => {
      const shownAt = performance.timeOrigin + performance.now();
      // The sender may have scaled the picture: squares are measured in shares of the width of 1280.
      const square = (squarePx * video.videoWidth) / 1280;
      context.drawImage(video, 0, square * 0.4, square * bits, square * 0.2, 0, 0, bits, 1);
      const pixels = context.getImageData(0, 0, bits, 1).data;
      let stamp = 0;
      for (let bit = 0; bit < bits; bit += 1) if ((pixels[bit * 4 + 1] ?? 0) > 127) stamp += 2 ** bit;
      const age = (Math.round(shownAt) - stamp) % 2 ** bits;
      if (age >= 0 && age < 5_000) ages.push(age);
      if (ages.length >= frames) resolve(ages);
      else video.requestVideoFrameCallback(read);
    };
    video.requestVideoFrameCallback(read);
  });
}

/**
 * The yardstick: two bare RTCPeerConnections in one page, signalling by function call, one camera of the page.
 * @returns milliseconds from the first `createOffer` to the first frame, and the ages of frames when asked
 */
export async function bareCall(options: {
  bits: number;
  squarePx: number;
  frames: number;
}): Promise<{ setUpMs: number; ages: number[] }> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const startedAt = performance.now();
  const one = new RTCPeerConnection();
  const other = new RTCPeerConnection();
  one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
  other.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined);
  const shown = new Promise<number>((resolve) => {
    other.ontrack = ({ streams }) => {
      if (video.srcObject) return;
      video.srcObject = streams[0] ?? null;
      void video.play();
      video.requestVideoFrameCallback((now) => resolve(now));
    };
  });
  for (const track of stream.getTracks()) one.addTrack(track, stream);
  await one.setLocalDescription(await one.createOffer());
  if (one.localDescription) await other.setRemoteDescription(one.localDescription);
  await other.setLocalDescription(await other.createAnswer());
  if (other.localDescription) await one.setRemoteDescription(other.localDescription);
  const setUpMs = (await shown) - startedAt;

  const { bits, squarePx, frames } = options;
  const canvas = document.createElement('canvas');
  canvas.width = bits;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const ages: number[] = [];
  while (context && ages.length < frames) {
    await new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()));
    const shownAt = performance.timeOrigin + performance.now();
    const square = (squarePx * video.videoWidth) / 1280;
    context.drawImage(video, 0, square * 0.4, square * bits, square * 0.2, 0, 0, bits, 1);
    const pixels = context.getImageData(0, 0, bits, 1).data;
    let stamp = 0;
    for (let bit = 0; bit < bits; bit += 1) if ((pixels[bit * 4 + 1] ?? 0) > 127) stamp += 2 ** bit;
    const age = (Math.round(shownAt) - stamp) % 2 ** bits;
    if (age >= 0 && age < 5_000) ages.push(age);
  }
  one.close();
  other.close();
  for (const track of stream.getTracks()) track.stop();
  video.remove();
  return { setUpMs, ages };
}
