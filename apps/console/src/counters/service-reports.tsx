import type { InstallationTest, KeptServiceReport } from '@loket/contract';
import { deviceNames, inLocale, type Status, StatusShape, useLocale, useTexts, VerdictList } from '@loket/ui';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { serviceReportTexts } from '@loket/ui/texts/console-service.ts';
import { installationDeviceWords } from '@loket/ui/texts/counter/installation.ts';
import { proofWords, stateWithFact } from '@loket/ui/texts/proof-words.ts';
import { useCallback } from 'react';
import { usePolled } from '../session/use-polled.ts';
import { momentWords } from '../time/moment-words.ts';
import { useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';
import './service-reports.css';

const AGAIN_MS = 15_000;

/** What technicians proved at this counter, newest first, each under the counter's own signature. */
export function ServiceReports({ counterId }: { counterId: string }) {
  const texts = useTexts(serviceReportTexts);
  const { api } = useConsole();
  const ask = useCallback(() => api.serviceReports(counterId), [api, counterId]);
  const polled = usePolled(ask, AGAIN_MS);
  const reports = polled.value ?? [];
  return (
    <section className="service-reports">
      <h2>{texts.reports}</h2>
      <PolledNotice polled={polled} />
      {polled.value && reports.length === 0 ? <p className="quiet">{texts.noReports}</p> : null}
      {reports.map((report, at) => (
        <Report key={`${report.receivedAt} ${report.at}`} report={report} open={at === 0} />
      ))}
    </section>
  );
}

function Report({ report, open }: { report: KeptServiceReport; open: boolean }) {
  const texts = useTexts(serviceReportTexts);
  const locale = useLocale();
  const { tests, note, technician, receivedAt, verified } = report;
  const tried = tests.filter(({ result }) => result !== 'skipped');
  const passed = tried.filter(({ result }) => result === 'pass').length;
  return (
    <details className="service-report" open={open} data-verified={verified}>
      <summary>
        <span className="service-report-when">{momentWords(receivedAt, locale)}</span>{' '}
        <span>{technician}</span> <span className="quiet">{texts.proved(`${passed} / ${tried.length}`)}</span>
      </summary>
      <p className="with-shape">
        <StatusShape status={verified ? 'good' : 'broken'} />
        <span>{verified ? texts.verified : texts.notVerified}</span>
      </p>
      {note ? <blockquote className="service-report-note">{note}</blockquote> : null}
      <Tests tests={tests} />
      <Identities report={report} />
    </details>
  );
}

const statusOf = { pass: 'good', fail: 'broken', skipped: 'absent' } as const satisfies Record<
  InstallationTest['result'],
  Status
>;

function Tests({ tests }: Pick<KeptServiceReport, 'tests'>) {
  const texts = useTexts(counterTexts);
  const names = useTexts(installationDeviceWords);
  const locale = useLocale();
  return (
    <VerdictList
      label={texts.devices}
      lines={tests.map(({ device, result, detail }) => ({
        key: device,
        status: statusOf[result],
        text: stateWithFact(names[device], texts[result], locale),
        reason: proofWords(detail, locale),
      }))}
    />
  );
}

/** As each device said it: the model, and what goes with it. */
function Identities({ report: { identities, appVersion } }: { report: KeptServiceReport }) {
  const texts = useTexts(serviceReportTexts);
  const names = inLocale(deviceNames, useLocale());
  const told = Object.entries(names).flatMap(([device, name]) => {
    // The keys of `names` are those of every device.
    const identity = identities[device as keyof typeof names];
    return identity ? [{ device, name, identity }] : [];
  });
  return (
    <>
      {told.length > 0 ? (
        <dl className="service-identities">
          {told.map(({ device, name, identity: { model, firmware, serial } }) => (
            <div key={device}>
              <dt>{name}</dt>
              <dd>
                {[model, firmware ? texts.firmware(firmware) : '', serial ? texts.serial(serial) : '']
                  .filter(Boolean)
                  .join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className="quiet">{texts.software(appVersion)}</p>
    </>
  );
}
