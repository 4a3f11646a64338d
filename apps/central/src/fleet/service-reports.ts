import {
  type CounterId,
  KeptServiceReport,
  ServiceReport,
  type SignedServiceReport,
  serviceReportText,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { sha256 } from '../access/secret-token.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { publicKeyOf } from './counter-logins.repository.ts';
import { isSignedBy } from './proof.ts';
import { byCounter } from './service-visits.ts';

/** A report that was on its way when the visit ended still counts. */
const GRACE_SECONDS = 60;
const MOST_REPORTS = 20;
const MOST_SHOWN = 50;

/** Why a report is not kept, as the counter is told. */
type Reason = ConstructorParameters<typeof Refusal>[0] &
  ('signature_not_valid' | 'bad_request' | 'not_found' | 'out_of_state' | 'forbidden' | 'too_many_requests');

const WHY: Readonly<Record<Reason, string>> = {
  signature_not_valid: 'The signature is not of this counter.',
  bad_request: 'The signed text is no report.',
  not_found: 'The report is of no visit of this counter.',
  out_of_state: 'The visit is over.',
  forbidden: 'Its technician is none any more.',
  too_many_requests: 'Too many reports of one visit.',
};

/** What technicians proved at the counters, in the counters' own words and under their own keys. */
@Injectable()
export class ServiceReports {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /**
   * Keeps a report that this counter signed, of its own visit, while that visit lasts. The same report twice is one.
   * @throws Refusal, each noted: `signature_not_valid`, `bad_request`, `not_found`, `out_of_state`, `forbidden`,
   *   `too_many_requests`
   */
  async keep(counter: CounterIdentity, signed: SignedServiceReport): Promise<void> {
    const refused = await this.database.inZone(counter.zoneId, async (tx) => {
      const reason = await keepReport(tx, counter, signed);
      await recordAudit(tx, {
        ...byCounter(counter),
        action: reason ? 'service_report_refused' : 'service_reported',
        reason: reason ? WHY[reason] : 'A technician proved the devices.',
      });
      return reason;
    });
    // Outside the transaction: the refusal must not take back that it was noted.
    if (refused) throw new Refusal(refused, WHY[refused]);
  }

  /** Newest first. Each is checked again against the key that signed it: what was changed since shows. */
  async ofCounter(staff: StaffSession, counterId: CounterId): Promise<KeptServiceReport[]> {
    const rows = await this.database.inZone(staff.zoneId, async (tx) => {
      const [counter] = await tx.query('SELECT 1 FROM counter WHERE id = $1', [counterId]);
      if (!counter) throw new Refusal('not_found', 'There is no such counter.');
      return tx.query<Row>(
        `SELECT r.report, r.signature, r.public_key AS "publicKey", r.received_at AS "receivedAt", s.name AS technician
         FROM service_report r
         JOIN service_visit v ON v.zone_id = r.zone_id AND v.id = r.visit_id
         JOIN staff s ON s.id = v.technician_id
         WHERE r.counter_id = $1 ORDER BY r.id DESC LIMIT $2`,
        [counterId, MOST_SHOWN],
      );
    });
    return rows.map(reportOf);
  }
}

type Row = {
  report: string;
  signature: Buffer;
  publicKey: Buffer;
  receivedAt: Date;
  technician: string;
};

const reportOf = ({ report, signature, publicKey, receivedAt, technician }: Row): KeptServiceReport =>
  KeptServiceReport.parse({
    ...ServiceReport.parse(JSON.parse(report)),
    technician,
    receivedAt: receivedAt.toISOString(),
    verified: isSignedBy(publicKey, serviceReportText(report), signature),
  });

/** @returns why it was not kept */
async function keepReport(
  tx: ZoneTransaction,
  counter: CounterIdentity,
  { report, signature }: SignedServiceReport,
): Promise<Reason | undefined> {
  const publicKey = await publicKeyOf(tx, counter.counterId);
  const bytes = Buffer.from(signature, 'base64');
  if (!publicKey || !isSignedBy(publicKey, serviceReportText(report), bytes)) return 'signature_not_valid';
  const told = parsed(report);
  if (!told) return 'bad_request';
  if (told.counterId !== counter.counterId) return 'not_found';
  const reason = await whyNotNow(tx, counter, told);
  if (reason) return reason;
  await tx.query(
    `INSERT INTO service_report (zone_id, visit_id, counter_id, report, report_hash, signature, public_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (zone_id, visit_id, report_hash) DO NOTHING`,
    [tx.zoneId, told.visitId, counter.counterId, report, sha256(report), bytes, publicKey],
  );
  tx.changed('counter', counter.counterId);
  return undefined;
}

function parsed(report: string): ServiceReport | undefined {
  try {
    return ServiceReport.safeParse(JSON.parse(report)).data;
  } catch {
    return undefined;
  }
}

async function whyNotNow(
  tx: ZoneTransaction,
  { counterId }: CounterIdentity,
  { visitId }: ServiceReport,
): Promise<Reason | undefined> {
  const [visit] = await tx.query<{ over: boolean; technician: boolean; reports: number }>(
    `SELECT clock_timestamp() > v.expires_at + make_interval(secs => $3) AS over,
       EXISTS (SELECT FROM membership m WHERE m.staff_id = v.technician_id AND 'technician' = ANY (m.roles))
         AS technician,
       (SELECT count(*)::integer FROM service_report r WHERE r.zone_id = v.zone_id AND r.visit_id = v.id) AS reports
     FROM service_visit v WHERE v.id = $1 AND v.counter_id = $2`,
    [visitId, counterId, GRACE_SECONDS],
  );
  if (!visit) return 'not_found';
  if (visit.over) return 'out_of_state';
  if (!visit.technician) return 'forbidden';
  return visit.reports >= MOST_REPORTS ? 'too_many_requests' : undefined;
}
