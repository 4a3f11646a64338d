import {
  err,
  type HearingCapacity,
  type MakePaper,
  type ManualIdentification,
  type Result,
  type Showing,
  type StartStatement,
  type StatementContent,
  type StatementField,
  type StatementKind,
} from '@loket/contract';
import type { StatementWriter } from '../statement/statement-writer.ts';
import type { DeskFailure } from './api.ts';
import type { Command } from './desk-state.ts';
import type { DossierApi } from './dossier-api.ts';
import type { RunCommand } from './run-command.ts';

export type Bytes = Result<Uint8Array<ArrayBuffer>, DeskFailure>;

type Surroundings = {
  readonly api: DossierApi;
  readonly writer: StatementWriter;
  readonly consultationId: () => string | null;
  readonly run: RunCommand;
};

/** What the inspector does with the content of the running consultation. What came of it is told by the dossier. */
export class DossierActions {
  readonly #around: Surroundings;
  /** Bytes of documents that were looked at: fetched once, kept in memory while the consultation runs. */
  readonly #fetched = new Map<string, Promise<Bytes>>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  readonly type = (field: StatementField, text: string): void => this.#around.writer.type(field, text);
  readonly putBack = (field: StatementField): void => this.#around.writer.putBack(field);
  readonly dropKept = (field: StatementField): void => this.#around.writer.dropKept(field);
  readonly setKind = (kind: StatementKind): void => this.#around.writer.order({ change: 'kind', kind });
  readonly setCapacity = (capacity: HearingCapacity): void =>
    this.#around.writer.order({ change: 'capacity', capacity });
  readonly setInterpreter = (interpreter: StatementContent['interpreter']): void =>
    this.#around.writer.order({ change: 'interpreter', interpreter });
  readonly pause = (): void => this.#around.writer.order({ change: 'pause' });
  readonly resume = (): void => this.#around.writer.order({ change: 'resume' });
  readonly settleDispute = (sentence: number): void =>
    this.#around.writer.order({ change: 'settle_dispute', sentence });

  readonly startStatement = (start: StartStatement) =>
    this.#do('start_statement', (id) => this.#around.api.startStatement(id, start));
  /** What is presented is what is committed: the last words go first. */
  readonly present = () =>
    this.#do('present', async (id) =>
      (await this.#around.writer.settled()) ? this.#around.api.present(id) : err({ code: 'no_answer' }),
    );
  readonly withdraw = () => this.#do('withdraw', (id) => this.#around.api.withdraw(id));
  readonly stopHearing = () =>
    this.#do('stop_hearing', async (id) => {
      await this.#around.writer.settled();
      return this.#around.api.stopHearing(id);
    });

  readonly identifyByHand = (manual: ManualIdentification) =>
    this.#do('identify', (id) => this.#around.api.identifyByHand(id, manual));
  readonly openPhoneUpload = () => this.#do('phone_upload', (id) => this.#around.api.openPhoneUpload(id));
  readonly addPdf = (file: Blob) => this.#do('add_pdf', (id) => this.#around.api.addPdf(id, file));
  readonly setAnnex = (documentId: string, annex: boolean) =>
    this.#do('annex', (id) => this.#around.api.setAnnex(id, documentId, annex));
  readonly takeStill = () => this.#do('still', (id) => this.#around.api.takeStill(id));
  readonly show = (showing: Showing) => this.#do('show', (id) => this.#around.api.show(id, showing));
  readonly stopShowing = () => this.#do('show', (id) => this.#around.api.stopShowing(id));

  readonly makePaper = (paper: MakePaper) => this.#do('paper', (id) => this.#around.api.makePaper(id, paper));
  readonly setPvNumber = (pvNumber: string) =>
    this.#do('pv_number', (id) => this.#around.api.setPvNumber(id, pvNumber));
  readonly handOver = () => this.#do('hand_over', (id) => this.#around.api.handOver(id));

  readonly document = (documentId: string): Promise<Bytes> =>
    this.#bytes(documentId, (id) => this.#around.api.document(id, documentId));
  /** `mark` names which PDF: its digest while it is presented, its moment once it is signed. */
  readonly statementPdf = (mark: string): Promise<Bytes> =>
    this.#bytes(`statement ${mark}`, (id) => this.#around.api.statementPdf(id));

  /** The consultation is over: nothing of it stays. */
  forget(): void {
    this.#fetched.clear();
  }

  async #do<Value>(command: Command, ask: (id: string) => Promise<Result<Value, DeskFailure>>) {
    const id = this.#around.consultationId();
    const answer = id ? await this.#around.run(command, () => ask(id)) : null;
    return answer?.ok ?? false;
  }

  #bytes(key: string, ask: (id: string) => Promise<Bytes>): Promise<Bytes> {
    const id = this.#around.consultationId();
    if (!id) return Promise.resolve(err({ code: 'not_found' }));
    const known = this.#fetched.get(key);
    if (known) return known;
    const asked = ask(id);
    this.#fetched.set(key, asked);
    // What failed may be asked again.
    void asked.then((bytes) => bytes.ok || this.#fetched.delete(key));
    return asked;
  }
}
