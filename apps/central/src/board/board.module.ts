import { Module } from '@nestjs/common';
import { BoardController } from './board.controller.ts';
import { TicketActions } from './ticket-actions.ts';
import { TicketsController } from './tickets.controller.ts';

@Module({ controllers: [BoardController, TicketsController], providers: [TicketActions] })
export class BoardModule {}
