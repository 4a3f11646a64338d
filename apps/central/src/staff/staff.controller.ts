import { InspectorState, Login, Me, REST, SetAvailability } from '@loket/contract';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { SESSION_COOKIE } from '../access/identities.ts';
import { Checked } from '../boundary/checked.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { checkCap } from '../sites/cap.repository.ts';
import { inspectorStates, setAvailability } from './inspectors.repository.ts';
import { Sessions } from './sessions.ts';

/** The staff's door, and what each says of themselves. */
@Controller()
export class StaffController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Post(REST.login)
  @HttpCode(200)
  @Access('public')
  @Documented({
    summary: 'Log in; sets the session cookie',
    body: Login,
    answer: Me,
    refusals: ['bad_request', 'unauthenticated', 'too_many_requests'],
  })
  async login(
    @Body(new Checked(Login)) login: Login,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const { me, token } = await this.sessions.login(login, request.ip ?? 'unknown');
    response.cookie(SESSION_COOKIE, token, this.cookie);
    return me;
  }

  @Get(REST.session)
  @Access('staff')
  @Documented({ summary: 'Who is logged in', answer: Me, refusals: ['unauthenticated'] })
  me(@CurrentStaff() { staffId, name, zoneId, zoneName, roles }: StaffSession): Me {
    return { staffId, name, zoneId, zoneName, roles: [...roles] };
  }

  @Delete(REST.session)
  @HttpCode(204)
  @Access('staff')
  @Documented({ summary: 'Log out', refusals: ['unauthenticated'] })
  async logout(
    @CurrentStaff() session: StaffSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.logout(session);
    response.clearCookie(SESSION_COOKIE, this.cookie);
  }

  @Put(REST.availability)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Say whether I take calls',
    body: SetAvailability,
    answer: InspectorState,
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'cap_reached'],
  })
  availability(
    @CurrentStaff() { zoneId, staffId }: StaffSession,
    @Body(new Checked(SetAvailability)) { availability }: SetAvailability,
  ): Promise<InspectorState> {
    return this.database.inZone(zoneId, async (tx) => {
      if (availability === 'available') await checkCap(tx, staffId);
      await setAvailability(tx, staffId, availability);
      const [state] = await inspectorStates(tx, staffId);
      if (!state) throw new Error('an inspector that was just written is not there');
      return state;
    });
  }

  private get cookie() {
    return {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: this.configuration.publicUrl.startsWith('https:'),
    } as const;
  }
}
