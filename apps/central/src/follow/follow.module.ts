import { REST } from '@loket/contract';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { limitByAddress } from '../boundary/limit-by-address.ts';
import { FollowController } from './follow.controller.ts';

@Module({ controllers: [FollowController] })
export class FollowModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // A whole waiting room can sit behind one address; each page asks four times a minute.
    consumer.apply(limitByAddress(1_200)).forRoutes(REST.follow('*secret'));
  }
}
