import { ticketLabel } from '@loket/contract';
import { useTexts, VerdictList } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import { Here } from './called.tsx';

/** The counter's end was away: the place is kept, and the citizen says once more that they are here. */
export function Returning({ view, content, act }: ScreenProps<'returning'>) {
  const texts = useTexts(visitTexts);
  return (
    <Frame
      view={view}
      act={act}
      foot="stop"
      heading={texts.returning}
      above={
        <>
          <p className="lead">
            <Sentences>{texts.returningMore}</Sentences>
          </p>
          <VerdictList
            label={texts.kept}
            lines={[{ key: 'place', status: 'good', text: texts.keptPlace(ticketLabel(content.number)) }]}
          />
        </>
      }
      below={<Here onPress={() => act({ intent: 'here' })} />}
    />
  );
}
