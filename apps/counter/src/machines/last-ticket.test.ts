import { Situation } from './situations.testing.ts';
import { viewOf } from './view.ts';

const at = (ms: number) => new Date(ms).toISOString();
const begin = { event: 'intent', intent: { intent: 'begin', locale: 'nl' } } as const;
const attractOf = ({ state, now }: Situation) => {
  const { content } = viewOf(state, now, 0);
  if (content.screen !== 'attract') throw new Error(`the counter shows ${content.screen}`);
  return content;
};

/** Open for an hour yet; the last number goes out in half an hour. */
function nearClosing() {
  const situation = Situation.open();
  const opening = {
    open: true,
    until: at(situation.now + 3_600_000),
    lastTicketAt: at(situation.now + 1_800_000),
  };
  return { situation: situation.snapshot({ opening }), opening };
}

test('before its last ticket a site gives numbers', () => {
  const { situation } = nearClosing();
  expect(attractOf(situation)).toMatchObject({ lastTicketGiven: false, opening: { open: true } });
  expect(situation.on(begin).state.issuing.at).toBe('reason');
});

test('after it the site is open and gives none, by the counter’s own clock', () => {
  const { situation } = nearClosing();
  situation.now += 1_800_000;
  expect(attractOf(situation)).toMatchObject({ lastTicketGiven: true, opening: { open: true } });
  expect(situation.on(begin).state.issuing.at).toBe('attract');
});

test('an appointment is still taken in', () => {
  const { situation } = nearClosing();
  situation.now += 1_800_000;
  situation.on({ event: 'intent', intent: { intent: 'have_appointment' } });
  expect(situation.state.issuing.at).toBe('appointment_code');
});

test('closed, nothing is said of a last ticket', () => {
  const { situation } = nearClosing();
  situation.now += 3_600_000;
  expect(attractOf(situation)).toMatchObject({ lastTicketGiven: false, opening: { open: false } });
});
