import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { LOG, type Log } from '../logging/log.ts';
import { openAuthorityLine, STATE_HOSTS } from './authority-line.ts';
import { Revocation } from './revocation.ts';

@Module({
  providers: [
    {
      provide: Revocation,
      inject: [CONFIGURATION, LOG],
      useFactory: ({ revocation: { asks, testHosts } }: Configuration, log: Log) =>
        new Revocation({
          asks,
          line: openAuthorityLine([...STATE_HOSTS, ...testHosts]),
          now: () => new Date(),
          randomBytes,
          noteFailure: (host, reason) =>
            log.warn({ host, reason }, 'an authority gave no answer that counts'),
        }),
    },
  ],
  exports: [Revocation],
})
export class RevocationModule {}
