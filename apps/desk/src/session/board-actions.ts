import type {
  Competence,
  MakeScreenMessage,
  OpeningOverride,
  ReferredTo,
  RoutingPolicy,
  SetRoutingPolicy,
  TellWaiting,
} from '@loket/contract';
import type { DeskFailure } from './api.ts';
import type { BoardApi } from './board-api.ts';
import type { DossierApi } from './dossier-api.ts';
import type { RunCommand } from './run-command.ts';

/** How those who still wait at a site that closes are told: where else to go, or nothing, for they are still served. */
export type ClosingFor = 'serve' | TellWaiting['offer'];

/**
 * What a chief inspector does on the board, what any inspector does with a ticket that waits or is parked, and what
 * anybody does with an alarm. Commands say their refusal on the page; questions give it to who asked.
 */
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
  readonly park = (ticketId: string): void => void this.#run('board', () => this.#api.park(ticketId));
  readonly resume = (ticketId: string): void => void this.#run('board', () => this.#api.resume(ticketId));
  readonly refer = (ticketId: string, to: ReferredTo): void =>
    void this.#run('board', () => this.#api.refer(ticketId, to));

  readonly forceBreak = (staffId: string): void =>
    void this.#run('board', () => this.#api.forceBreak(staffId));
  readonly setCompetence = (staffId: string, competence: Competence): void =>
    void this.#run('board', () => this.#api.setCompetence(staffId, competence));
  readonly setCap = (inspectors: number): void => void this.#run('board', () => this.#api.setCap(inspectors));

  readonly setOverride = (siteId: string, override: OpeningOverride | null): void =>
    void this.#run('board', () => this.#api.setOverride(siteId, override));

  /** First no new tickets, then those who wait are told: nobody can slip in between. */
  readonly closeSite = (siteId: string, until: string | null, waiting: ClosingFor): void =>
    void this.#run('board', async () => {
      const closed = await this.#api.setOverride(siteId, { state: 'closed', until });
      return closed.ok && waiting !== 'serve' ? this.#api.tellWaiting(siteId, waiting) : closed;
    });

  readonly endMessage = (messageId: string): void =>
    void this.#run('board', () => this.#api.endMessage(messageId));
  /** True when central has it: what was typed may go. */
  readonly makeMessage = async (message: MakeScreenMessage): Promise<boolean> =>
    (await this.#run('board', () => this.#api.makeMessage(message)))?.ok ?? false;

  readonly why = (ticketId: string) => this.#api.why(ticketId);
  readonly today = () => this.#api.today();
  readonly policy = () => this.#api.policy();
  readonly previewPolicy = (policy: RoutingPolicy) => this.#api.previewPolicy(policy);
  readonly savePolicy = (policy: SetRoutingPolicy) => this.#api.savePolicy(policy);

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
