import { err, ok, type Result } from '@loket/contract';
import { createTransport } from 'nodemailer';
import type { OpenedMail } from './mail-content.ts';

/** `refused`: the server will never take this one (SMTP 5xx). `away`: later it may. */
export type SendProblem = { kind: 'refused' | 'away'; code: string };

export type SendMail = (mail: OpenedMail & { messageId: string }) => Promise<Result<undefined, SendProblem>>;

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** @param url `smtp://` or `smtps://`, with user and password where the server asks for them */
export function smtpSender({ url, from }: { url: string; from: string }): {
  send: SendMail;
  close(): void;
} {
  const transport = createTransport(
    {
      url,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      // What we send is in memory; nothing that a mail says may make this process open a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: mail.messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
          attachments: mail.attachments.map(({ filename, contentType, content }) => ({
            filename,
            contentType,
            content,
          })),
          ...(mail.calendar && {
            icalEvent: {
              method: mail.calendar.method,
              filename: 'afspraak.ics',
              content: mail.calendar.content,
            },
          }),
        });
        return ok();
      } catch (error) {
        return err(problemOf(error));
      }
    },
    close: () => transport.close(),
  };
}

/** Only codes leave here: an SMTP answer can repeat the address. */
function problemOf(error: unknown): SendProblem {
  const status: unknown = Reflect.get(Object(error), 'responseCode');
  const code: unknown = Reflect.get(Object(error), 'code');
  if (typeof status === 'number') return { kind: status >= 500 ? 'refused' : 'away', code: String(status) };
  const known = typeof code === 'string' && /^[A-Z0-9_]{1,20}$/.test(code) ? code : 'UNKNOWN';
  return { kind: known === 'EENVELOPE' ? 'refused' : 'away', code: known };
}
