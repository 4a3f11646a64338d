import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type CaughtMail = {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly attachments: readonly { filename: string; contentType: string; content: Buffer }[];
  readonly at: Date;
};

/** A mail server that sends nothing on: what central mails in development and in tests ends here. */
export type MailCatcher = {
  /** For LOKET_SMTP_URL. */
  readonly url: string;
  /** Newest last. */
  readonly mails: readonly CaughtMail[];
  /** @returns stops listening */
  onMail(listener: (mail: CaughtMail) => void): () => void;
  /** The first mail that fits, caught already or still to come. */
  until(fits: (mail: CaughtMail) => boolean, timeoutMs?: number): Promise<CaughtMail>;
  stop(): Promise<void>;
};

const largestMailBytes = 25_000_000;

/** @param port 0 takes any free one; a test that lets the server go down and come back names it */
export async function startMailCatcher(port = 0): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const listeners = new Set<(mail: CaughtMail) => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: largestMailBytes,
    // Before a mail is accepted it is parsed, so that what cannot be read is refused and not lost.
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        parsed(Buffer.concat(parts), to).then(
          (mail) => {
            mails.push(mail);
            for (const listener of listeners) listener(mail);
            done();
          },
          (cause: unknown) => done(cause instanceof Error ? cause : new Error('unreadable mail')),
        );
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  // Boundary: a server that listens on TCP has an address with a port.
  const listening = (server.server.address() as AddressInfo).port;
  const onMail = (listener: (mail: CaughtMail) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    url: `smtp://127.0.0.1:${listening}`,
    mails,
    onMail,
    until: (fits, timeoutMs = 20_000) =>
      new Promise((resolve, reject) => {
        const found = mails.find(fits);
        if (found) {
          resolve(found);
          return;
        }
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`no mail that fits came; subjects: ${mails.map((m) => m.subject).join(' | ')}`));
        }, timeoutMs);
        const stop = onMail((mail) => {
          if (!fits(mail)) return;
          clearTimeout(timer);
          stop();
          resolve(mail);
        });
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function parsed(bytes: Buffer, to: string): Promise<CaughtMail> {
  const mail = await PostalMime.parse(bytes);
  return {
    to,
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    messageId: mail.messageId ?? '',
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? '',
      contentType: mimeType,
      content: typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
    })),
    at: new Date(),
  };
}
