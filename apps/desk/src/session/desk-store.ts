import type {
  CloseConsultation,
  DeskConsultation,
  DeskDossier,
  DeskIdentification,
  Me,
  Result,
  TicketOffer,
  TransferConsultation,
} from '@loket/contract';
import { notInACall } from '../call/call-view.ts';
import { DeskCall } from '../call/desk-call.ts';
import { LocalMedia } from '../call/local-media.ts';
import { newerDossier } from '../statement/dossier-state.ts';
import { StatementWriter } from '../statement/statement-writer.ts';
import { nothingWritten } from '../statement/words.ts';
import type { DeskApi, DeskFailure } from './api.ts';
import { BoardActions } from './board-actions.ts';
import { type Command, consultationOf, type DeskState, freshState, ownState } from './desk-state.ts';
import { DossierActions } from './dossier-actions.ts';
import { LiveLink, type SessionEnd } from './live-link.ts';
import { wentByItself } from './offers.ts';
import { type QueueEvent, reduceQueue } from './queue-state.ts';
import type { RunCommand } from './run-command.ts';

export type SignedOut = SessionEnd | 'signed_out';

/**
 * Holds what the page draws and carries out what the inspector does. The call, the camera and the identity follow
 * the consultation: when it ends, by whatever way, all three are gone in the same step.
 */
export class DeskStore {
  readonly #api: DeskApi;
  readonly #onSignedOut: (reason: SignedOut) => void;
  readonly #media: LocalMedia;
  readonly #link: LiveLink;
  readonly #writer: StatementWriter;
  readonly #listeners = new Set<() => void>();
  /** What the inspector does with statement, documents and papers. */
  readonly dossier: DossierActions;
  readonly board: BoardActions;
  #state: DeskState;
  #call: DeskCall | null = null;
  /** An identification may arrive before the snapshot that names its consultation. */
  #told: DeskIdentification | null = null;
  #toldDossier: DeskDossier | null = null;
  readonly #nowMs: () => number;
  #over = false;

