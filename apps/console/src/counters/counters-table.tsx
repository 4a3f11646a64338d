import { Button, type Status, StatusShape, startSentence, useTexts } from '@loket/ui';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { serviceReportTexts } from '@loket/ui/texts/console-service.ts';
import { Fragment, useState } from 'react';
import { useConsole } from '../view/console-context.ts';
import { CounterDetails } from './counter-details.tsx';
import { actsOn, type CounterAct, type CounterRow, type SiteRows } from './counter-rows.ts';
import { useHealth } from './health-words.ts';

export type OnAct = (act: CounterAct, row: CounterRow, name: string) => void;

/** Every counter under its site: standing, health now, and what can be done. Its devices unfold below it. */
export function CountersTable({ sites, onAct }: { sites: readonly SiteRows[]; onAct: OnAct }) {
  const texts = useTexts(counterTexts);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setUnfolded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable with the keyboard.
    <section className="data-table counters-table" aria-label={texts.title} tabIndex={0}>
      <table>
        <caption className="only-read-aloud">{texts.title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.counter}</th>
            <th scope="col">{texts.standing}</th>
            <th scope="col">{texts.health}</th>
            <th scope="col">
              <span className="only-read-aloud">{texts.details}</span>
            </th>
          </tr>
        </thead>
        {sites.map(({ site, rows }) => (
          <tbody key={site.id}>
            <tr className="site-row">
              <th scope="rowgroup" colSpan={4}>
                {site.name} <span className="quiet">{site.municipality}</span>
              </th>
            </tr>
            {rows.length === 0 ? (
              <tr>
                <td colSpan={4} className="quiet">
                  {texts.none}
                </td>
              </tr>
            ) : null}
            {rows.map((row) => (
              <OneCounter
                key={row.counter.id}
                row={row}
                siteName={site.name}
                open={unfolded.has(row.counter.id)}
                onToggle={() => toggle(row.counter.id)}
                onAct={onAct}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

type OneCounterProps = {
  row: CounterRow;
  siteName: string;
  open: boolean;
  onToggle: () => void;
  onAct: OnAct;
};

function OneCounter({ row, siteName, open, onToggle, onAct }: OneCounterProps) {
  const texts = useTexts(counterTexts);
  const { me } = useConsole();
  const { counter } = row;
  const label = texts.counterOf(String(counter.label));
  const name = `${siteName}, ${label}`;
  const service = useTexts(serviceReportTexts);
  const words = {
    code: texts.makeCode,
    move: texts.move,
    revoke: texts.revoke,
    service: service.makeCode,
  } satisfies Record<CounterAct, string>;
  return (
    <Fragment>
      <tr data-counter={name}>
        <th scope="row">
          {startSentence(label)}
          <span className="under">
            {counter.roles.length === 2
              ? texts.bothRoles
              : counter.roles[0] === 'counter'
                ? texts.takesCalls
                : texts.onlyTickets}
          </span>
        </th>
        <td data-standing={counter.standing}>
          <Shaped status={standingStatus[counter.standing]} text={texts[counter.standing]} />
        </td>
        <td>
          <HealthNow row={row} />
        </td>
        <td>
          <div className="row-actions">
            {counter.standing === 'planned' ? null : (
              <Button
                look="tool"
                aria-expanded={open}
                aria-label={`${open ? texts.hideDetails : texts.details}, ${name}`}
                onPress={onToggle}
              >
                {open ? texts.hideDetails : texts.details}
              </Button>
            )}
            {actsOn(counter, me.roles).map((act) => (
              <Button key={act} aria-label={`${words[act]}, ${name}`} onPress={() => onAct(act, row, name)}>
                {words[act]}
              </Button>
            ))}
          </div>
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={4}>
            <CounterDetails row={row} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

const standingStatus = {
  planned: 'absent',
  installing: 'busy',
  in_service: 'good',
  revoked: 'broken',
} as const satisfies Record<CounterRow['counter']['standing'], Status>;

function HealthNow({ row: { counter, now } }: { row: CounterRow }) {
  const health = useHealth();
  // A counter without a key can't be healthy; a dash would be read as broken.
  if (counter.standing === 'planned' || counter.standing === 'revoked' || !now) return null;
  return <Shaped {...health(now)} />;
}

function Shaped({ status, text }: { status: Status; text: string }) {
  return (
    <div className="with-shape">
      <StatusShape status={status} />
      <span>{text}</span>
    </div>
  );
}
