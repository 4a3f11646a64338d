import { DESK_NAMESPACE, type DeskToCentral, EditStatement, SignalMessage } from '@loket/contract';
import { Inject } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { StaffSession } from '../access/access.ts';
import { Identities } from '../access/identities.ts';
import { isOwnOrigin } from '../access/origin.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { Statements } from '../statements/statements.service.ts';
import { touchDesks } from './desk-presence.ts';
import { type DeskSocket, DeskSockets } from './desk-sockets.ts';
import { admitBy, SOCKET_OPTIONS } from './handshake.ts';
import { bindLink, type Handler, handler } from './link.ts';
import { LiveEnds } from './live-ends.ts';

/** The desks' door: in with the session's cookie, from our own page. */
@WebSocketGateway({ ...SOCKET_OPTIONS, namespace: DESK_NAMESPACE })
export class DeskGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<DeskSocket> {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(DeskSockets) private readonly sockets: DeskSockets,
    @Inject(LiveEnds) private readonly ends: LiveEnds,
    @Inject(Statements) private readonly statements: Statements,
    @Inject(LOG) private readonly log: Log,
  ) {}

  afterInit(namespace: Namespace): void {
    admitBy(namespace, (socket) => this.admit(socket), this.log);
  }

  handleConnection(socket: DeskSocket): void {
    bindLink(socket, this.handlersFor(socket), this.log);
    this.welcome(socket).catch((error: unknown) => {
      this.log.warn(describeError(error), 'a desk could not be welcomed');
      socket.disconnect(true);
    });
  }

  private async welcome(socket: DeskSocket): Promise<void> {
    const { zoneId, staffId } = socket.data.who;
    await touchDesks(this.database, zoneId, [staffId]);
    await this.sockets.connect(socket);
  }

  private handlersFor({ data: { who } }: DeskSocket): Record<keyof DeskToCentral, Handler> {
    return {
      snapshot: handler(z.strictObject({}), () => this.sockets.snapshot(who), 5),
      'statement:edit': handler(EditStatement, (edit) => this.statements.edit(who, edit)),
      signal: handler(SignalMessage, (message) =>
        this.ends.pass(who.zoneId, { end: 'desk', id: who.staffId }, message),
      ),
    };
  }

  private async admit({ handshake: { headers } }: Socket): Promise<StaffSession> {
    if (!isOwnOrigin(headers, this.configuration))
      throw new Refusal('forbidden', 'This connection comes from another site.');
    const staff = await this.identities.staffSessionOf(headers.cookie);
    if (!staff) throw new Refusal('unauthenticated', 'This needs a login.');
    if (!staff.roles.some((role) => role === 'inspector' || role === 'chief_inspector'))
      throw new Refusal('forbidden', 'This needs another role.');
    return staff;
  }
}