  constructor(me: Me, api: DeskApi, onSignedOut: (reason: SignedOut) => void, clock: () => number) {
    this.#api = api;
    this.#onSignedOut = onSignedOut;
    this.#nowMs = clock;
    this.#media = new LocalMedia((media) => {
      this.#set({ media });
      this.#call?.setLocalMedia(media.stream);
    });
    this.#state = freshState(me, this.#media.view);
    this.#writer = new StatementWriter({
      send: (edit) => this.#link.edit(edit),
      resync: () => this.#link.reconnect(),
      nowMs: clock,
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      onChange: () => this.#set({ writing: this.#writer.view }),
    });
    const run: RunCommand = (command, ask) => this.#run(command, ask, () => undefined);
    this.dossier = new DossierActions({
      api: api.dossier,
      writer: this.#writer,
      consultationId: () => consultationOf(this.#state)?.id ?? null,
      run,
    });
    this.board = new BoardActions(api.board, api.dossier, run, (failure) =>
      this.#set({ notice: { kind: 'failure', failure } }),
    );
    this.#link = new LiveLink({
      connected: () => {
        // The newest connection carries the call.
        this.#set({ awaySinceMs: null, callElsewhere: false });
        this.#carryOn();
        this.#writer.connected();
        this.#take({ kind: 'connected' });
      },
      disconnected: () => {
        this.#set({ awaySinceMs: this.#state.awaySinceMs ?? Date.now() });
        this.#writer.disconnected();
      },
      sessionEnded: (reason) => this.#leave(reason),
      snapshot: (snapshot) => this.#take({ kind: 'snapshot', snapshot }),
      change: (change) => this.#take({ kind: 'change', change }),
      consultation: (consultation) => this.#take({ kind: 'consultation', consultation }),
      identification: (message) => {
        this.#told = message;
        this.#followIdentification();
      },
      callElsewhere: () => {
        this.#call?.close();
        this.#call = null;
        this.#set({ callElsewhere: true, call: notInACall });
      },
      dossier: (dossier) => {
        this.#toldDossier = newerDossier(this.#toldDossier, dossier);
        this.#followDossier();
      },
      offer: (offer) => this.#takeOffer(offer),
      signal: ({ consultationId, signal }) => {
        if (this.#call?.consultationId === consultationId) this.#call.receive(signal);
      },
    });
  }

  readonly state = (): DeskState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Also opens the camera at once: the press is the moment at which a browser may ask for it. */
  readonly setAvailable = (available: boolean): void => {
    if (available) void this.#media.open();
    void this.#run(
      'availability',
      () => this.#api.setAvailability(available ? 'available' : 'break'),
      (inspector) => {
        const { snapshot } = this.#state.queue;
        if (!snapshot) return;
        const others = snapshot.inspectors.filter(({ staffId }) => staffId !== inspector.staffId);
        const queue = { ...this.#state.queue, snapshot: { ...snapshot, inspectors: [...others, inspector] } };
        this.#set({ queue });
        this.#followState();
      },
    );
  };

  readonly next = (): void => this.#consult('next', () => this.#api.next());
  readonly recall = (): void => this.#consult('recall', (id) => this.#api.recall(id));
  readonly noShow = (): void => this.#consult('no_show', (id) => this.#api.noShow(id));
  readonly close = (closing: CloseConsultation): void =>
    this.#consult('close', (id) => this.#api.close(id, closing));
  readonly transfer = (to: TransferConsultation['to']): void =>
    this.#consult('transfer', (id) => this.#api.transfer(id, to));

  readonly acceptOffer = (offerId: string): void =>
    void this.#run(
      'accept_offer',
      () => this.#api.acceptOffer(offerId),
      (consultation) => {
        this.#take({ kind: 'consultation', consultation });
        this.#take({ kind: 'offer', offer: null });
      },
    );
  readonly declineOffer = (offerId: string): void =>
    void this.#run(
      'decline_offer',
      () => this.#api.declineOffer(offerId),
      () => this.#take({ kind: 'offer', offer: null }),
    );

  readonly setMuted = (muted: boolean): void => this.#media.setMuted(muted);
  readonly setCameraOff = (cameraOff: boolean): void => this.#media.setCameraOff(cameraOff);
  readonly openMedia = (): void => void this.#media.open();
  readonly dismissNotice = (): void => this.#set({ notice: null });

  /** Carries the call here, when another desk of this inspector has it. */
  readonly carryCall = (): void => this.#link.reconnect();

  /** True while words of the inspector are nowhere but on this page. */
  get unsaved(): boolean {
    return this.#writer.unsaved;
  }

  readonly signOut = async (): Promise<void> => {
    await this.#api.logout();
    this.#leave('signed_out');
  };

  /** Ends everything that this page holds; the consultation itself goes on. */
  dispose(): void {
    this.#over = true;
    this.#call?.close();
    this.#link.close();
    this.#media.close();
    this.#writer.dispose();
    this.dossier.forget();
    this.#told = null;
    this.#toldDossier = null;
    this.#listeners.clear();
  }

  #consult(command: Command, ask: (id: string) => Promise<Result<DeskConsultation, DeskFailure>>): void {
    const id = consultationOf(this.#state)?.id ?? '';
    if (command !== 'next' && !id) return;
    void this.#run(
      command,
      () => ask(id),
      (consultation) => this.#take({ kind: 'consultation', consultation }),
    );
  }

  /** One command at a time; a second press while one is under way does nothing. */
  async #run<Value>(
    command: Command,
    ask: () => Promise<Result<Value, DeskFailure>>,
    done: (value: Value) => void,
  ): Promise<Result<Value, DeskFailure> | null> {
    if (this.#state.running) return null;
    this.#set({ running: command, notice: null });
    const answer = await ask();
    if (this.#over) return null;
    this.#set({ running: null });
    if (answer.ok) done(answer.value);
    else if (answer.error.code === 'unauthenticated') this.#leave('ended');
    else {
      this.#set({ notice: { kind: 'failure', failure: answer.error } });
      // Somebody was faster, or we missed something: look again rather than trust what is shown.
      this.#link.askSnapshot();
    }
    return answer;
  }

  #take(event: QueueEvent): void {
    const before = consultationOf(this.#state);
    this.#set({ queue: reduceQueue(this.#state.queue, event) });
    if (this.#state.queue.behind) this.#link.askSnapshot();
    const after = consultationOf(this.#state);
    if (before && before.id !== after?.id) this.#forget(before);
    if (after && after.id !== before?.id) this.#begin(after);
    if (after && (after.id !== before?.id || after.version !== before.version))
      void this.#readTimeline(after);
    this.#followIdentification();
    this.#followDossier();
    this.#followState();
  }

  /** An offer that goes while nothing was answered here, at its end, was missed; that is said, and no more. */
  #takeOffer(offer: TicketOffer | null): void {
    const before = this.#state.queue.snapshot?.offer ?? null;
    this.#take({ kind: 'offer', offer });
    if (!before || offer || this.#state.running || consultationOf(this.#state)) return;
    if (wentByItself(before, this.#nowMs()))
      this.#set({ notice: { kind: 'offer_missed', number: before.number } });
  }

  #begin(consultation: DeskConsultation): void {
    this.#call?.close();
    this.#call = this.#state.callElsewhere ? null : this.#openCall(consultation);
    this.#set({ notice: null });
  }

  /** A call that another desk had comes back to this one. */
  #carryOn(): void {
    const consultation = consultationOf(this.#state);
    if (consultation && !this.#call) this.#call = this.#openCall(consultation);
  }

  #openCall(consultation: DeskConsultation): DeskCall {
    const call = new DeskCall({
      consultation,
      send: (id, signal) => this.#link.sendSignal(id, signal),
      onChange: (view) => this.#set({ call: view }),
    });
    call.setLocalMedia(this.#media.view.stream);
    return call;
  }

  #forget(consultation: DeskConsultation): void {
    this.#call?.close();
    this.#call = null;
    this.#told = null;
    this.#toldDossier = null;
    this.#writer.take(null);
    this.dossier.forget();
    const { ended } = this.#state.queue;
    const outcome = ended?.id === consultation.id ? ended.outcome : null;
    this.#set({
      call: notInACall,
      identification: { state: 'none' },
      dossier: null,
      writing: nothingWritten,
      timeline: [],
      notice: { kind: 'ended', number: consultation.number, outcome },
    });
    this.#media.setMuted(false);
    this.#media.setCameraOff(false);
  }

  #followIdentification(): void {
    const consultation = consultationOf(this.#state);
    if (consultation && this.#told?.consultationId === consultation.id) {
      const before = this.#state.identification.state;
      this.#set({ identification: this.#told.identification });
      if (before !== this.#told.identification.state) void this.#readTimeline(consultation);
    } else if (!consultation && !this.#state.queue.behind) {
      this.#told = null;
    }
  }

  /** A dossier may come before the snapshot that names its consultation. */
  #followDossier(): void {
    const consultation = consultationOf(this.#state);
    const told = this.#toldDossier;
    if (consultation && told?.consultationId === consultation.id) {
      if (told === this.#state.dossier) return;
      this.#set({ dossier: told });
      this.#writer.take(told.statement);
    } else if (!consultation && !this.#state.queue.behind) {
      this.#toldDossier = null;
    }
  }

  /** The camera is on while somebody may be called or is in a call, and off in a break. */
  #followState(): void {
    const own = ownState(this.#state);
    if (own === 'available' || consultationOf(this.#state)) {
      if (this.#state.media.state === 'off') void this.#media.open();
    } else if (own === 'break' && this.#state.media.state !== 'off') this.#media.close();
  }

  async #readTimeline(consultation: DeskConsultation): Promise<void> {
    const answer = await this.#api.timeline(consultation.id);
    if (answer.ok && consultationOf(this.#state)?.id === consultation.id)
      this.#set({ timeline: answer.value });
  }

  #leave(reason: SignedOut): void {
    if (this.#over) return;
    this.dispose();
    this.#onSignedOut(reason);
  }

  #set(change: Partial<DeskState>): void {
    if (this.#over) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
