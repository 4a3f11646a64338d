import { DELAYS } from './delays.ts';
import { Situation } from './situations.testing.ts';
import { viewOf } from './view.ts';

const press = { event: 'intent', intent: { intent: 'alarm' } } as const;
const lost = { event: 'link', connected: false, refusal: null } as const;
const back = { event: 'link', connected: true, refusal: null } as const;
const keys = (situation: Situation) =>
  situation.everything().flatMap((effect) => (effect.effect === 'raise_alarm' ? [effect.key] : []));

test.each([
  ['at attract', () => Situation.open()],
  ['in a call', () => Situation.open().inCall()],
  ['out of service', () => new Situation().wait(DELAYS.linkLostMs)],
])('pressed %s: it is said, and nothing on the screen changes', (_, open) => {
  const situation = open();
  situation.everything();
  const before = viewOf(situation.state, situation.now, 0);
  situation.on(press);
  expect(viewOf(situation.state, situation.now, 0)).toEqual(before);
  expect(keys(situation)).toHaveLength(1);
});

test('not acknowledged: said again with the same key, also when it is pressed again', () => {
  const situation = Situation.open().on(press, press).wait(DELAYS.alarmMs);
  expect(new Set(keys(situation)).size).toBe(1);
});

test('the line is away: it is kept and said when it is back', () => {
  const situation = Situation.open().on(lost, press);
  const [key] = keys(situation);
  expect(keys(situation.wait(30_000))).toEqual([]);
  expect(keys(situation.on(back).wait(500))).toEqual([key]);
});

test('acknowledged: not said again, and the next press is another call', () => {
  const situation = Situation.open().on(press);
  const [key = ''] = keys(situation);
  situation.on({ event: 'alarm_answered', key });
  expect(keys(situation.wait(10_000))).toEqual([]);
  expect(keys(situation.on(press))).not.toEqual([key]);
});
