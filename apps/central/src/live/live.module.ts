import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.ts';
import { BusModule } from '../bus/bus.module.ts';
import { ConsultationsModule } from '../consultations/consultations.module.ts';
import { DocumentsModule } from '../documents/documents.module.ts';
import { DossierModule } from '../dossier/dossier.module.ts';
import { FleetModule } from '../fleet/fleet.module.ts';
import { IdentificationModule } from '../identification/identification.module.ts';
import { PapersModule } from '../papers/papers.module.ts';
import { QueueModule } from '../queue/queue.module.ts';
import { ReceptionModule } from '../reception/reception.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { StatementsModule } from '../statements/statements.module.ts';
import { WaitingModule } from '../waiting/waiting.module.ts';
import { CounterGateway } from './counter.gateway.ts';
import { CounterErrands } from './counter-errands.ts';
import { CounterMessages } from './counter-messages.ts';
import { CounterSockets } from './counter-sockets.ts';
import { DeskGateway } from './desk.gateway.ts';
import { DeskPresence } from './desk-presence.ts';
import { DeskSockets } from './desk-sockets.ts';
import { LiveEnds } from './live-ends.ts';
import { ScreenGateway } from './screen.gateway.ts';
import { ScreenSockets } from './screen-sockets.ts';

@Module({
  imports: [
    AlarmsModule,
    BusModule,
    ConsultationsModule,
    DocumentsModule,
    DossierModule,
    FleetModule,
    IdentificationModule,
    PapersModule,
    QueueModule,
    ReceptionModule,
    SigningModule,
    StatementsModule,
    WaitingModule,
  ],
  providers: [
    LiveEnds,
    CounterErrands,
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
