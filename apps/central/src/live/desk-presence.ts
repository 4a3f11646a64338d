import type { StaffId, ZoneId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Identities } from '../access/identities.ts';
import { renewLeases } from '../consultations/lease.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { noticeOpenDesks } from '../staff/at-work.ts';
import { DeskSockets } from './desk-sockets.ts';
import { Latest } from './latest.ts';

/** Well within the ten seconds after which an inspector counts as gone, and the five that a revocation may take. */
const EVERY_MS = 3_000;

/** Says that these inspectors have a desk open, and so hold on to the citizen they are with. */
export async function touchDesks(
  database: ZoneDatabase,
  zoneId: ZoneId,
  staffIds: readonly StaffId[],
): Promise<void> {
  await database.inZone(zoneId, async (tx) => {
    await renewLeases(tx, staffIds);
    await noticeOpenDesks(tx, staffIds);
  });
}

/** Every few seconds: which inspectors have a desk here, and whether each desk's session still holds. */
@Injectable()
export class DeskPresence implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(DeskSockets) private readonly desks: DeskSockets,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const looking = new Latest(
      () => this.look(),
      (error) => this.log.warn(describeError(error), 'the desks could not be looked at'),
    );
    this.#timer = setInterval(() => void looking.run(), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  private async look(): Promise<void> {
    await this.endWithoutSession();
    const byZone = new Map<ZoneId, Set<StaffId>>();
    for (const { who } of this.desks.all)
      byZone.set(who.zoneId, (byZone.get(who.zoneId) ?? new Set()).add(who.staffId));
    for (const [zoneId, staffIds] of byZone) await touchDesks(this.database, zoneId, [...staffIds]);
  }

  private async endWithoutSession(): Promise<void> {
    for (const desk of this.desks.all) {
      const session = await this.identities.staffSessionOf(desk.socket.handshake.headers.cookie);
      if (session?.sessionId !== desk.who.sessionId) this.desks.end(desk);
    }
  }
}
