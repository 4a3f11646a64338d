import type { PinOutcome } from '@loket/contract';
import { type PinParts, PinSession } from './pin-session.ts';

const ORDER = { hash: 'sha256', digest: new Uint8Array(32), certificate: Uint8Array.of(0x30) } as const;
const SIGNED: PinOutcome = { ok: true, signature: 'AQID' };

/** Host and page as main sees them, and what main did to them, in order. */
function parts(over: { pageOpens?: boolean; pageEnds?: boolean; hostEnds?: boolean } = {}) {
  const did: string[] = [];
  let answer: (outcome: PinOutcome) => void = () => undefined;
  let losePage = () => {};
  const given: PinParts<string> = {
    host: {
      processId: 10,
      beginPin: (_request, order, port) => {
        did.push(`host begins ${order.hash} with ${port}`);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
      cancelPin: () => did.push('host cancels'),
      restart: async ({ midVisit }) => {
        did.push(`host replaced${midVisit ? ' in the visit' : ''}`);
        if (over.hostEnds === false) throw new Error('stuck');
        return 11;
      },
    },
    openPage: async (port) => {
      did.push(`page opens with ${port}`);
      if (over.pageOpens === false) throw new Error('dead');
      return {
        processId: 20,
        gone: new Promise<void>((resolve) => {
          losePage = resolve;
        }),
        end: async () => {
          did.push('page ended');
          return over.pageEnds ?? true;
        },
      };
    },
    channel: () => ({ page: 'end A', host: 'end B' }),
    fatal: (message) => did.push(message),
  };
  return { given, did, answer: (outcome: PinOutcome) => answer(outcome), losePage: () => losePage() };
}

const opened = () => new Promise((resolve) => setImmediate(resolve));

test('signed: one channel, then page and host are gone before anybody hears of it', async () => {
  const { given, did, answer } = parts();
  const session = PinSession.begin(ORDER, given);
  await opened();
  answer(SIGNED);
  expect(await session.ended).toEqual(SIGNED);
  expect(did).toEqual([
    'host begins sha256 with end B',
    'page opens with end A',
    'page ended',
    'host replaced in the visit',
  ]);
});

test.each<[string, PinOutcome]>([
  ['blocked', { ok: false, cause: 'pin_blocked', wish: null }],
  ['the pen instead', { ok: false, cause: 'cancelled', wish: 'pen' }],
])('%s: the same end', async (_, outcome) => {
  const { given, did, answer } = parts();
  const session = PinSession.begin(ORDER, given);
  await opened();
  answer(outcome);
  expect(await session.ended).toEqual(outcome);
  expect(did.slice(-2)).toEqual(['page ended', 'host replaced in the visit']);
});

test('cancelled from outside: does not wait for the host', async () => {
  const { given, did } = parts();
  const session = PinSession.begin(ORDER, given);
  await opened();
  session.cancel();
  expect(await session.ended).toEqual({ ok: false, cause: 'cancelled', wish: null });
  expect(did).toContain('host cancels');
  expect(did.slice(-2)).toEqual(['page ended', 'host replaced in the visit']);
});

test('the page dies, or never comes: a failure, and the host is replaced all the same', async () => {
  const dying = parts();
  const session = PinSession.begin(ORDER, dying.given);
  await opened();
  dying.losePage();
  expect(await session.ended).toMatchObject({ ok: false, cause: 'card_error' });
  expect(dying.did.at(-1)).toBe('host replaced in the visit');
  const dead = parts({ pageOpens: false });
  expect(await PinSession.begin(ORDER, dead.given).ended).toMatchObject({ ok: false, cause: 'card_error' });
  expect(dead.did.at(-1)).toBe('host replaced in the visit');
});

test.each([{ pageEnds: false }, { hostEnds: false }])(
  'a process that does not end is the end of the appliance: %j',
  async (over) => {
    const { given, did, answer } = parts(over);
    const session = PinSession.begin(ORDER, given);
    await opened();
    answer(SIGNED);
    await session.ended;
    expect(did.at(-1)).toBe('a process that saw a PIN did not end');
  },
);
