import {
  type Answer,
  type CentralToDesk,
  DESK_NAMESPACE,
  DeskChange,
  DeskConsultation,
  DeskDossier,
  DeskIdentification,
  DeskSnapshot,
  type DeskToCentral,
  EditAccepted,
  type EditStatement,
  err,
  failure,
  ok,
  type Signal,
  SignalMessage,
  TicketOffer,
} from '@loket/contract';
import { io, type Socket } from 'socket.io-client';

type Shape<Value> = { safeParse(value: unknown): { success: true; data: Value } | { success: false } };

export type SessionEnd = 'ended' | 'forbidden';

export type LinkListener = {
  connected(): void;
  /** The socket is away; it comes back by itself. */
  disconnected(): void;
  /** The cookie is no longer accepted, or its person may not sit at a desk: only another login helps. */
  sessionEnded(reason: SessionEnd): void;
  snapshot(snapshot: DeskSnapshot): void;
  change(change: DeskChange): void;
  consultation(consultation: DeskConsultation): void;
  identification(message: DeskIdentification): void;
  dossier(dossier: DeskDossier): void;
  offer(offer: TicketOffer | null): void;
  signal(message: SignalMessage): void;
  /** A newer desk of this person carries the calls until this one connects anew. */
  callElsewhere(): void;
};

const ASK_PATIENCE_MS = 5_000;
const ASK_AGAIN_MS = 1_000;

/**
 * The socket of a desk. What comes in is checked by its schema and dropped when it doesn't fit; what is dropped shows
 * up as a version gap, and a snapshot heals it.
 */
export class LiveLink {
  readonly #socket: Socket<CentralToDesk, DeskToCentral>;
  readonly #listener: LinkListener;
  #asking = false;
  #closed = false;

  constructor(listener: LinkListener, address = location.origin) {
    this.#listener = listener;
    this.#socket = io(`${address}${DESK_NAMESPACE}`, {
      transports: ['websocket'],
      withCredentials: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 3_000,
    });
    this.#listen();
  }

  /** Asks for the whole until it comes; calls while one is under way do nothing. */
  askSnapshot(): void {
    if (this.#asking || this.#closed || !this.#socket.connected) return;
    this.#asking = true;
    this.#socket.timeout(ASK_PATIENCE_MS).emit('snapshot', {}, (late, answer) => {
      this.#asking = false;
      const snapshot = DeskSnapshot.safeParse(late || !answer.ok ? undefined : answer.value);
      if (snapshot.success) this.#listener.snapshot(snapshot.data);
      else setTimeout(() => this.askSnapshot(), ASK_AGAIN_MS);
    });
  }

  /** One change of the statement; `no_answer` when nobody knows whether it was committed. */
  edit(edit: EditStatement): Promise<Answer<EditAccepted> | 'no_answer'> {
    if (this.#closed || !this.#socket.connected) return Promise.resolve('no_answer');
    return new Promise((resolve) => {
      this.#socket.timeout(ASK_PATIENCE_MS).emit('statement:edit', edit, (late, answer) => {
        if (late) return resolve('no_answer');
        if (!answer.ok) return resolve(answer);
        const accepted = EditAccepted.safeParse(answer.value);
        resolve(accepted.success ? ok(accepted.data) : err(failure('internal', 'no version in the answer')));
      });
    });
  }

  /** A new connection is told everything anew. */
  reconnect(): void {
    if (!this.#closed) this.#socket.disconnect().connect();
  }

  /** Relays one signal of the call; kept and sent in order when the socket is away for a moment. */
  sendSignal(consultationId: DeskConsultation['id'], signal: Signal): void {
    if (!this.#closed) this.#socket.emit('signal', { consultationId, signal }, () => undefined);
  }

  close(): void {
    this.#closed = true;
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  #listen(): void {
    const socket = this.#socket;
    const listener = this.#listener;
    socket.on('connect', () => {
      this.#asking = false;
      listener.connected();
    });
    socket.on('disconnect', (reason) => {
      listener.disconnected();
      // The server closed it on purpose; socket.io then does not come back by itself.
      if (reason === 'io server disconnect' && !this.#closed) socket.connect();
    });
    socket.on('connect_error', (error) => {
      listener.disconnected();
      const end = refused(error);
      if (end) listener.sessionEnded(end);
      else if (!socket.active && !this.#closed) setTimeout(() => socket.connect(), ASK_AGAIN_MS);
    });
    socket.on('call:elsewhere', () => listener.callElsewhere());
    socket.on('session:ended', () => listener.sessionEnded('ended'));
    socket.on(
      'snapshot',
      checked(DeskSnapshot, (snapshot) => listener.snapshot(snapshot)),
    );
    socket.on(
      'change',
      checked(DeskChange, (change) => listener.change(change)),
    );
    socket.on(
      'consultation',
      checked(DeskConsultation, (message) => listener.consultation(message)),
    );
    socket.on(
      'identification',
      checked(DeskIdentification, (message) => listener.identification(message)),
    );
    socket.on(
      'dossier',
      checked(DeskDossier, (dossier) => listener.dossier(dossier)),
    );
    socket.on(
      'offer',
      checked(TicketOffer.nullable(), (offer) => listener.offer(offer)),
    );
    socket.on(
      'signal',
      checked(SignalMessage, (message) => listener.signal(message)),
    );
  }
}

function checked<Value>(shape: Shape<Value>, take: (value: Value) => void): (message: unknown) => void {
  return (message) => {
    const value = shape.safeParse(message);
    if (value.success) take(value.data);
  };
}

/** A handshake refused for its session carries the failure's code as its message or in `data`. */
function refused(error: Error): SessionEnd | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : error.message;
  if (code === 'forbidden') return 'forbidden';
  return code === 'unauthenticated' ? 'ended' : null;
}
