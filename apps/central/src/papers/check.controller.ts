import { Locale, PaperCheck, REST } from '@loket/contract';
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Access } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { plainPageHeaders } from '../web/plain-page.ts';
import { checkPage } from './check-page.ts';
import { PaperChecks } from './paper-checks.ts';

const Asked = z.object({
  code: z.string().trim().max(40).default(''),
  lang: Locale.optional().catch(undefined),
});
const Code = z.object({ code: z.string().trim().min(1).max(40) });

/** For whoever is handed a paper: a municipality, an insurer, a landlord. */
@Controller()
@Access('public')
export class PaperCheckController {
  constructor(@Inject(PaperChecks) private readonly checks: PaperChecks) {}

  @Get(REST.checkPaper)
  @ApiExcludeEndpoint()
  async page(
    @Query(new Checked(Asked)) { code, lang }: z.output<typeof Asked>,
    @Headers('accept-language') accepted: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const check = code ? await this.checks.check(code) : undefined;
    response.set(plainPageHeaders(false));
    response.send(checkPage(lang ?? preferred(accepted), code, check));
  }

  @Get(REST.checkPaperApi)
  @Documented({
    summary: 'Whether a code on a paper is genuine; says nothing about a person',
    query: Code,
    answer: PaperCheck,
    refusals: ['bad_request', 'too_many_requests'],
  })
  check(@Query(new Checked(Code)) { code }: z.output<typeof Code>): Promise<PaperCheck> {
    return this.checks.check(code);
  }
}

/** The first language of the browser that we speak. */
function preferred(accepted = ''): Locale {
  for (const wish of accepted.slice(0, 200).split(',')) {
    const known = Locale.safeParse(wish.trim().slice(0, 2).toLowerCase());
    if (known.success) return known.data;
  }
  return 'nl';
}
