import type { CentralToCounter, CounterToCentral } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { CounterIdentity } from '../access/access.ts';
import { Stills } from '../documents/stills.ts';
import { Papers } from '../papers/papers.service.ts';

type CounterSocket = Socket<CounterToCentral, CentralToCounter, DefaultEventsMap, { who: CounterIdentity }>;

/** What a counter is still asked to do: asked again at every connection until it answers. */
@Injectable()
export class CounterErrands {
  constructor(
    @Inject(Stills) private readonly stills: Stills,
    @Inject(Papers) private readonly papers: Papers,
  ) {}

  async send(socket: CounterSocket): Promise<void> {
    const { who } = socket.data;
    for (const still of await this.stills.askedOf(who)) socket.emit('still:take', still);
    for (const paper of await this.papers.waitingFor(who)) socket.emit('paper:print', paper);
  }
}
