import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.ts';
import { Identities } from './access/identities.ts';
import { FailureFilter } from './boundary/failure.filter.ts';
import { CONFIGURATION, type Configuration } from './config/configuration.ts';
import { applicationDataSource } from './database/data-source.ts';
import { LeastPrivilege } from './database/least-privilege.ts';
import { ZoneDatabase } from './database/zone-database.ts';
import { describeError } from './logging/describe-error.ts';
import { LOG, type Log } from './logging/log.ts';
import { QUEUE_PORTS, queuePorts } from './queue/ports.ts';

@Module({})
class FoundationModule {}

/** What every capability stands on; global, so that none has to import it. */
export function foundation(configuration: Configuration, log: Log): DynamicModule {
  const onIdleError = (error: unknown) => log.warn(describeError(error), 'an idle connection broke');
  return {
    module: FoundationModule,
    global: true,
    imports: [
      TypeOrmModule.forRoot({
        ...applicationDataSource(configuration.databaseUrl, onIdleError),
        retryAttempts: 10,
        retryDelay: 1_000,
      }),
    ],
    providers: [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: LOG, useValue: log },
      { provide: QUEUE_PORTS, useValue: queuePorts },
      ZoneDatabase,
      LeastPrivilege,
      Identities,
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: FailureFilter },
    ],
    exports: [CONFIGURATION, LOG, QUEUE_PORTS, ZoneDatabase, Identities],
  };
}
