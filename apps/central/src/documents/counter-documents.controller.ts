import { DocumentId, MAX_STILL_BYTES, REST, StillRequestId } from '@loket/contract';
import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Access, type CounterIdentity, CurrentCounter } from '../access/access.ts';
import { readBytes, sendBytes } from '../boundary/bytes.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { Documents } from './documents.service.ts';
import { Stills } from './stills.ts';

const REFUSALS = ['bad_request', 'unauthenticated', 'not_found', 'out_of_state'] as const;

/** Documents on the counter's side. */
@Controller()
@Access('counter')
export class CounterDocumentsController {
  constructor(
    @Inject(Documents) private readonly documents: Documents,
    @Inject(Stills) private readonly stills: Stills,
  ) {}

  @Get(REST.counterDocument(':id'))
  @Documented({ summary: 'The document that is shown at this counter now', status: 200, refusals: REFUSALS })
  async shown(
    @CurrentCounter() counter: CounterIdentity,
    @Param(new Checked(z.object({ id: DocumentId }))) { id }: { id: DocumentId },
    @Res() response: Response,
  ): Promise<void> {
    const { mediaType, bytes } = await this.documents.forCounter(counter, id);
    sendBytes(response, mediaType, bytes);
  }

  @Post(REST.counterStill(':id'))
  @HttpCode(204)
  @Documented({
    summary: 'The still (image/jpeg as the body) that this counter was asked for',
    refusals: [...REFUSALS, 'too_large', 'file_not_accepted'],
  })
  async still(
    @CurrentCounter() counter: CounterIdentity,
    @Param(new Checked(z.object({ id: StillRequestId }))) { id }: { id: StillRequestId },
    @Req() request: Request,
  ): Promise<void> {
    await this.stills.received(counter, id, await readBytes(request, 'image/jpeg', MAX_STILL_BYTES));
  }
}
