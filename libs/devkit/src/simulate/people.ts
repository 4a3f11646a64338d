import type { RoutingInspector } from '@loket/contract';
import { staffId, type Waiting } from './line.ts';
import type { Room } from './rooms.ts';
import type { Scenario } from './scenario.ts';

export type Consultation = {
  readonly ticket: Waiting;
  readonly inspector: Inspector;
  readonly room: Room;
  readonly calledAt: number;
  /** From the call to *next*, as central measures it; null: the inspector's first. */
  readonly reaction: number | null;
  over: boolean;
};

export type Inspector = {
  readonly routed: RoutingInspector;
  readonly breaks: Scenario['inspectors'][number]['breaks'];
  state: 'off' | 'idle' | 'busy' | 'break';
  /** Has seen that somebody can be called and is about to. */
  pressing: boolean;
  /** Breaks whose time has come during a consultation, in seconds. */
  readonly due: number[];
  since: number;
  lastEnd: number | null;
};

/** Those of a scenario, none of them at work yet. */
export const teamOf = ({ inspectors }: Scenario): Inspector[] =>
  inspectors.map(({ languages, skills, breaks }, index) => ({
    routed: { id: staffId(index + 1), languages, skills },
    breaks,
    state: 'off',
    pressing: false,
    due: [],
    since: 0,
    lastEnd: null,
  }));
