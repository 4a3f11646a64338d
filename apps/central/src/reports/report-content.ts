import { ReporterRole, type SendReport } from '@loket/contract';
import { z } from 'zod';
import type { DataKey } from '../vault/vault.ts';

const KIND = 'report';

/** What a citizen told, as it is sealed. */
const Stored = z.object({
  role: ReporterRole.nullable(),
  text: z.string(),
  when: z.string(),
  place: z.string(),
  point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  person: z
    .object({
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      mailMe: z.boolean(),
    })
    .nullable(),
});
export type ReportContent = z.infer<typeof Stored>;

export function sealReport(key: DataKey, report: SendReport): Buffer {
  const { role, text, when, place, point, person } = report;
  const stored: ReportContent = { role, text, when, place, point, person };
  return key.seal(KIND, Buffer.from(JSON.stringify(stored)));
}

export function openReport(key: DataKey, sealed: Uint8Array): ReportContent | undefined {
  const opened = key.open(KIND, sealed);
  return opened.ok ? Stored.parse(JSON.parse(opened.value.toString('utf8'))) : undefined;
}

export const sealWords = (key: DataKey, text: string): Buffer => key.seal('report_word', Buffer.from(text));

export function openWords(key: DataKey, sealed: Uint8Array): string | undefined {
  const opened = key.open('report_word', sealed);
  return opened.ok ? opened.value.toString('utf8') : undefined;
}
