import { CitizenIntent } from '@loket/contract';
import { addressOf } from '../scheme-rules.ts';
import { openGate, type Sender } from './gate.ts';

/** The two fields of Electron's event that decide, as a page of this kind would have them. */
const from = (id: number, url = addressOf('citizen'), parent: object | null = null) =>
  ({ sender: { id }, senderFrame: { url, parent } }) as unknown as Sender;

function gate() {
  const accepted: CitizenIntent[] = [];
  const open = openGate('citizen:intent', { page: 'citizen', contentsId: () => 7 }, CitizenIntent, (intent) =>
    accepted.push(intent),
  );
  return { accepted, open };
}

test('the living page of this channel, with a message of the right shape', () => {
  const { accepted, open } = gate();
  open(from(7), { intent: 'here' });
  expect(accepted).toEqual([{ intent: 'here' }]);
});

test.each([
  ['a renderer of an earlier visit', from(6)],
  ['the other page', from(7, addressOf('presence'))],
  ['a page that went elsewhere', from(7, 'https://evil.example/')],
  ['a frame inside the page', from(7, addressOf('citizen'), {})],
  ['a frame that is gone', { ...from(7), senderFrame: null }],
])('dropped: %s', (_, sender) => {
  const { accepted, open } = gate();
  open(sender, { intent: 'here' });
  expect(accepted).toEqual([]);
});

test.each([
  [null],
  ['here'],
  [{ intent: 'become_inspector' }],
  [{ intent: 'begin' }],
  [{ intent: 'begin', locale: 'xx' }],
  [[]],
])('dropped: %j', (message) => {
  const { accepted, open } = gate();
  open(from(7), message);
  expect(accepted).toEqual([]);
});
