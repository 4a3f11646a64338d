import type { PresenceDisplay, PresencePicture } from '@loket/contract';
import { openPresenceScene, type PresenceScene } from '../scene.ts';

/** The page of the scene's test in a real browser: a camera, a bare WebRTC connection, and the scene. */
export type ScenePage = {
  /** Opens the camera and sends its picture through WebRTC to the video of this page. */
  call(): Promise<void>;
  /** The scene with nobody in it: the picture stands still until `begin`. */
  open(display: PresenceDisplay): void;
  begin(): Promise<void>;
  told(): readonly PresencePicture[];
  clear(): void;
  close(): void;
  loseContext(): void;
};

declare global {
  interface Window {
    scenePage: ScenePage;
  }
}

document.body.style.margin = '0';
const video = document.body.appendChild(document.createElement('video'));
Object.assign(video, { muted: true, autoplay: true });
Object.assign(video.style, { position: 'absolute', opacity: '0', width: '100%' });
let scene: PresenceScene | null = null;
let canvas: HTMLCanvasElement | null = null;
let told: PresencePicture[] = [];

window.scenePage = {
  async call() {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const here = new RTCPeerConnection();
    const there = new RTCPeerConnection();
    here.onicecandidate = ({ candidate }) => void there.addIceCandidate(candidate ?? undefined);
    there.onicecandidate = ({ candidate }) => void here.addIceCandidate(candidate ?? undefined);
    there.ontrack = ({ streams }) => {
      video.srcObject = streams[0] ?? null;
      void video.play();
    };
    for (const track of stream.getTracks()) here.addTrack(track, stream);
    await here.setLocalDescription();
    if (here.localDescription) await there.setRemoteDescription(here.localDescription);
    await there.setLocalDescription();
    if (there.localDescription) await here.setRemoteDescription(there.localDescription);
  },
  open(display) {
    told = [];
    video.pause();
    canvas = document.body.appendChild(document.createElement('canvas'));
    Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100vw', height: '100vh' });
    scene = openPresenceScene({ canvas, video, display, onPicture: (picture) => told.push(picture) });
  },
  begin: () => video.play(),
  told: () => told,
  clear: () => scene?.clear(),
  close() {
    scene?.close();
    canvas?.remove();
  },
  loseContext: () => canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext(),
};
