import {
  AcceptedPhoto,
  AddWords,
  BySecret,
  FollowedReport,
  PORTAL,
  ReceivedReport,
  SendReport,
} from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Access } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Refusal } from '../boundary/refusal.ts';
import { Documented } from '../openapi/documented.ts';
import { Photos } from './photos.ts';
import { Reports } from './reports.ts';

const InZone = z.object({ zone: z.string().max(40) });
type InZone = z.infer<typeof InZone>;

/** Reporting and asking by anybody; nothing of it ever stands in an address. */
@Controller()
@Access('public')
export class PublicReportsController {
  constructor(
    @Inject(Reports) private readonly reports: Reports,
    @Inject(Photos) private readonly photos: Photos,
  ) {}

  @Post(PORTAL.photos)
  @HttpCode(200)
  @Documented({
    summary: 'A photo (JPEG, PNG or WebP) as the whole body; written anew, without place or camera',
    query: InZone,
    answer: AcceptedPhoto,
    refusals: ['bad_request', 'too_large', 'file_not_accepted', 'too_many_requests'],
  })
  photo(@Query(new Checked(InZone)) { zone }: InZone, @Req() request: Request): Promise<AcceptedPhoto> {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) throw new Refusal('file_not_accepted', 'This is no photo.');
    return this.photos.take(zone, bytes);
  }

  @Post(PORTAL.reports)
  @HttpCode(200)
  @Documented({
    summary: 'Report something, or ask; a repeated request id gives the same answer',
    body: SendReport,
    answer: ReceivedReport,
    refusals: ['bad_request', 'not_found', 'no_email', 'too_many_requests'],
  })
  send(@Body(new Checked(SendReport)) report: SendReport): Promise<ReceivedReport> {
    return this.reports.receive(report);
  }

  @Post(PORTAL.report)
  @HttpCode(200)
  @Documented({
    summary: 'How far a report is, by its personal link',
    body: BySecret,
    answer: FollowedReport,
    refusals: ['bad_request', 'not_found'],
  })
  find(@Body(new Checked(BySecret)) { secret }: BySecret): Promise<FollowedReport> {
    return this.reports.find(secret);
  }

  @Post(PORTAL.addWords)
  @HttpCode(200)
  @Documented({
    summary: 'Add words to a report',
    body: AddWords,
    answer: FollowedReport,
    refusals: ['bad_request', 'not_found', 'out_of_state', 'too_many_requests'],
  })
  addWords(@Body(new Checked(AddWords)) words: AddWords): Promise<FollowedReport> {
    return this.reports.addWords(words);
  }
}
