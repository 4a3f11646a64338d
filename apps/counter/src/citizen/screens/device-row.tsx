import type { DeviceIdentity, InstallationStep } from '@loket/contract';
import { Button, type DeviceLine, type Status, StatusShape, useLocale, useTexts } from '@loket/ui';
import { Ruler } from '@loket/ui/icons.ts';
import {
  installationAskWords,
  installationDeviceWords,
  installationStateWords,
  installationTexts,
  remedyOf,
  serviceTexts,
} from '@loket/ui/texts/counter.ts';
import { proofWords, stateWithFact } from '@loket/ui/texts/proof-words.ts';
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

/** Told while it is tried; the others ask only when something was measured. */
const ASKED_AT_ONCE: readonly InstallationStep['device'][] = ['card_reader', 'signature_pad'];

type DeviceRowProps = Pick<ScreenProps, 'act'> & {
  step: InstallationStep;
  /** How it is now, without a test. */
  now?: Pick<DeviceLine, 'status' | 'fact'> | undefined;
  identity?: DeviceIdentity | undefined;
  /** Whether a counter can go into service without it is somebody's question here. */
  saysNeeded?: boolean;
};

/** One device: what it is, how it is, and what a test of it showed. A tick stands only behind something that happened. */
export function DeviceRow({ step, act, now, identity, saysNeeded = false }: DeviceRowProps) {
  const texts = useTexts(installationTexts);
  const names = useTexts(installationDeviceWords);
  const asks = useTexts(installationAskWords);
  const service = useTexts(serviceTexts);
  const { device, state } = step;
  const locale = useLocale();
  const fact = useFact(step);
  const asked = state === 'ask_person' || (state === 'testing' && ASKED_AT_ONCE.includes(device));
  return (
    <li data-state={state} data-device={device}>
      <StatusShape status={STATUS[state]} />
      <div className="installation-words">
        <p>
          <strong>{names[device]}</strong>{' '}
          {saysNeeded && step.needed ? <span className="installation-needed">{texts.needed}</span> : null}
        </p>
        <div role="status">
          <p className="device-proof">{fact}</p>
          {asked ? <p className="device-ask">{asks[device]}</p> : null}
          {state === 'fail' ? (
            <p className="device-remedy">
              <Sentences>{remedyOf(device, step.detail, locale)}</Sentences>
            </p>
          ) : null}
        </div>
        {step.level === undefined ? null : (
          <meter className="device-level" min={0} max={1} value={step.level} aria-label={service.level} />
        )}
        {now ? (
          <p className="device-now" data-status={now.status}>
            <StatusShape status={now.status} />
            <span>{service.now(now.fact)}</span>
          </p>
        ) : null}
        {identity ? <Identity identity={identity} /> : null}
      </div>
      <Keys step={step} act={act} />
    </li>
  );
}

function Keys({ step: { device, state }, act }: Pick<DeviceRowProps, 'step' | 'act'>) {
  const texts = useTexts(installationTexts);
  const judge = (pass: boolean) => () => act({ intent: 'judge_device', device, pass });
  return (
    <div className="installation-keys" data-many={state === 'ask_person' || device === 'display'}>
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
  );
}

/** As the device says it, which is nobody's language. */
function Identity({ identity: { model, firmware, serial } }: { identity: DeviceIdentity }) {
  const texts = useTexts(serviceTexts);
  const more = [firmware ? texts.firmware(firmware) : '', serial ? texts.serial(serial) : ''].filter(Boolean);
  return <p className="device-identity">{[model, ...more].join(', ')}</p>;
}

/** The state in words, and what was measured: a known fact in the page's language, else as it was told. */
function useFact({ state, detail }: InstallationStep): string {
  const states = useTexts(installationStateWords);
  const locale = useLocale();
  return stateWithFact(states[state], proofWords(detail, locale), locale);
}
