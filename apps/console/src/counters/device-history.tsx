import type { DeviceChange, Locale } from '@loket/contract';
import {
  Button,
  deviceNames,
  deviceStateShape,
  deviceStateWords,
  inLocale,
  StatusShape,
  useLocale,
  useTexts,
} from '@loket/ui';
import { deviceHistoryTexts } from '@loket/ui/texts/console-device-history.ts';
import { useCallback, useState } from 'react';
import { DEVICE_HISTORY_PAGE } from '../session/console-api.ts';
import { usePolled } from '../session/use-polled.ts';
import { momentWords } from '../time/moment-words.ts';
import { useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';

const AGAIN_MS = 15_000;

/** What changed in a counter's devices, newest first: from what, to what, and when. */
export function DeviceHistory({ counterId }: { counterId: string }) {
  const texts = useTexts(deviceHistoryTexts);
  const { api } = useConsole();
  const ask = useCallback(() => api.deviceHistory(counterId), [api, counterId]);
  const newest = usePolled(ask, AGAIN_MS);
  const [older, setOlder] = useState<readonly DeviceChange[]>([]);
  const [isOver, setOver] = useState(false);
  const page = newest.value ?? [];
  // While older ones are in sight the newest page moves on over them.
  const shown = [...page, ...older.filter(({ at }) => at < (page.at(-1)?.at ?? at))];
  const last = shown.at(-1);
  const showOlder = async () => {
    const answer = await api.deviceHistory(counterId, last?.at);
    if (!answer.ok) return newest.reload();
    setOlder((before) => [...before, ...answer.value]);
    setOver(answer.value.length < DEVICE_HISTORY_PAGE);
  };
  return (
    <section className="device-history">
      <h2>{texts.title}</h2>
      <PolledNotice polled={newest} />
      {newest.value && shown.length === 0 ? <p className="quiet">{texts.none}</p> : null}
      {shown.length > 0 ? <Changes changes={shown} /> : null}
      {last && page.length >= DEVICE_HISTORY_PAGE && !isOver ? (
        <div>
          <Button look="tool" onPress={() => void showOlder()}>
            {texts.more}
          </Button>
        </div>
      ) : null}
      <p className="quiet">{texts.kept}</p>
    </section>
  );
}

function Changes({ changes }: { changes: readonly DeviceChange[] }) {
  const texts = useTexts(deviceHistoryTexts);
  const locale = useLocale();
  const names = inLocale(deviceNames, locale);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable with the keyboard.
    <section className="data-table" aria-label={texts.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.at}</th>
            <th scope="col">{texts.device}</th>
            <th scope="col">{texts.change}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.at} ${change.device}`}>
              <td>{momentWords(change.at, locale)}</td>
              <th scope="row">{names[change.device]}</th>
              <td>
                <div className="with-shape">
                  <StatusShape status={deviceStateShape(change.device, change.to)} />
                  <span>{changeWords(change, locale, texts.first)}</span>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "klaar → papier op", and the code or name that goes with it. */
export function changeWords(
  { device, from, to, detail }: DeviceChange,
  locale: Locale,
  first: string,
): string {
  const was = from === null ? first : deviceStateWords(device, from, locale);
  const is = deviceStateWords(device, to, locale);
  return `${was} → ${is}${detail ? ` (${detail})` : ''}`;
}
