import { type Call, openCall } from '@loket/call';
import { type DeskConsultation, PeerId, type Signal } from '@loket/contract';
import { type DeskCallView, notInACall } from './call-view.ts';

type DeskCallOptions = {
  readonly consultation: DeskConsultation;
  readonly send: (consultationId: DeskConsultation['id'], signal: Signal) => void;
  readonly onChange: (view: DeskCallView) => void;
};

/** The desk's end of one consultation's call. A reloaded page makes a new one; the counter answers its hello. */
export class DeskCall {
  readonly consultationId: DeskConsultation['id'];
  readonly #call: Call;
  readonly #onChange: (view: DeskCallView) => void;
  #view = notInACall;
  #over = false;

  constructor({ consultation, send, onChange }: DeskCallOptions) {
    this.consultationId = consultation.id;
    this.#onChange = onChange;
    this.#call = openCall({
      end: 'desk',
      self: PeerId.parse(crypto.randomUUID()),
      iceServers: consultation.iceServers,
      send: (signal) => send(consultation.id, signal),
    });
    this.#call.onConnection((connection) => this.#set({ connection }));
    this.#call.onRemoteStream((remoteStream) => this.#set({ remoteStream }));
    this.#call.onStatistics(({ roundTripMs }) => this.#set({ roundTripMs: roundTripMs ?? null }));
  }

  receive(signal: Signal): void {
    if (!this.#over) this.#call.receive(signal);
  }

  setLocalMedia(stream: MediaStream | null): void {
    if (!this.#over) void this.#call.setLocalMedia(stream);
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#call.end('local');
    this.#view = notInACall;
  }

  #set(change: Partial<DeskCallView>): void {
    if (this.#over) return;
    this.#view = { ...this.#view, ...change };
    this.#onChange(this.#view);
  }
}
