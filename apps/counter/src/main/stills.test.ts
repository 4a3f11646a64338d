import { type PresenceCommand, type StillFailed, TakeStill } from '@loket/contract';
import { ids } from '../machines/situations.testing.ts';
import { Stills } from './stills.ts';

const asked = TakeStill.parse({ consultationId: ids.e42, requestId: ids.place });
const still = {
  report: 'still',
  request: ids.place,
  jpeg: '/9j/',
  widthPx: 4,
  heightPx: 3,
} as const;

function camera() {
  const commands: PresenceCommand[] = [];
  const failures: StillFailed['reason'][] = [];
  const sent: string[] = [];
  const timers: (() => void)[] = [];
  const here = { id: ids.e42 as string | null };
  const stills = new Stills({
    central: {
      stillFailed: async ({ reason }) => {
        failures.push(reason);
        return { ok: true, value: undefined };
      },
    },
    files: {
      post: async (path) => {
        sent.push(path);
        return { ok: true, value: undefined };
      },
    },
    sendToPresence: (command) => commands.push(command),
    consultationId: () => here.id,
    deviceLabel: 'HD Document',
    after: (_, action) => timers.push(action),
  });
  return { stills, commands, failures, sent, timers, here };
}

test('taken, and sent to the address of its request', () => {
  const { stills, commands, sent, failures } = camera();
  stills.take(asked);
  stills.take(asked);
  expect(commands).toEqual([{ command: 'take_still', request: ids.place, deviceLabel: 'HD Document' }]);
  stills.onReport(still);
  expect(sent).toEqual([`/api/counter/stills/${ids.place}`]);
  expect(failures).toEqual([]);
});

test('no document camera: central is told so', () => {
  const { stills, failures } = camera();
  stills.take(asked);
  stills.onReport({ report: 'still_failed', request: ids.place, cause: 'no_camera' });
  expect(failures).toEqual(['no_camera']);
});

test('a page that does not answer', () => {
  const { stills, failures, timers } = camera();
  stills.take(asked);
  for (const timer of timers) timer();
  stills.onReport(still);
  expect(failures).toEqual(['error']);
});

test('the citizen is not there, or left meanwhile: nothing is taken, nothing is sent', () => {
  const { stills, commands, failures, sent, here } = camera();
  here.id = null;
  stills.take(asked);
  expect(commands).toEqual([]);
  here.id = ids.e42;
  stills.take(asked);
  here.id = null;
  stills.onReport(still);
  expect(sent).toEqual([]);
  expect(failures).toEqual(['error', 'error']);
});
