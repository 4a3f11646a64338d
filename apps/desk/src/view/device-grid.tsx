import type { DeskSnapshot } from '@loket/contract';
import { DeviceState, deviceLines, startSentence, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import type { DeskCallView } from '../call/call-view.ts';

type DeviceGridProps = { snapshot: DeskSnapshot; counterId: string; call: DeskCallView };

/** The devices of the counter in this call: shape, name, fact. */
export function DeviceGrid({ snapshot, counterId, call }: DeviceGridProps) {
  const texts = useTexts(deskTexts);
  const locale = useLocale();
  const counter = snapshot.counters.find(({ id }) => id === counterId);
  const title = counter ? startSentence(texts.counter(counter.label)) : texts.counters;
  const devices = counter?.devices;
  if (!devices) return <p className="quiet">{texts.noDevices}</p>;
  return (
    <section aria-labelledby="devices-title">
      <div className="section-head">
        <h2 id="devices-title">{title}</h2>
      </div>
      <div className="device-grid">
        {deviceLines(devices, locale).map(({ device, ...line }) => (
          <DeviceState key={device} {...line} />
        ))}
        <ConnectionState call={call} />
      </div>
    </section>
  );
}

function ConnectionState({ call: { connection, roundTripMs } }: { call: DeskCallView }) {
  const texts = useTexts(deskTexts);
  const status = { connecting: 'busy', connected: 'good', interrupted: 'attention' } as const;
  const measured = roundTripMs === null ? texts.connected : `${Math.round(roundTripMs)} ms`;
  return (
    <DeviceState
      status={status[connection]}
      name={texts.connection}
      fact={connection === 'connected' ? measured : texts[connection]}
    />
  );
}
