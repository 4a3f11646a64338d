import { useTexts } from '@loket/ui';
import { outOfServiceMore, outOfServiceTitles } from '@loket/ui/texts/counter.ts';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import { InOtherLanguages } from './in-other-languages.tsx';

/** What happened, what stays valid, what to do. In every language: nobody has chosen one. */
export function OutOfService({ view, content, act }: ScreenProps<'out_of_service'>) {
  const titles = useTexts(outOfServiceTitles);
  const more = useTexts(outOfServiceMore);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      heading={titles[content.cause]}
      largeDanger
      servicePossible
      above={
        <p className="lead">
          <Sentences>{more[content.cause]}</Sentences>
        </p>
      }
      below={<InOtherLanguages texts={outOfServiceTitles} name={content.cause} />}
    />
  );
}
