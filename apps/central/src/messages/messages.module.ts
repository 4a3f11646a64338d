import { Module } from '@nestjs/common';
import { MessagesController } from './messages.controller.ts';
import { Messages } from './messages.service.ts';

@Module({ controllers: [MessagesController], providers: [Messages] })
export class MessagesModule {}
