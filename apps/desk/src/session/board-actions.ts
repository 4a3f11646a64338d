import type { OpeningOverride } from '@loket/contract';
import type { DeskFailure } from './api.ts';
import type { BoardApi } from './board-api.ts';
import type { DossierApi } from './dossier-api.ts';
import type { RunCommand } from './run-command.ts';

/** What a chief inspector does on the board, and what anybody does with an alarm. */
export class BoardActions {
  readonly #api: BoardApi;
  readonly #dossier: DossierApi;
  readonly #run: RunCommand;
  readonly #say: (failure: DeskFailure) => void;

  constructor(api: BoardApi, dossier: DossierApi, run: RunCommand, say: (failure: DeskFailure) => void) {
    this.#api = api;
    this.#dossier = dossier;
    this.#run = run;
    this.#say = say;
  }

  readonly assign = (ticketId: string, inspectorId: string | null): void =>
    void this.#run('board', () => this.#api.assign(ticketId, inspectorId));
  readonly raise = (ticketId: string): void => void this.#run('board', () => this.#api.raise(ticketId));
  readonly lower = (ticketId: string): void => void this.#run('board', () => this.#api.lower(ticketId));
  readonly setCap = (inspectors: number): void => void this.#run('board', () => this.#api.setCap(inspectors));
  readonly setOverride = (siteId: string, override: OpeningOverride | null): void =>
    void this.#run('board', () => this.#api.setOverride(siteId, override));

  /** A call for help never waits for another command. */
  readonly answerAlarm = (alarmId: string): void => {
    void this.#dossier.answerAlarm(alarmId).then((answer) => {
      if (!answer.ok) this.#say(answer.error);
    });
  };
  readonly raiseAlarm = (consultationId: string): void => {
    void this.#dossier.raiseAlarm(consultationId).then((answer) => {
      if (!answer.ok) this.#say(answer.error);
    });
  };
}
