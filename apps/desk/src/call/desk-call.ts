import { type Call, openCall } from '@loket/call';
import { type DeskConsultation, PeerId, type Signal } from '@loket/contract';
import { type DeskCallView, notInACall } from './call-view.ts';

type DeskCallOptions = {
  readonly consultation: DeskConsultation;
  readonly send: (consultationId: DeskConsultation['id'], signal: Signal) => void;
  readonly onChange: (view: DeskCallView) => void;
};

/** How long after the counter's end said goodbye we greet again: its page may be starting anew. */
const GREET_AGAIN_MS = 1_000;

/**
 * The desk's end of one consultation's call. Only central says when a consultation is over, so as long as it runs a
 * call that ended is opened again; a reloaded page simply makes a new one and the counter answers its hello.
 */
export class DeskCall {
  readonly consultationId: DeskConsultation['id'];
  readonly #options: DeskCallOptions;
  #call: Call;
  #view = notInACall;
  #media: MediaStream | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(options: DeskCallOptions) {
    this.consultationId = options.consultation.id;
    this.#options = options;
    this.#call = this.#open();
    globalThis.addEventListener?.('online', this.#retry);
  }

  receive(signal: Signal): void {
    if (!this.#over) this.#call.receive(signal);
  }

  setLocalMedia(stream: MediaStream | null): void {
    this.#media = stream;
    if (!this.#over) void this.#call.setLocalMedia(stream);
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#again);
    globalThis.removeEventListener?.('online', this.#retry);
    this.#call.end('local');
    this.#view = notInACall;
  }

  /** The system says that a network is back: sooner than the next try would be. */
  readonly #retry = (): void => this.#call.retry();

  #open(): Call {
    const { consultation, send } = this.#options;
    const call = openCall({
      end: 'desk',
      self: PeerId.parse(crypto.randomUUID()),
      iceServers: consultation.iceServers,
      send: (signal) => send(consultation.id, signal),
    });
    call.onConnection((connection) => this.#set({ connection }));
    call.onRemoteStream((remoteStream) => this.#set({ remoteStream }));
    call.onStatistics(({ roundTripMs }) => this.#set({ roundTripMs }));
    call.onEnd(() => this.#reopen());
    return call;
  }

  #reopen(): void {
    if (this.#over || this.#again !== undefined) return;
    this.#set({ connection: 'interrupted', remoteStream: null, roundTripMs: null });
    this.#again = setTimeout(() => {
      this.#again = undefined;
      if (this.#over) return;
      this.#call = this.#open();
      void this.#call.setLocalMedia(this.#media);
    }, GREET_AGAIN_MS);
  }

  #set(change: Partial<DeskCallView>): void {
    if (this.#over) return;
    this.#view = { ...this.#view, ...change };
    this.#options.onChange(this.#view);
  }
}
