import { REST } from '@loket/contract';
import { type MiddlewareConsumer, Module, type NestModule, RequestMethod } from '@nestjs/common';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { WaitingModule } from '../waiting/waiting.module.ts';
import { FollowController } from './follow.controller.ts';
import { FollowedTickets } from './follow.service.ts';

@Module({ imports: [WaitingModule], controllers: [FollowController], providers: [FollowedTickets] })
export class FollowModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // A whole waiting room can sit behind one address; each page asks four times a minute.
    consumer.apply(limitByAddress(1_200)).forRoutes(REST.follow('*secret'));
    // But few of them give up or come back in one minute.
    const method = RequestMethod.POST;
    consumer
      .apply(limitByAddress(60))
      .forRoutes({ path: REST.giveUp(':secret'), method }, { path: REST.comeBack(':secret'), method });
  }
}
