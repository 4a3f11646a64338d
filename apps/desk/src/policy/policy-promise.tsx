import type { RoutingPolicy } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { boardPolicyTexts } from '@loket/ui/texts/desk-board-policy.ts';
import { promiseOf } from './policy-form.ts';

/** The bound on waiting that these rules state, in words, while they are typed. */
export function PolicyPromise({ policy }: { policy: RoutingPolicy }) {
  const texts = useTexts(boardPolicyTexts);
  const { anybodyAfterMinutes, overtakenByMinutes } = promiseOf(policy);
  return (
    <section className="policy-promise" aria-labelledby="policy-promise" aria-live="polite">
      <h3 id="policy-promise">{texts.bound}</h3>
      <p>
        {texts.anybodyAfter(anybodyAfterMinutes)} {texts.overtakenBy(overtakenByMinutes)}
      </p>
    </section>
  );
}
