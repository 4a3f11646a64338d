import { Button, Field, TextArea, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { type FormEvent, useState } from 'react';
import { Page } from '../view/page.tsx';

type Story = { text: string; when: string };

type StoryStepProps = {
  story: Story;
  quickExit: boolean;
  onStory: (story: Story) => void;
  onBack: () => void;
  onNext: () => void;
};

/** The same words whatever it is about. */
export function StoryStep({ story, quickExit, onStory, onBack, onNext }: StoryStepProps) {
  const texts = useTexts(portalReportTexts);
  const shared = useTexts(portalTexts);
  const [tried, setTried] = useState(false);
  const missing = story.text.trim().length < 5;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) onNext();
  };
  return (
    <Page title={texts.tell} onBack={onBack} quickExit={quickExit}>
      <form onSubmit={submit} noValidate autoComplete="off">
        <TextArea
          label={texts.yourStory}
          hint={texts.storyHint}
          rows={7}
          value={story.text}
          onChange={(text) => onStory({ ...story, text })}
          error={tried && missing ? texts.storyMissing : undefined}
          maxLength={8_000}
        />
        <Field
          label={texts.whenHappened}
          hint={texts.whenHint}
          value={story.when}
          onChange={(when) => onStory({ ...story, when })}
          autoComplete="off"
          maxLength={200}
        />
        <Button look="primary" type="submit">
          {shared.goOn}
        </Button>
      </form>
    </Page>
  );
}
