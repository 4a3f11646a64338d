import type { ConsoleCounter, MadeServiceCode } from '@loket/contract';
import { Button, clockTime, Dialog, useLocale, useTexts } from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { serviceReportTexts } from '@loket/ui/texts/console-service.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';
import { LargeCode } from './large-code.tsx';
import './service-reports.css';

type ServiceCodeDialogProps = {
  /** "Bibliotheek As, loket 1". */
  name: string;
  counter: ConsoleCounter;
  onClose: () => void;
};

/** The code in huge letters, until when, and what to do with it at the counter. */
export function ServiceCodeDialog({ name, counter, onClose }: ServiceCodeDialogProps) {
  const texts = useTexts(serviceReportTexts);
  const codes = useTexts(counterTexts);
  const words = useTexts(consoleTexts);
  const locale = useLocale();
  const { api } = useConsole();
  const command = useCommand();
  const [code, setCode] = useState<MadeServiceCode | null>(null);
  const { run } = command;
  const make = useCallback(async () => {
    const made = await run(() => api.makeServiceCode(counter.id));
    if (made) setCode(made);
  }, [run, api, counter.id]);
  const asked = useRef(false);
  useEffect(() => {
    // One press is one code: a second would make the first one worthless.
    if (!asked.current) void make();
    asked.current = true;
  }, [make]);
  const old = useIsPast(code?.expiresAt ?? null);
  return (
    <Dialog open onClose={onClose} title={texts.codeTitle(name)} alert>
      {command.failure ? <FailureMessage failure={command.failure} /> : null}
      {code ? (
        <>
          <p>{texts.codeMore}</p>
          <div>
            <p className="quiet">{codes.codeLabel}</p>
            <LargeCode code={code.code} old={old} />
            <p className={old ? 'form-error' : 'quiet'} role="status">
              {old ? codes.codeOld : codes.codeUntil(clockTime(new Date(code.expiresAt), locale))}
            </p>
          </div>
          <ol className="service-steps">
            <li>{texts.stepHold}</li>
            <li>{texts.stepType}</li>
            <li>{texts.stepProve}</li>
          </ol>
        </>
      ) : command.failure ? null : (
        <p className="quiet">{words.loading}</p>
      )}
      <div className="form-actions">
        {old || command.failure ? (
          <Button look="primary" onPress={() => void make()} isPending={command.running}>
            {codes.newCode}
          </Button>
        ) : null}
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}

/** Turns true by itself at that instant. */
function useIsPast(at: string | null): boolean {
  const [past, setPast] = useState(false);
  useEffect(() => {
    if (at === null) return undefined;
    const leftMs = Date.parse(at) - Date.now();
    setPast(leftMs <= 0);
    const timer = setTimeout(() => setPast(true), Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [at]);
  return past;
}
