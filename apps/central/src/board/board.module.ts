import { Module } from '@nestjs/common';
import { BoardController } from './board.controller.ts';
import { TicketActions } from './ticket-actions.ts';

@Module({ controllers: [BoardController], providers: [TicketActions] })
export class BoardModule {}
