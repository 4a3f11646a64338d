import type { ConsoleCounter, MadeEnrolmentCode } from '@loket/contract';
import {
  Button,
  clockTime,
  Dialog,
  timeOfDay,
  useLocale,
  useTexts,
  type VerdictLine,
  VerdictList,
} from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';
import { enrolmentStep, provedOf } from './counter-rows.ts';
import { LargeCode } from './large-code.tsx';

type CodeDialogProps = {
  /** "Bibliotheek As, loket 1". */
  name: string;
  /** As central told it last; the dialog asks for it oftener while it is open. */
  counter: ConsoleCounter;
  reload: () => Promise<void>;
  onClose: () => void;
};

/** While somebody stands at the counter and types, a second is long. */
const FOLLOW_MS = 2_000;

/** The code in huge letters, and how far the counter is on its way: it follows by itself until the counter is in service. */
export function CodeDialog({ name, counter, reload, onClose }: CodeDialogProps) {
  const texts = useTexts(counterTexts);
  const words = useTexts(consoleTexts);
  const { api } = useConsole();
  const command = useCommand();
  const [code, setCode] = useState<MadeEnrolmentCode | null>(null);
  const { run } = command;
  const make = useCallback(async () => {
    const made = await run(() => api.makeCode(counter.id));
    if (made) setCode(made);
  }, [run, api, counter.id]);
  const asked = useRef(false);
  useEffect(() => {
    // One press is one code: a second would make the first one worthless.
    if (!asked.current) void make();
    asked.current = true;
  }, [make]);
  useFollowing(reload);
  const step = code ? enrolmentStep(counter, Date.parse(code.expiresAt), Date.now()) : null;
  const old = step === 'code_old';
  return (
    <Dialog open onClose={onClose} title={texts.codeTitle(name)} alert>
      {command.failure ? <FailureMessage failure={command.failure} /> : null}
      {code ? (
        <>
          {step === 'waiting' || old ? <ShownCode code={code} old={old} /> : null}
          <Steps counter={counter} code={code} />
        </>
      ) : command.failure ? null : (
        <p className="quiet">{words.loading}</p>
      )}
      <div className="form-actions">
        {old ? (
          <Button look="primary" onPress={() => void make()} isPending={command.running}>
            {texts.newCode}
          </Button>
        ) : null}
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}

function useFollowing(reload: () => Promise<void>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const round = async () => {
      await reload();
      if (!ended) timer = setTimeout(round, FOLLOW_MS);
    };
    void round();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [reload]);
}

function ShownCode({ code, old }: { code: MadeEnrolmentCode; old: boolean }) {
  const texts = useTexts(counterTexts);
  const locale = useLocale();
  return (
    <>
      <p>{texts.codeMore}</p>
      <div>
        <p className="quiet" id="code-label">
          {texts.codeLabel}
        </p>
        <LargeCode code={code.code} old={old} />
        <p className={old ? 'form-error' : 'quiet'}>
          {old ? texts.codeOld : texts.codeUntil(clockTime(new Date(code.expiresAt), locale))}
        </p>
      </div>
      <div>
        <p className="quiet">{texts.centralAddress}</p>
        <p className="central-address">{location.origin}</p>
      </div>
    </>
  );
}

/** The same list of verdicts as everywhere: what is done, what goes on, what is still to come. */
function Steps({ counter, code }: { counter: ConsoleCounter; code: MadeEnrolmentCode }) {
  const texts = useTexts(counterTexts);
  const locale = useLocale();
  const step = enrolmentStep(counter, Date.parse(code.expiresAt), Date.now());
  const signedUp = step === 'proving' || step === 'not_yet' || step === 'in_service';
  const { passed, all } = provedOf(counter);
  const at = (instant: string | null | undefined) => (instant ? timeOfDay(new Date(instant), locale) : '');
  const lines: VerdictLine[] = [
    { key: 'code', status: 'good', text: texts.stepCode },
    signedUp
      ? { key: 'signed', status: 'good', text: texts.stepSignedUp, evidence: at(counter.enrolledAt) }
      : { key: 'signed', status: step === 'waiting' ? 'busy' : 'attention', text: texts.stepWaiting },
    counter.installation && signedUp
      ? {
          key: 'proved',
          status: passed === all ? 'good' : 'attention',
          text: texts.stepProved(`${passed} / ${all}`),
          evidence: at(counter.installation.at),
        }
      : { key: 'proved', status: signedUp ? 'busy' : 'absent', text: texts.stepProving },
    step === 'in_service'
      ? { key: 'service', status: 'good', text: texts.stepInService, evidence: at(counter.inServiceAt) }
      : { key: 'service', status: 'absent', text: texts.stepNotYet },
  ];
  return (
    <section aria-live="polite">
      <h3>{texts.steps}</h3>
      <VerdictList label={texts.steps} lines={lines} />
      {step === 'waiting' ? <p className="quiet">{texts.followsItself}</p> : null}
    </section>
  );
}
