import { Module } from '@nestjs/common';
import { BusModule } from '../bus/bus.module.ts';
import { ConsultationsModule } from '../consultations/consultations.module.ts';
import { IdentificationModule } from '../identification/identification.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { CounterGateway } from './counter.gateway.ts';
import { CounterMessages } from './counter-messages.ts';
import { CounterSockets } from './counter-sockets.ts';
import { DeskGateway } from './desk.gateway.ts';
import { DeskPresence } from './desk-presence.ts';
import { DeskSockets } from './desk-sockets.ts';
import { LiveEnds } from './live-ends.ts';
import { ScreenGateway } from './screen.gateway.ts';
import { ScreenSockets } from './screen-sockets.ts';

@Module({
  imports: [BusModule, ConsultationsModule, IdentificationModule, QueueModule],
  providers: [
    LiveEnds,
    CounterSockets,
    CounterMessages,
    CounterGateway,
    DeskSockets,
    DeskPresence,
    DeskGateway,
    ScreenSockets,
    ScreenGateway,
  ],
})
export class LiveModule {}
