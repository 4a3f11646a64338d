import type { ZoneId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isUnexpected } from '../boundary/failure-of.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { touchDossier } from '../dossier/dossiers.ts';
import { forgetDossiersThatAreOver } from '../dossier/keeping.ts';
import { forgetOldDeviceChanges } from '../fleet/device-history.repository.ts';
import { noticeCountersThatWentAway } from '../fleet/heartbeats.repository.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { removeMessagesThatAreOver } from '../messages/messages.repository.ts';
import { noticeEndedMails } from '../papers/paper.repository.ts';
import { expireTickets } from '../queue/expiry.ts';
import { tendOffers } from '../queue/offering.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from '../queue/ports.ts';
import { noticeOpeningsAndClosings } from '../sites/closing.ts';
import { noticeClosedDesks } from '../staff/at-work.ts';
import { doWhatIsDue } from './due.ts';

const EVERY_MS = 1_000;
/** Why a ticket was called can be asked for so long. */
const DECISION_DAYS = 90;
const AT_MOST = 200;
/** Signals that nobody fetched: both ends say hello anew when they connect later than this. */
const SIGNAL_SECONDS = 120;

/** What time does: every second, on every node; the database's locks keep the nodes apart. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(LOG) private readonly log: Log,
    @Inject(QUEUE_PORTS) private readonly ports: QueuePorts = queuePorts,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#running ??= this.sweepAll().finally(() => {
        this.#running = undefined;
      });
    }, EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One pass over a zone. */
  async sweepZone(zoneId: ZoneId): Promise<void> {
    await this.database.inZone(zoneId, noticeCountersThatWentAway);
    // One consultation a transaction, so that one that fails does not hold up the others.
    for (let done = 0; done < AT_MOST; done += 1)
      if (!(await this.database.inZone(zoneId, (tx) => doWhatIsDue(tx, this.ports)))) break;
    // By itself, because it waits for other decisions of the zone and must hold nothing while it does.
    await this.database.inZone(zoneId, (tx) => tendOffers(tx, this.ports));
    await this.database.inZone(zoneId, async (tx) => {
      await noticeClosedDesks(tx);
      await noticeOpeningsAndClosings(tx);
      await removeMessagesThatAreOver(tx);
      await expireTickets(tx, this.ports);
      await forgetWhatIsOver(tx);
      await forgetDossiersThatAreOver(tx);
      for (const told of await noticeEndedMails(tx)) await touchDossier(tx, told);
    });
  }

  private async sweepAll(): Promise<void> {
    try {
      for (const zone of await this.database.zones()) await this.sweepZone(zone.id);
    } catch (error) {
      if (isUnexpected(error)) this.log.error(describeError(error), 'a sweep failed');
    }
  }
}

async function forgetWhatIsOver(tx: ZoneTransaction): Promise<void> {
  await tx.query('DELETE FROM relayed_signal WHERE at < clock_timestamp() - make_interval(secs => $1)', [
    SIGNAL_SECONDS,
  ]);
  // Asked once, so that the index answers: a clock that runs on would have to be compared with every row.
  await tx.query(
    'DELETE FROM routing_decision WHERE at < (SELECT clock_timestamp()) - make_interval(days => $1)',
    [DECISION_DAYS],
  );
  await forgetOldDeviceChanges(tx);
  await tx.query('DELETE FROM counter_challenge WHERE expires_at < clock_timestamp()');
  await tx.query('DELETE FROM counter_session WHERE expires_at < clock_timestamp()');
  await tx.query('DELETE FROM staff_session WHERE expires_at < clock_timestamp()');
}
