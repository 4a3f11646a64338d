import type { InstallationStep } from '@loket/contract';
import {
  Button,
  cardReaderWords,
  mediaDeviceWords,
  type Status,
  StatusShape,
  ticketPrinterWords,
  useTexts,
} from '@loket/ui';
import { Ruler } from '@loket/ui/icons.ts';
import {
  installationAskWords,
  installationDeviceWords,
  installationStateWords,
  installationTexts,
} from '@loket/ui/texts/counter.ts';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import './installation.css';

const STATUS = {
  waiting: 'absent',
  testing: 'busy',
  ask_person: 'attention',
  pass: 'good',
  fail: 'broken',
  skipped: 'absent',
} as const satisfies Record<InstallationStep['state'], Status>;

/** Each device with what was measured. A tick stands only behind something that really happened. */
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
              <Device key={step.device} step={step} act={act} />
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

function Device({ step, act }: Pick<ScreenProps, 'act'> & { step: InstallationStep }) {
  const texts = useTexts(installationTexts);
  const names = useTexts(installationDeviceWords);
  const asks = useTexts(installationAskWords);
  const { device, state } = step;
  const fact = useFact(step);
  const judge = (pass: boolean) => () => act({ intent: 'judge_device', device, pass });
  return (
    <li data-state={state} data-device={device}>
      <StatusShape status={STATUS[state]} />
      <div className="installation-words" role="status">
        <p>
          <strong>{names[device]}</strong>{' '}
          {step.needed ? <span className="installation-needed">{texts.needed}</span> : null}
        </p>
        <p>{fact}</p>
        {state === 'ask_person' || (state === 'testing' && device === 'card_reader') ? (
          <p>{asks[device]}</p>
        ) : null}
      </div>
      <div className="installation-keys">
        {state === 'ask_person' ? (
          <>
            <Button onPress={judge(true)}>{texts.yes}</Button>
            <Button onPress={judge(false)}>{texts.no}</Button>
          </>
        ) : (
          <Button isDisabled={state === 'testing'} onPress={() => act({ intent: 'test_device', device })}>
            {state === 'waiting' || state === 'skipped' ? texts.test : texts.testAgain}
          </Button>
        )}
        {device === 'display' ? (
          <Button
            icon={<Ruler strokeWidth={1.7} aria-hidden="true" />}
            onPress={() => act({ intent: 'calibrate' })}
          >
            {texts.calibrate}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** The state in words, and what was measured: a known state of a device in the page's language, else as it was told. */
function useFact({ state, detail }: InstallationStep): string {
  const states = useTexts(installationStateWords);
  const reader = useTexts(cardReaderWords);
  const printer = useTexts(ticketPrinterWords);
  const media = useTexts(mediaDeviceWords);
  const known: Readonly<Record<string, string>> = { ...media, ...printer, ...reader };
  const told = known[detail] ?? detail;
  return told ? `${states[state]}: ${told}` : states[state];
}
