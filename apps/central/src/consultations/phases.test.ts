import { ConsultationPhase, err, ok } from '@loket/contract';
import fc from 'fast-check';
import { type ConsultationEvent, nextPhase } from './phases.ts';

const events: ConsultationEvent[] = [
  'recall',
  'here',
  'away',
  'no_show',
  'close',
  'transfer',
  'stop',
  'interrupt',
];

describe('phases of a consultation', () => {
  test.each([
    ['called', 'here', 'present'],
    ['called', 'recall', 'called'],
    ['called', 'no_show', 'ended'],
    ['present', 'away', 'away'],
    ['away', 'here', 'present'],
    ['away', 'interrupt', 'ended'],
    ['present', 'close', 'ended'],
  ] as const)('%s, %s: %s', (phase, event, next) => {
    expect(nextPhase(phase, event)).toEqual(ok(next));
  });

  test.each([
    ['called', 'away'],
    ['present', 'here'],
    ['present', 'recall'],
    ['present', 'no_show'],
    ['away', 'no_show'],
  ] as const)('%s refuses %s', (phase, event) => {
    expect(nextPhase(phase, event)).toEqual(err('out_of_state'));
  });

  test('nothing leaves ended, and from everywhere else the system can end it', () => {
    for (const event of events) expect(nextPhase('ended', event)).toEqual(err('out_of_state'));
    for (const phase of ConsultationPhase.options.filter((one) => one !== 'ended'))
      expect(nextPhase(phase, 'interrupt')).toEqual(ok('ended'));
  });

  test('whatever happens in whatever order, nobody is present who never said so', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (history) => {
        let phase: ConsultationPhase = 'called';
        let saidHere = false;
        for (const event of history) {
          const next = nextPhase(phase, event);
          if (!next.ok) continue;
          phase = next.value;
          saidHere ||= event === 'here';
          if (phase === 'present' || phase === 'away') expect(saidHere).toBe(true);
        }
      }),
    );
  });
});
