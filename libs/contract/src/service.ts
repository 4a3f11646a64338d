import { z } from 'zod';
import { DeviceIdentity, DeviceName, DeviceReport } from './devices.ts';
import { CounterId, Instant, id } from './ids.ts';
import { EnrolmentCode, InstallationTest } from './places.ts';

/**
 * A technician at a counter. A code that the technician makes at the console, logged in as himself, opens the service
 * page of that one counter for a while; what is tested there goes to central as a report under the counter's own key.
 */

export const ServiceVisitId = id<'ServiceVisitId'>();
export type ServiceVisitId = z.infer<typeof ServiceVisitId>;

/** Twelve letters and digits like a code of enrolment, made for one counter by one technician; once, for 15 minutes. */
export const MadeServiceCode = z.object({ code: z.string().max(20), expiresAt: Instant });
export type MadeServiceCode = z.infer<typeof MadeServiceCode>;

/** Counter to central: the code that somebody typed. Wrong ones are counted and noted. */
export const OpenService = z.object({ code: EnrolmentCode });
export type OpenService = z.infer<typeof OpenService>;
export const SERVICE_VISIT_MS = 30 * 60_000;
export const OpenedService = z.object({
  visitId: ServiceVisitId,
  technician: z.string().max(120),
  expiresAt: Instant,
});
export type OpenedService = z.infer<typeof OpenedService>;

/** All that a technician saw and proved at the counter. */
export const ServiceReport = z.object({
  visitId: ServiceVisitId,
  counterId: CounterId,
  at: Instant,
  appVersion: z.string().max(40),
  devices: DeviceReport,
  identities: z.partialRecord(DeviceName, DeviceIdentity),
  tests: z.array(InstallationTest).max(20),
  note: z.string().trim().max(500),
});
export type ServiceReport = z.infer<typeof ServiceReport>;

/** `report`: the JSON text that was signed, as it is; `signature`: ECDSA P-256/SHA-256, IEEE P1363, over `serviceReportText`. */
export const SignedServiceReport = z.object({
  report: z.string().max(20_000),
  signature: z.base64().max(200),
});
export type SignedServiceReport = z.infer<typeof SignedServiceReport>;

/** What is signed: bound to its purpose, so that a signature serves nothing else. */
export const serviceReportText = (report: string): string => `loket service report v1\n${report}`;

/** A report as the console shows it. `verified`: the key that the counter had then signed just these words. */
export const KeptServiceReport = ServiceReport.extend({
  technician: z.string().max(120),
  receivedAt: Instant,
  verified: z.boolean(),
});
export type KeptServiceReport = z.infer<typeof KeptServiceReport>;
