import type { Locale } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { comeBack, giveUp } from '../queue/citizen.ts';
import { readFollowSecret } from '../queue/follow-secret.ts';
import { KnownWaits } from '../waiting/known-waits.ts';
import { type Followed, mayGiveUp } from './follow-page.ts';
import { type FollowedTicket, followedTicket } from './followed-ticket.repository.ts';

/** Another language than the ticket's own; not refreshing itself. */
export type AskedPage = { lang?: Locale | undefined; still?: string | undefined };

/** What whoever holds the paper can see and do: nobody else knows the address, and nothing says who they are. */
@Injectable()
export class FollowedTickets {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(KnownWaits) private readonly waits: KnownWaits,
  ) {}

  /** @returns nothing for an address that is nobody's, or no more */
  find(secret: string, { lang, still }: AskedPage): Promise<Followed | undefined> {
    return this.withTicket(secret, async (tx, ticket) => {
      const wait = ticket.state === 'waiting' ? (await this.waits.intervals(tx)).get(ticket.id) : null;
      return {
        ticket,
        wait: wait ?? null,
        secret,
        locale: lang ?? ticket.locale,
        still: still !== undefined,
      };
    });
  }

  /** @throws Refusal `out_of_state`, `conflict` when it was called or ended in this very instant */
  async giveUp(secret: string): Promise<void> {
    await this.withTicket(secret, async (tx, ticket) => {
      if (mayGiveUp(ticket)) await giveUp(tx, ticket.id);
    });
  }

  /** @throws Refusal `out_of_state` when it is back already */
  async comeBack(secret: string): Promise<void> {
    await this.withTicket(secret, async (tx, ticket) => {
      if (ticket.mayComeBack) await comeBack(tx, ticket.id);
    });
  }

  private async withTicket<Value>(
    secret: string,
    work: (tx: ZoneTransaction, ticket: FollowedTicket) => Promise<Value>,
  ): Promise<Value | undefined> {
    const read = readFollowSecret(secret);
    const zone = read && (await this.database.zones()).find(({ code }) => code === read.zoneCode);
    if (!zone) return undefined;
    return this.database.inZone(zone.id, async (tx) => {
      const ticket = await followedTicket(tx, read.hash);
      return ticket && work(tx, ticket);
    });
  }
}
