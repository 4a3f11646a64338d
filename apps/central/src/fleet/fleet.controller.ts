import { CounterChallenge, CounterChallengeRequest, CounterProof, CounterToken, REST } from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Documented } from '../openapi/documented.ts';
import { CounterLogins } from './counter-logins.ts';

/** The door for counters; everything after it goes over their socket. */
@Controller()
@Access('public')
export class FleetController {
  constructor(@Inject(CounterLogins) private readonly logins: CounterLogins) {}

  @Post(REST.counterChallenge)
  @HttpCode(200)
  @Documented({
    summary: 'A nonce for a counter to sign, for one minute',
    body: CounterChallengeRequest,
    answer: CounterChallenge,
    refusals: ['bad_request', 'too_many_requests'],
  })
  challenge(
    @Body(new Checked(CounterChallengeRequest)) request: CounterChallengeRequest,
  ): Promise<CounterChallenge> {
    return this.logins.challenge(request);
  }

  @Post(REST.counterToken)
  @HttpCode(200)
  @Documented({
    summary: 'A short-lived token for a counter that signed its nonce',
    body: CounterProof,
    answer: CounterToken,
    refusals: ['bad_request', 'unauthenticated', 'too_many_requests'],
  })
  token(@Body(new Checked(CounterProof)) proof: CounterProof): Promise<CounterToken> {
    return this.logins.token(proof);
  }
}
