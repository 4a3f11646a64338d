import { type OfferedSlot, SlotId } from '@loket/contract';
import { clock, daysOf, wholeMoment } from './moments.ts';

const slot = (n: number, startsAt: string): OfferedSlot => ({
  id: SlotId.parse(`00000000-0000-4000-8000-00000000000${n}`),
  startsAt,
  endsAt: startsAt,
  placeKind: 'office',
  place: '',
});

test('the day and the hour are those of a clock in Belgium, winter and summer', () => {
  // The night of 28 to 29 March 2026: clocks go from 2.00 to 3.00.
  const days = daysOf([
    slot(1, '2026-03-28T08:00:00Z'),
    slot(2, '2026-03-28T23:30:00Z'),
    slot(3, '2026-03-30T07:00:00Z'),
    slot(4, '2026-03-30T16:00:00Z'),
  ]);
  expect(days.map(({ key }) => key)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  expect(clock(new Date('2026-03-28T08:00:00Z'), 'nl')).toBe('9.00');
  expect(clock(new Date('2026-03-30T07:00:00Z'), 'nl')).toBe('9.00');
  expect(days[2]?.parts.map(({ part }) => part)).toEqual(['morning', 'evening']);
  expect(wholeMoment('2026-03-30T07:00:00Z', 'nl')).toBe('maandag 30 maart, 9.00 uur');
});
