import { stepStates } from './step-states.ts';

const short = (progress: Parameters<typeof stepStates>[0]) =>
  stepStates(progress)
    .map(({ status }) => status[0])
    .join('');

test('a found card is ticked at once, and its name is being read', () => {
  expect(short('card_found')).toBe('gbaaa');
});

test('a step is busy when it is told, never ticked before the next one', () => {
  expect(short('identity')).toBe('gbaaa');
  expect(short('photo')).toBe('gggba');
  expect(short('certificates')).toBe('ggggb');
});

test('all is ticked once the card is read, and nothing claims that it was checked', () => {
  expect(short('read')).toBe('ggggg');
  expect(short('checked')).toBe('ggggg');
  expect(stepStates('read').some(({ step }) => step === 'checked')).toBe(false);
});
