import { Button, useTexts } from '@loket/ui';
import { installationTexts } from '@loket/ui/texts/counter.ts';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import { DeviceRow } from './device-row.tsx';

/** A counter before its first day: each device with what was measured. */
export function Installation({ view, content, act }: ScreenProps<'installation'>) {
  const texts = useTexts(installationTexts);
  return (
    <Frame
      view={view}
      act={act}
      heading={texts.prove}
      above={
        <p className="lead">
          <Sentences>{texts.proveMore}</Sentences>
        </p>
      }
      below={
        <>
          <ul className="installation" aria-label={texts.devices}>
            {content.steps.map((step) => (
              <DeviceRow key={step.device} step={step} act={act} saysNeeded />
            ))}
          </ul>
          <div className="installation-end">
            <p role="status">{content.canFinish ? texts.ready : texts.finishLater}</p>
            <Button
              look="primary"
              isDisabled={!content.canFinish}
              onPress={() => act({ intent: 'finish_installation' })}
            >
              {texts.finish}
            </Button>
          </div>
        </>
      }
    />
  );
}
