import type { DeviceHost } from './device-host-process.ts';
import { errorFields, log } from './log.ts';
import type { Rooms } from './rooms.ts';

/**
 * Forgets a visit: other renderers, another session, another device host. The log line names the processes before
 * and after, so that a test can hold them beside the operating system's own list.
 * @param settled what has to end first: a PIN session, a paper that is being printed
 * Does not return when something can't be forgotten: then the whole process ends and the supervisor starts a new one.
 */
export async function wipeVisit(rooms: Rooms, host: DeviceHost, settled: Promise<unknown>): Promise<void> {
  try {
    await settled;
    const hostBefore = host.processId;
    const [{ before, after }, hostAfter] = await Promise.all([rooms.replace(), host.restart()]);
    log('info', 'visit wiped', {
      citizenBefore: before.citizen,
      citizenAfter: after.citizen,
      presenceBefore: before.presence,
      presenceAfter: after.presence,
      deviceHostBefore: hostBefore,
      deviceHostAfter: hostAfter,
    });
  } catch (error) {
    log('error', 'wiping failed', errorFields(error));
    process.exit(1);
  }
}
