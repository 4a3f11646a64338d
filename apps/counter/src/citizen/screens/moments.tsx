import { useTexts, VerdictList } from '@loket/ui';
import { frameTexts, issuingTexts } from '@loket/ui/texts/counter.ts';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';

/** A number is being made: a ring with words. */
export function Issuing({ view, act }: ScreenProps<'issuing'>) {
  const texts = useTexts(issuingTexts);
  return <Moment view={view} act={act} title={texts.issuing} more={texts.issuingMore} />;
}

/** Neutral, without anything of anybody: something restarts or is being wiped. */
export function OneMoment({ view, act }: ScreenProps<'one_moment'>) {
  const texts = useTexts(frameTexts);
  return <Moment view={view} act={act} title={texts.oneMoment} more={texts.oneMomentMore} />;
}

function Moment({ view, act, title, more }: Omit<ScreenProps, 'content'> & { title: string; more: string }) {
  return (
    <Frame
      view={view}
      act={act}
      heading={title}
      choosesLanguage={false}
      above={<VerdictList label={title} lines={[{ key: 'busy', status: 'busy', text: more }]} />}
    />
  );
}
