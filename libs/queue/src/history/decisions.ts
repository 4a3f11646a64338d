import type { RecordedDecision } from '@loket/contract';
import { brokenBounds } from '../bound.ts';
import { FIRST_POLICY } from '../policy.ts';
import { route } from '../route.ts';
import { sameJson } from './same-json.ts';
import { untruths } from './snapshot-truth.ts';
import type { History, Recorded, RecordedConsultation, Told, Violation } from './types.ts';

/**
 * Every call was decided by the one pure function: taken again on the recorded snapshot it says the same, the stated
 * bound holds, and the snapshot tells what the rest of the history says was so at that instant.
 */
export function checkDecisions(history: History, told: Told): Violation[] {
  const { consultations, decisions } = history.recorded;
  const ofConsultation = new Map(decisions.map((one) => [one.consultationId, one]));
  return consultations.flatMap((consultation) => {
    const recorded = ofConsultation.get(consultation.id);
    return recorded
      ? [
          ...notReproduced(consultation, recorded, history.recorded),
          ...boundsBroken(recorded),
          ...untruths(history, consultation, recorded, told),
        ]
      : [differs(consultation, 'has no recorded decision')];
  });
}

const differs = ({ id }: RecordedConsultation, says: string): Violation => ({
  kind: 'decision_not_reproduced',
  says: `consultation ${id} ${says}`,
});

function notReproduced(
  consultation: RecordedConsultation,
  { snapshot, policy, decision }: RecordedDecision,
  { policies }: Recorded,
): Violation[] {
  const found: Violation[] = [];
  const again = route(snapshot, policy);
  if (!sameJson(again, decision))
    found.push(
      differs(
        consultation,
        `was decided as ${JSON.stringify(decision)}, and again as ${JSON.stringify(again)}`,
      ),
    );
  if (
    decision.kind !== 'call' ||
    decision.ticketId !== consultation.ticketId ||
    decision.counterId !== consultation.counterId ||
    snapshot.inspector.id !== consultation.inspectorId
  )
    found.push(differs(consultation, `is not what was decided: ${JSON.stringify(decision)}`));
  const inForce =
    snapshot.policyVersion === 0
      ? FIRST_POLICY
      : policies.find(({ version }) => version === snapshot.policyVersion)?.policy;
  if (!sameJson(inForce, policy))
    found.push(differs(consultation, `followed another policy than version ${snapshot.policyVersion}`));
  return found;
}

const boundsBroken = ({ consultationId, snapshot, policy, decision }: RecordedDecision): Violation[] =>
  brokenBounds(snapshot, decision, policy).map(({ id, orderedAt }) => ({
    kind: 'bound_broken',
    says: `consultation ${consultationId} was called over ticket ${id}, which waited ${Math.round((snapshot.at - orderedAt) / 1000)} s`,
  }));
