import { REST } from '@loket/contract';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { CounterLogins } from './counter-logins.ts';
import { FleetController } from './fleet.controller.ts';

@Module({ controllers: [FleetController], providers: [CounterLogins] })
export class FleetModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // A whole zone can reconnect at once behind one address; a flood of challenges is far above that.
    consumer.apply(limitByAddress(600)).forRoutes(REST.counterChallenge, REST.counterToken);
  }
}
