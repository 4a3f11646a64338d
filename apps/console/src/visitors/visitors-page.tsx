import type { SiteId, Visitor } from '@loket/contract';
import {
  Button,
  type Column,
  DataTable,
  Field,
  Message,
  Select,
  timeOfDay,
  useLocale,
  useTexts,
} from '@loket/ui';
import { visitorTexts } from '@loket/ui/texts/console.ts';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../session/use-command.ts';
import { usePolled } from '../session/use-polled.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage, PolledNotice } from '../view/failure-message.tsx';
import { PageHead, Said } from '../view/page-head.tsx';
import { isReason } from '../view/reason.ts';

const EVERYWHERE = 'everywhere';
type Choice = SiteId | typeof EVERYWHERE;

/** Today's visitors: names only after a reason, which central writes down. */
export function VisitorsPage() {
  const texts = useTexts(visitorTexts);
  const { api } = useConsole();
  const sites = usePolled(api.sites, null);
  const command = useCommand();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [site, setSite] = useState<Choice>(EVERYWHERE);
  const [visitors, setVisitors] = useState<readonly Visitor[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const show = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setSaid(null);
    if (!isReason(reason)) return;
    const found = await command.run(() =>
      api.visitors(reason.trim(), site === EVERYWHERE ? undefined : site),
    );
    if (found) setVisitors(found);
  };
  const leaves = async ({ id, badge }: Visitor) => {
    const left = await command.run(() => api.visitorLeaves(id));
    if (!left) return;
    setVisitors((before) => before?.map((one) => (one.id === id ? left : one)) ?? null);
    setSaid(texts.returned(String(badge)));
  };
  const receptions = (sites.value?.sites ?? []).filter(({ regime }) => regime.visitorCheckIn);
  const options: { value: Choice; label: string }[] = [
    { value: EVERYWHERE, label: texts.everywhere },
    ...receptions.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <main className="page" id="content">
      <PageHead title={texts.title} />
      <PolledNotice polled={sites} />
      {sites.value && receptions.length === 0 ? <Message status="attention" title={texts.noSite} /> : null}
      <form className="search" onSubmit={(event) => void show(event)} noValidate>
        <Field
          label={texts.reason}
          hint={texts.reasonHint}
          value={reason}
          maxLength={300}
          error={tried && !isReason(reason) ? texts.wrongReason : undefined}
          onChange={setReason}
        />
        <Select label={texts.site} value={site} options={options} onChange={setSite} />
        <Button look="primary" type="submit" isPending={command.running}>
          {texts.show}
        </Button>
      </form>
      {command.failure ? <FailureMessage failure={command.failure} typed /> : null}
      <Said>{said === null ? null : <Message status="good" title={said} />}</Said>
      {visitors ? (
        <VisitorsTable
          visitors={visitors}
          siteName={(id) => receptions.find((one) => one.id === id)?.name ?? ''}
          onLeaves={(one) => void leaves(one)}
        />
      ) : null}
    </main>
  );
}

type VisitorsTableProps = {
  visitors: readonly Visitor[];
  siteName: (id: SiteId) => string;
  onLeaves: (visitor: Visitor) => void;
};

function VisitorsTable({ visitors, siteName, onLeaves }: VisitorsTableProps) {
  const texts = useTexts(visitorTexts);
  const locale = useLocale();
  const time = (instant: string) => timeOfDay(new Date(instant), locale);
  const columns: Column<Visitor>[] = [
    { key: 'badge', title: texts.badge, cell: ({ badge }) => badge },
    { key: 'name', title: texts.name, names: true, cell: ({ name }) => name },
    { key: 'host', title: texts.host, cell: ({ host }) => host },
    {
      key: 'zone',
      title: texts.zone,
      cell: ({ accessZone, siteId }) => (
        <>
          {accessZone}
          <span className="under">{siteName(siteId)}</span>
        </>
      ),
    },
    { key: 'arrived', title: texts.arrived, cell: ({ arrivedAt }) => time(arrivedAt) },
    {
      key: 'left',
      title: texts.left,
      cell: (visitor) =>
        visitor.leftAt ? (
          time(visitor.leftAt)
        ) : (
          <Button aria-label={`${texts.leaves}: ${visitor.badge}`} onPress={() => onLeaves(visitor)}>
            {texts.leaves}
          </Button>
        ),
    },
  ];
  return (
    <>
      <p>{texts.inside(visitors.filter(({ leftAt }) => leftAt === null).length)}</p>
      <DataTable
        caption={texts.title}
        captionHidden
        columns={columns}
        rows={visitors}
        keyOf={({ id }) => id}
        empty={texts.none}
      />
    </>
  );
}
