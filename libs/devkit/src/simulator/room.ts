import { DeviceReport } from '@loket/contract';
import type { TestHierarchy } from '@loket/simulators';
import type { Stack, StackCounter } from '../stack.ts';

/** What the page needs of a counter: its simulated devices and its switch. */
export type RoomCounter = Pick<
  StackCounter,
  | 'counterId'
  | 'siteName'
  | 'label'
  | 'slot'
  | 'printer'
  | 'pad'
  | 'documents'
  | 'cdpUrl'
  | 'pid'
  | 'start'
  | 'stop'
>;

export type Room = {
  readonly counters: readonly RoomCounter[];
  /** Under which the cards are made. */
  readonly hierarchy: TestHierarchy;
  /** What each counter last told central of its devices, by the counter's id; without one that is silent. */
  told(): Promise<ReadonlyMap<string, DeviceReport>>;
};

export const roomOf = ({ counters, hierarchy, database }: Stack): Room => ({
  counters,
  hierarchy,
  told: async () => {
    const rows = await database.query<{ counter_id: string; devices: unknown }>(
      `select counter_id, devices from counter_health
       where counter_id = any($1) and last_heartbeat_at > now() - interval '10 seconds'`,
      [counters.map(({ counterId }) => counterId)],
    );
    return new Map(
      rows.flatMap(({ counter_id, devices }) => {
        const report = DeviceReport.safeParse(devices);
        return report.success ? [[counter_id, report.data] as const] : [];
      }),
    );
  },
});
