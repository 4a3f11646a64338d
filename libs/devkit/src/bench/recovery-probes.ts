/** Functions that run inside pages, given to Playwright as they are: each must stand on its own. */

/**
 * The time (milliseconds since 1970) of the next frame that a remote picture of this page shows, or null when none
 * comes in time. Pictures are looked for anew all the time: a recovered call may have another one.
 */
export function nextFrame({ patienceMs }: { patienceMs: number }): Promise<number | null> {
  return new Promise((resolve) => {
    const watched = new WeakSet<HTMLVideoElement>();
    const finish = (at: number | null) => {
      clearInterval(looking);
      resolve(at);
    };
    const look = () => {
      for (const video of document.querySelectorAll<HTMLVideoElement>('video:not([data-own="true"])')) {
        if (watched.has(video)) continue;
        watched.add(video);
        video.requestVideoFrameCallback((now) => finish(performance.timeOrigin + now));
      }
    };
    const looking = setInterval(look, 5);
    look();
    setTimeout(() => finish(null), patienceMs);
  });
}

/** Share of a while in which the remote picture stood: gaps longer than a quarter of a second, less a frame. */
export function framesForAWhile(durationMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const video = document.querySelector<HTMLVideoElement>('video:not([data-own="true"])');
    if (!video) return reject(new Error('no remote picture'));
    const startedAt = performance.now();
    let lastAt = startedAt;
    let frozenMs = 0;
    const gap = (now: number) => {
      if (now - lastAt > 250) frozenMs += now - lastAt - 40;
      lastAt = now;
    };
    const each = (now: number) => {
      gap(now);
      video.requestVideoFrameCallback(each);
    };
    video.requestVideoFrameCallback(each);
    setTimeout(() => {
      gap(performance.now());
      resolve(frozenMs / durationMs);
    }, durationMs);
  });
}

/** Two bare RTCPeerConnections in one page, both through the relay, with one camera; the picture goes on playing. */
export async function openBareRelayedCall(iceServers: RTCIceServer[]): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const one = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' });
  const other = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' });
  one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
  other.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined);
  const shown = new Promise<void>((resolve) => {
    other.ontrack = ({ streams }) => {
      if (video.srcObject) return;
      video.srcObject = streams[0] ?? null;
      void video.play();
      video.requestVideoFrameCallback(() => resolve());
    };
  });
  for (const track of stream.getTracks()) one.addTrack(track, stream);
  await one.setLocalDescription(await one.createOffer());
  if (one.localDescription) await other.setRemoteDescription(one.localDescription);
  await other.setLocalDescription(await other.createAnswer());
  if (other.localDescription) await one.setRemoteDescription(other.localDescription);
  // Kept from the collector for as long as the page lives.
  Object.assign(window, { bareEnds: [one, other] });
  await shown;
}
