import { Client, type Notification } from 'pg';
import { NOTICE_CHANNEL, ZoneNotice } from '../database/zone-notice.ts';

type Listener = {
  notice(notice: ZoneNotice): void;
  /** The connection stands (again); anything may have been missed before. */
  connected(): void;
  failed(error: unknown): void;
};

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** This node's one LISTEN connection. Comes back by itself, slower each time while the database is away. */
export class NoticeListener {
  readonly #databaseUrl: string;
  readonly #listener: Listener;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waitMs = FIRST_WAIT_MS;
  #closed = false;

  constructor(databaseUrl: string, listener: Listener) {
    this.#databaseUrl = databaseUrl;
    this.#listener = listener;
  }

  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.#databaseUrl,
      application_name: 'loket central bus',
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    this.#client = client;
    client.on('notification', (notification) => this.#receive(notification));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, undefined));
    try {
      await client.connect();
      await client.query(`LISTEN ${NOTICE_CHANNEL}`);
      if (this.#closed) return void client.end();
      this.#waitMs = FIRST_WAIT_MS;
      this.#listener.connected();
    } catch (error) {
      this.#lost(client, error);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  #lost(client: Client, error: unknown): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = undefined;
    if (error !== undefined) this.#listener.failed(error);
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.open(), this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }

  #receive({ payload }: Notification): void {
    const notice = ZoneNotice.safeParse(parseJson(payload));
    if (notice.success) this.#listener.notice(notice.data);
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
