import type { RoutingPolicy, ZoneId } from '@loket/contract';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Bus } from '../bus/bus.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import type { ChangeKind } from '../database/zone-notice.ts';
import { Latest } from '../live/latest.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { tendOffers } from './offering.ts';
import { QUEUE_PORTS, type QueuePorts, queuePorts } from './ports.ts';

/** After one of these somebody can be asked who could not be asked before. */
const MAKES_A_DIFFERENCE: ReadonlySet<ChangeKind> = new Set(['ticket', 'inspector', 'counter', 'policy']);

/** Asks inspectors the moment something changed; the sweep's look every second is the net under it. */
@Injectable()
export class OfferWatch implements OnApplicationBootstrap {
  readonly #tending = new Map<ZoneId, Latest>();
  /** So that a zone whose inspectors ask for themselves costs nothing. Forgotten when the policy changes. */
  readonly #modes = new Map<ZoneId, RoutingPolicy['mode']>();

  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(LOG) private readonly log: Log,
    @Inject(QUEUE_PORTS) private readonly ports: QueuePorts = queuePorts,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.subscribe({
      changed: async (zoneId, { kind }) => {
        if (kind === 'policy') this.#modes.delete(zoneId);
        if (MAKES_A_DIFFERENCE.has(kind) && this.#modes.get(zoneId) !== 'next') void this.#of(zoneId).run();
      },
      missed: async (zoneId) => {
        this.#modes.delete(zoneId);
        void this.#of(zoneId).run();
      },
    });
  }

  #of(zoneId: ZoneId): Latest {
    const known = this.#tending.get(zoneId);
    if (known) return known;
    const tending = new Latest(
      async () => {
        this.#modes.set(zoneId, await this.database.inZone(zoneId, (tx) => tendOffers(tx, this.ports)));
      },
      (error) => this.log.warn(describeError(error), 'inspectors could not be asked'),
    );
    this.#tending.set(zoneId, tending);
    return tending;
  }
}
