import type { CitizenIntent } from '@loket/contract';
import { type EnrolmentEvent, type EnrolmentState, enrolmentScreen, stepEnrolment } from './enrolment.ts';

const URL = 'https://central.example';
const asking: EnrolmentState = { at: 'asking', centralUrl: '', failure: null };
const intent = (touched: CitizenIntent): EnrolmentEvent => ({ event: 'intent', intent: touched });
const enrol = (centralUrl = URL) => intent({ intent: 'enrol', centralUrl, code: '7K3F-9QXD-2M8P' });

function run(from: EnrolmentState, ...events: EnrolmentEvent[]) {
  let ids = 0;
  let state = from;
  const effects: string[] = [];
  for (const event of events) {
    const step = stepEnrolment(state, event, {
      newId: () => `attempt-${++ids}`,
      isAllowed: (url) => url.startsWith('https:'),
    });
    state = step.state;
    effects.push(...step.effects.map(({ attempt }) => attempt));
  }
  return { state, effects };
}

test('address and code: asked once, however often it is touched', () => {
  const { state, effects } = run(asking, enrol(), enrol());
  expect(enrolmentScreen(state)).toMatchObject({ screen: 'enrolment', state: 'busy', centralUrl: URL });
  expect(effects).toEqual(['attempt-1']);
});

test('enrolled: a neutral moment until the counter stands', () => {
  const { state } = run(asking, enrol(), { event: 'enrolled', attempt: 'attempt-1' });
  expect(enrolmentScreen(state)).toEqual({ screen: 'one_moment' });
});

test('expired or wrong code: said, and another can be typed at the same address', () => {
  const { state } = run(asking, enrol(), {
    event: 'failed',
    attempt: 'attempt-1',
    failure: 'code_not_valid',
  });
  expect(enrolmentScreen(state)).toEqual({
    screen: 'enrolment',
    centralUrl: URL,
    state: 'asking',
    failure: 'code_not_valid',
  });
  expect(run(state, enrol()).effects).toEqual(['attempt-1']);
});

test('an address without TLS is not asked', () => {
  const { state, effects } = run(asking, enrol('http://central.example'));
  expect(enrolmentScreen(state)).toMatchObject({ failure: 'bad_address' });
  expect(effects).toEqual([]);
});

test('put out: first that it is out of service, then a code is asked for', () => {
  const revoked: EnrolmentState = { at: 'revoked', centralUrl: URL };
  expect(enrolmentScreen(revoked)).toEqual({ screen: 'out_of_service', cause: 'revoked' });
  expect(run(revoked, enrol()).effects).toEqual([]);
  expect(run(revoked, { event: 'said' }).state).toEqual({
    at: 'asking',
    centralUrl: URL,
    failure: null,
  });
});
