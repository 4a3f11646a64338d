import { randomBytes } from 'node:crypto';
import type { CounterChallenge, CounterChallengeRequest, CounterProof, CounterToken } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { makeSecretToken, sha256 } from '../access/secret-token.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import {
  publicKeyOf,
  storeChallenge,
  storeCounterSession,
  takeChallenge,
} from './counter-logins.repository.ts';
import { provesItself } from './proof.ts';

const CHALLENGE_SECONDS = 60;
const TOKEN_SECONDS = 600;

/** How a counter logs in: it asks for a nonce, signs it with its own key, and gets a token for ten minutes. */
@Injectable()
export class CounterLogins {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /** Answers for unknown and revoked counters alike, so that nobody learns which exist. */
  async challenge({ zoneId, counterId }: CounterChallengeRequest): Promise<CounterChallenge> {
    const nonce = randomBytes(32).toString('base64');
    await this.database.inZone(zoneId, async (tx) => {
      if (await publicKeyOf(tx, counterId))
        await storeChallenge(tx, counterId, sha256(nonce), CHALLENGE_SECONDS);
    });
    return { nonce, expiresInSeconds: CHALLENGE_SECONDS };
  }

  /** @throws Refusal `unauthenticated`; the nonce is used up in either case */
  async token(proof: CounterProof): Promise<CounterToken> {
    const text = await this.database.inZone(proof.zoneId, async (tx) => {
      if (!(await takeChallenge(tx, proof.counterId, sha256(proof.nonce)))) return undefined;
      const publicKey = await publicKeyOf(tx, proof.counterId);
      if (!publicKey || !provesItself(publicKey, proof)) return undefined;
      const token = makeSecretToken(tx.zoneId);
      await storeCounterSession(tx, proof.counterId, token.hash, TOKEN_SECONDS);
      return token.text;
    });
    // Outside the transaction: the refusal must not bring the used nonce back.
    if (text === undefined) throw new Refusal('unauthenticated', 'This does not prove which counter it is.');
    return { token: text, expiresInSeconds: TOKEN_SECONDS };
  }
}
