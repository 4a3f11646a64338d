import { DangerStrip, useTexts } from '@loket/ui';
import { frameTexts, outOfServiceMore, outOfServiceTitles } from '@loket/ui/texts/counter.ts';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { InOtherLanguages } from './in-other-languages.tsx';

/** What happened, what stays valid, what to do. In every language: nobody has chosen one. */
export function OutOfService({ view, content, act }: ScreenProps<'out_of_service'>) {
  const frame = useTexts(frameTexts);
  const titles = useTexts(outOfServiceTitles);
  const more = useTexts(outOfServiceMore);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      heading={titles[content.cause]}
      danger={<DangerStrip large question={frame.dangerLarge} answer={frame.dangerMore} />}
      above={<p className="lead">{more[content.cause]}</p>}
      below={<InOtherLanguages texts={outOfServiceTitles} name={content.cause} />}
    />
  );
}
