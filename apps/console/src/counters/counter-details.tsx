import type { ConsoleCounter, InstallationTest } from '@loket/contract';
import { DeviceState, deviceLines, type Status, useLocale, useTexts, VerdictList } from '@loket/ui';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { installationDeviceWords } from '@loket/ui/texts/counter/installation.ts';
import { proofWords } from '@loket/ui/texts/proof-words.ts';
import { momentWords } from '../time/moment-words.ts';
import type { CounterRow } from './counter-rows.ts';
import { DeviceHistory } from './device-history.tsx';
import { ServiceReports } from './service-reports.tsx';

/** What a counter's devices say now, and what was proved when it was installed. */
export function CounterDetails({ row: { counter, now } }: { row: CounterRow }) {
  const texts = useTexts(counterTexts);
  const locale = useLocale();
  const devices = now?.devices ? deviceLines(now.devices, locale) : [];
  return (
    <div className="counter-details">
      <section>
        <h2>{texts.devicesNow}</h2>
        {devices.length > 0 ? (
          <div className="device-grid">
            {devices.map(({ device, ...line }) => (
              <DeviceState key={device} {...line} />
            ))}
          </div>
        ) : (
          <p className="quiet">{texts.noReport}</p>
        )}
        {now?.lastHeartbeatAt ? (
          <p className="quiet">{texts.lastSeen(momentWords(now.lastHeartbeatAt, locale))}</p>
        ) : null}
      </section>
      <section>
        <h2>
          {counter.installation
            ? texts.installedAt(momentWords(counter.installation.at, locale))
            : texts.devices}
        </h2>
        <ProvedDevices counter={counter} />
      </section>
      <DeviceHistory counterId={counter.id} />
      <ServiceReports counterId={counter.id} />
    </div>
  );
}

/** The installation's report: one line a device, with the fact that proves it. */
export function ProvedDevices({ counter: { installation } }: { counter: ConsoleCounter }) {
  const texts = useTexts(counterTexts);
  const names = useTexts(installationDeviceWords);
  const locale = useLocale();
  if (!installation) return <p className="quiet">{texts.neverInstalled}</p>;
  const { tests, calibration } = installation;
  return (
    <>
      <VerdictList
        label={texts.devices}
        lines={tests.map((test) => ({
          key: test.device,
          status: statusOf[test.result],
          text: `${names[test.device]}: ${texts[test.result]}`,
          reason: proofWords(test.detail, locale),
        }))}
      />
      {calibration ? (
        <p className="quiet">
          {texts.displaySize(`${Math.round(calibration.widthMm)} × ${Math.round(calibration.heightMm)} mm`)}
        </p>
      ) : null}
    </>
  );
}

const statusOf = { pass: 'good', fail: 'broken', skipped: 'absent' } as const satisfies Record<
  InstallationTest['result'],
  Status
>;
