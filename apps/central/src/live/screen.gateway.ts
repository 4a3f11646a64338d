import { SCREEN_NAMESPACE, ScreenHandshake, type ScreenToCentral } from '@loket/contract';
import { Inject } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { checked } from '../boundary/checked.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { admitBy, SOCKET_OPTIONS } from './handshake.ts';
import { bindLink, type Handler, handler } from './link.ts';
import { type Hanging, MOST_SCREENS, type ScreenSocket, ScreenSockets } from './screen-sockets.ts';

/** The waiting rooms' door: public, so it gives only what may be shouted across a room. */
@WebSocketGateway({ ...SOCKET_OPTIONS, namespace: SCREEN_NAMESPACE })
export class ScreenGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<ScreenSocket> {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(ScreenSockets) private readonly sockets: ScreenSockets,
    @Inject(LOG) private readonly log: Log,
  ) {}

  afterInit(namespace: Namespace): void {
    admitBy(namespace, (socket) => this.admit(socket), this.log);
  }

  handleConnection(socket: ScreenSocket): void {
    const { who } = socket.data;
    const handlers: Record<keyof ScreenToCentral, Handler> = {
      snapshot: handler(z.strictObject({}), () => this.sockets.snapshot(who), 25),
    };
    bindLink(socket, handlers, this.log);
    this.sockets.connect(socket).catch((error: unknown) => {
      this.log.warn(describeError(error), 'a screen could not be welcomed');
      socket.disconnect(true);
    });
  }

  private async admit({ handshake }: Socket): Promise<Hanging> {
    if (this.sockets.count >= MOST_SCREENS)
      throw new Refusal('too_many_requests', 'Too many screens are connected.');
    const { siteId } = checked(ScreenHandshake, handshake.auth);
    for (const { id: zoneId } of await this.database.zones()) {
      const [site] = await this.database.inZone(zoneId, (tx) =>
        tx.query<{ id: string }>('SELECT id FROM site WHERE id = $1', [siteId]),
      );
      if (site) return { zoneId, siteId };
    }
    throw new Refusal('not_found', 'There is no such site.');
  }
}
