/** What the desk knows of its own camera and microphone. `refused`: the browser or a person said no. */
export type LocalMediaState = 'off' | 'asking' | 'ready' | 'refused' | 'absent';

export type LocalMediaView = {
  readonly state: LocalMediaState;
  readonly stream: MediaStream | null;
  readonly muted: boolean;
  readonly cameraOff: boolean;
};

const CONSTRAINTS: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
};

/**
 * The inspector's camera and microphone. They are opened while the inspector is available, so that the picture is
 * there at once on *next*, and closed for a break.
 */
export class LocalMedia {
  readonly #devices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  readonly #onChange: (view: LocalMediaView) => void;
  #view: LocalMediaView = { state: 'off', stream: null, muted: false, cameraOff: false };
  /** Counts openings and closings: an answer to an older question is thrown away. */
  #turn = 0;

  constructor(
    onChange: (view: LocalMediaView) => void,
    devices: Pick<MediaDevices, 'getUserMedia'> | undefined = navigator.mediaDevices,
  ) {
    this.#onChange = onChange;
    this.#devices = devices;
  }

  get view(): LocalMediaView {
    return this.#view;
  }

  /** Asks for camera and microphone once; does nothing while they are asked or open. */
  async open(): Promise<void> {
    if (this.#view.state === 'asking' || this.#view.state === 'ready') return;
    this.#turn += 1;
    const turn = this.#turn;
    this.#set({ state: 'asking' });
    try {
      if (!this.#devices) throw new DOMException('not a secure page', 'NotFoundError');
      const stream = await this.#devices.getUserMedia(CONSTRAINTS);
      if (turn !== this.#turn) return stopTracks(stream);
      this.#watch(stream);
      this.#set({ state: 'ready', stream });
      this.#applySwitches();
    } catch (cause) {
      if (turn === this.#turn) this.#set({ state: wasRefused(cause) ? 'refused' : 'absent', stream: null });
    }
  }

  close(): void {
    this.#turn += 1;
    if (this.#view.stream) stopTracks(this.#view.stream);
    this.#set({ state: 'off', stream: null, muted: false, cameraOff: false });
  }

  setMuted(muted: boolean): void {
    this.#set({ muted });
    this.#applySwitches();
  }

  setCameraOff(cameraOff: boolean): void {
    this.#set({ cameraOff });
    this.#applySwitches();
  }

  /** A pulled camera ends its track: say so instead of sending black. */
  #watch(stream: MediaStream): void {
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', () => {
        if (this.#view.stream !== stream) return;
        stopTracks(stream);
        this.#set({ state: 'absent', stream: null });
      });
    }
  }

  #applySwitches(): void {
    const { stream, muted, cameraOff } = this.#view;
    for (const track of stream?.getAudioTracks() ?? []) track.enabled = !muted;
    for (const track of stream?.getVideoTracks() ?? []) track.enabled = !cameraOff;
  }

  #set(change: Partial<LocalMediaView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange(this.#view);
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function wasRefused(cause: unknown): boolean {
  return (
    cause instanceof DOMException && (cause.name === 'NotAllowedError' || cause.name === 'SecurityError')
  );
}
