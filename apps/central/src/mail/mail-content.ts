import type { MailPurpose } from '@loket/contract';
import { z } from 'zod';
import type { DataKey } from '../vault/vault.ts';

const KIND = 'mail';

export type MailAttachment = { filename: string; contentType: string; content: Uint8Array };

export type NewMail = {
  to: string;
  /** Neutral: it is shown on locked telephones. */
  subject: string;
  text: string;
  attachments?: readonly MailAttachment[];
  /** An invitation that calendars understand (RFC 6047). */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
  purpose: MailPurpose;
};

/** A mail as it lies in the database, before sealing. */
const Stored = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), base64: z.string() })),
  calendar: z.object({ method: z.enum(['REQUEST', 'CANCEL']), content: z.string() }).nullable(),
});

export type OpenedMail = Omit<z.infer<typeof Stored>, 'attachments'> & {
  attachments: { filename: string; contentType: string; content: Buffer }[];
};

export function sealedMail(key: DataKey, mail: NewMail): Buffer {
  const stored: z.infer<typeof Stored> = {
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    attachments: (mail.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      base64: Buffer.from(content).toString('base64'),
    })),
    calendar: mail.calendar ?? null,
  };
  return key.seal(KIND, Buffer.from(JSON.stringify(stored)));
}

/** Undefined when the bytes are not what was sealed. */
export function openedMail(key: DataKey, sealed: Uint8Array): OpenedMail | undefined {
  const opened = key.open(KIND, sealed);
  if (!opened.ok) return undefined;
  const { attachments, ...rest } = Stored.parse(JSON.parse(opened.value.toString('utf8')));
  return {
    ...rest,
    attachments: attachments.map(({ base64, ...about }) => ({
      ...about,
      content: Buffer.from(base64, 'base64'),
    })),
  };
}
