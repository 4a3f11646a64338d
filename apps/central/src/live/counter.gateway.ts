import { COUNTER_NAMESPACE } from '@loket/contract';
import { Inject } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import type { CounterIdentity } from '../access/access.ts';
import { Identities } from '../access/identities.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { noteConnection } from '../fleet/heartbeats.repository.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { CounterMessages } from './counter-messages.ts';
import { type CounterSocket, CounterSockets } from './counter-sockets.ts';
import { admitBy, SOCKET_OPTIONS } from './handshake.ts';
import { bindLink } from './link.ts';

/** The counters' door: in with a token (`auth: { token }`), then one socket a counter. */
@WebSocketGateway({ ...SOCKET_OPTIONS, namespace: COUNTER_NAMESPACE })
export class CounterGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<CounterSocket> {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(CounterMessages) private readonly messages: CounterMessages,
    @Inject(CounterSockets) private readonly sockets: CounterSockets,
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(LOG) private readonly log: Log,
  ) {}

  afterInit(namespace: Namespace): void {
    admitBy(namespace, (socket) => this.admit(socket), this.log);
  }

  handleConnection(socket: CounterSocket): void {
    bindLink(socket, this.messages.handlersFor(socket.data.who), this.log);
    this.sockets.connect(socket).catch((error: unknown) => {
      this.log.warn(describeError(error), 'a counter could not be welcomed');
      socket.disconnect(true);
    });
  }

  private async admit(socket: Socket): Promise<CounterIdentity> {
    const token: unknown = socket.handshake.auth.token;
    const counter = typeof token === 'string' ? await this.identities.counterOf(token) : undefined;
    if (!counter) throw new Refusal('unauthenticated', 'This needs the token of a counter.');
    // Before its first heartbeat: that one would hide since when it was away.
    await this.database.inZone(counter.zoneId, (tx) => noteConnection(tx, counter.counterId));
    return counter;
  }
}
