import { Locale, REST } from '@loket/contract';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  Inject,
  Injectable,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Access } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { failureOf, isUnexpected, STATUS_OF } from '../boundary/failure-of.ts';
import { Refusal } from '../boundary/refusal.ts';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { plainPageHeaders } from '../web/plain-page.ts';
import { type AskedPage, FollowedTickets } from './follow.service.ts';
import {
  addressOf,
  type Followed,
  followPage,
  giveUpPage,
  laterPage,
  mayGiveUp,
  noTicketPage,
  REFRESH_SECONDS,
  refreshes,
} from './follow-page.ts';

/** Anything that is no language of ours is the ticket's own. */
const Asked = new Checked(
  z.object({ lang: Locale.optional().catch(undefined), still: z.literal('1').optional().catch(undefined) }),
);

/** What goes wrong is said as a page too. */
@Injectable()
@Catch()
class FollowRefused implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { code } = failureOf(error);
    if (isUnexpected(error)) this.log.error(describeError(error), 'a ticket could not be followed');
    response.status(STATUS_OF[code]).set(plainPageHeaders(false));
    if (code === 'not_found' || code === 'bad_request') response.send(noTicketPage());
    else response.set('Refresh', '30').send(laterPage());
  }
}

/** The page behind a ticket's QR code: whoever holds the paper sees how far it is. Reading it changes nothing. */
@Controller()
@Access('public')
@ApiExcludeController()
@UseFilters(FollowRefused)
export class FollowController {
  constructor(@Inject(FollowedTickets) private readonly tickets: FollowedTickets) {}

  @Get(REST.follow(':secret'))
  async follow(
    @Param('secret') secret: string,
    @Query(Asked) asked: AskedPage,
    @Res() response: Response,
  ): Promise<void> {
    const followed = await this.tickets.find(secret, asked);
    if (followed && refreshes(followed)) response.set('Refresh', String(REFRESH_SECONDS));
    show(response, followed, followPage);
  }

  @Get(REST.giveUp(':secret'))
  async askToGiveUp(
    @Param('secret') secret: string,
    @Query(Asked) asked: AskedPage,
    @Res() response: Response,
  ): Promise<void> {
    const followed = await this.tickets.find(secret, asked);
    if (followed && !mayGiveUp(followed.ticket)) response.redirect(303, addressOf(followed));
    else show(response, followed, giveUpPage);
  }

  @Post(REST.giveUp(':secret'))
  async giveUp(
    @Param('secret') secret: string,
    @Query(Asked) asked: AskedPage,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    checkFromPage(request);
    await unlessOvertaken(this.tickets.giveUp(secret));
    await this.back(secret, asked, response);
  }

  @Post(REST.comeBack(':secret'))
  async comeBack(
    @Param('secret') secret: string,
    @Query(Asked) asked: AskedPage,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    checkFromPage(request);
    await unlessOvertaken(this.tickets.comeBack(secret));
    await this.back(secret, asked, response);
  }

  /** To the page, which says how things stand now; a reload there does not ask again. */
  private async back(secret: string, asked: AskedPage, response: Response): Promise<void> {
    const followed = await this.tickets.find(secret, asked);
    if (followed) response.redirect(303, addressOf(followed));
    else show(response, followed, followPage);
  }
}

/** The guard let no other site in; here a browser has to say that it is on our own page. */
function checkFromPage({ headers }: Request): void {
  if (headers.origin === undefined)
    throw new Refusal('forbidden', 'This request does not come from the ticket’s page.');
}

/** Called, ended or back in this very instant: the page says so. */
async function unlessOvertaken(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const { code } = failureOf(error);
    if (code !== 'out_of_state' && code !== 'conflict') throw error;
  }
}

function show(
  response: Response,
  followed: Followed | undefined,
  page: (followed: Followed) => string,
): void {
  response.status(followed ? 200 : 404).set(plainPageHeaders(false));
  response.send(followed ? page(followed) : noTicketPage());
}
