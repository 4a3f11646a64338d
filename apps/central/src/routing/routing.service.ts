import type { PolicyPreview, RoutingPolicy, SetRoutingPolicy, VersionedPolicy } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { addPolicy, policyInForce, rankAnew, versionInForce } from './policy.repository.ts';
import { boundMinutesOf, ordersOf, otherDecisions } from './policy-preview.ts';
import { newestCalls, numbersOf, whoWaits } from './preview.repository.ts';

/** So many recorded decisions are taken again for a preview: a busy week of a zone. */
const MOST_TAKEN_AGAIN = 500;
const MOST_EXAMPLES = 10;

/** The rules of who is next, as the chief inspector keeps them. */
@Injectable()
export class Routing {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  inForce(staff: StaffSession): Promise<VersionedPolicy> {
    return this.database.inZone(staff.zoneId, versionInForce);
  }

  /**
   * Puts a policy in force: those who wait are ranked by it at once, and everybody is told.
   * @throws Refusal `changed_meanwhile` when another version is in force than the one that was looked at
   */
  set(staff: StaffSession, { after, policy, note }: SetRoutingPolicy): Promise<VersionedPolicy> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      if (!(await addPolicy(tx, { after, policy, note, madeBy: staff.staffId })))
        throw new Refusal('changed_meanwhile', 'Another policy was put in force meanwhile.');
      for (const id of await rankAnew(tx)) tx.changed('ticket', id);
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'policy_changed',
        subjectKind: 'zone',
        subjectId: tx.zoneId,
        reason: `Version ${after + 1}: ${note}`.slice(0, 300),
      });
      tx.changed('policy', tx.zoneId);
      return versionInForce(tx);
    });
  }

  /** What this policy would change, by who waits now and by what was decided lately. Changes nothing. */
  preview(staff: StaffSession, proposed: RoutingPolicy): Promise<PolicyPreview> {
    return this.database.zoneAsOfNow(staff.zoneId, async (tx) => {
      const { policy } = await policyInForce(tx);
      return {
        order: ordersOf(await whoWaits(tx), policy, proposed),
        recorded: await takenAgain(tx, proposed),
        boundMinutes: { before: boundMinutesOf(policy), after: boundMinutesOf(proposed) },
      };
    });
  }
}

async function takenAgain(tx: ZoneTransaction, proposed: RoutingPolicy): Promise<PolicyPreview['recorded']> {
  const recorded = await newestCalls(tx, MOST_TAKEN_AGAIN);
  const different = otherDecisions(recorded, proposed);
  const examples = different.slice(0, MOST_EXAMPLES);
  const numbers = await numbersOf(
    tx,
    examples.flatMap(({ called, instead }) => (instead ? [called, instead] : [called])),
  );
  return {
    compared: recorded.length,
    different: different.length,
    examples: examples.flatMap(({ at, called, instead }) => {
      const number = numbers.get(called);
      return number
        ? [{ at: at.toISOString(), called: number, instead: (instead && numbers.get(instead)) ?? null }]
        : [];
    }),
  };
}
