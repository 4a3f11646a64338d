import { REST } from '@loket/contract';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../access/access.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { readFollowSecret } from '../queue/follow-secret.ts';
import { followPage, noTicketPage } from './follow-page.ts';
import { type FollowedTicket, followedTicket } from './followed-ticket.repository.ts';

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** The page behind a ticket's QR code: whoever holds the paper sees how far it is. */
@Controller()
@Access('public')
export class FollowController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Get(REST.follow(':secret'))
  @ApiExcludeEndpoint()
  async follow(@Param('secret') secret: string, @Res() response: Response): Promise<void> {
    const ticket = await this.find(secret);
    response.status(ticket ? 200 : 404).set(HEADERS);
    response.send(ticket ? followPage(ticket) : noTicketPage());
  }

  private async find(secret: string): Promise<FollowedTicket | undefined> {
    const read = readFollowSecret(secret);
    const zone = read && (await this.database.zones()).find(({ code }) => code === read.zoneCode);
    return zone && this.database.inZone(zone.id, (tx) => followedTicket(tx, read.hash));
  }
}
