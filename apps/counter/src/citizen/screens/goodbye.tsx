import { useTexts, VerdictList } from '@loket/ui';
import { frameTexts, goodbyeMore, goodbyeTitles } from '@loket/ui/texts/counter.ts';
import { Frame } from '../frame.tsx';
import { LeavingInline } from '../leaving.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';

/** How it ended, what to take along, and that nothing stays. */
export function Goodbye({ view, content, act }: ScreenProps<'goodbye'>) {
  const frame = useTexts(frameTexts);
  const titles = useTexts(goodbyeTitles);
  const more = useTexts(goodbyeMore);
  return (
    <Frame
      view={view}
      act={act}
      foot="done"
      leaving="inline"
      choosesLanguage={false}
      heading={titles[content.ending]}
      above={
        <>
          <p className="lead">
            <Sentences>{more[content.ending]}</Sentences>
          </p>
          <VerdictList
            label={frame.empty}
            lines={[
              { key: 'empty', status: 'good', text: frame.empty },
              { key: 'nothing', status: 'good', text: frame.nothingStays },
            ]}
          />
        </>
      }
      below={<LeavingInline view={view} act={act} />}
    />
  );
}
