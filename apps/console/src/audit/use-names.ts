import type { AuditEntry } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { auditSubjectWords } from '@loket/ui/texts/console-audit-words.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { auditTexts } from '@loket/ui/texts/console-records.ts';
import { useEffect, useMemo, useState } from 'react';
import type { Answered } from '../session/rest-client.ts';
import { usePolled } from '../session/use-polled.ts';
import { useConsole } from '../view/console-context.ts';

export type Named = {
  readonly text: string;
  /** The whole id where there is one: something to search for. */
  readonly id: string | null;
};

type NamedPlaces = {
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly counters: readonly { readonly id: string; readonly siteId: string; readonly label: number }[];
};

/** Names for the ids of the log, as far as this person may know them; else the kind and the id's first letters. */
export function useNames(): { actor: (entry: AuditEntry) => Named; subject: (entry: AuditEntry) => Named } {
  const texts = useTexts(auditTexts);
  const kinds = useTexts(auditSubjectWords);
  const { counterOf } = useTexts(counterTexts);
  const { api, me } = useConsole();
  // A chief inspector's list also has the counters that were shut out.
  const ask: () => Answered<NamedPlaces> = me.roles.includes('chief_inspector') ? api.places : api.sites;
  const sites = usePolled(ask, null).value;
  const inspectors = useInspectors();
  const known = useMemo(() => {
    const names = new Map<string, string>([...inspectors, [me.staffId, me.name]]);
    for (const { id, name } of sites?.sites ?? []) names.set(id, name);
    for (const { id, siteId, label } of sites?.counters ?? []) {
      const site = sites?.sites.find((one) => one.id === siteId)?.name ?? '';
      names.set(id, [site, counterOf(String(label))].filter(Boolean).join(', '));
    }
    return names;
  }, [sites, inspectors, me, counterOf]);
  const named = (kind: string, id: string | null): Named => ({
    id,
    text: id === null ? kind : (known.get(id) ?? `${kind} ${id.slice(0, 8)}`),
  });
  return {
    actor: ({ actorKind, actorId }) => named(texts[actorKind], actorId),
    subject: ({ subjectKind, subjectId }) => named(kinds[subjectKind], subjectId),
  };
}

/** Only for who may see the queue; for others the log keeps ids, which is no failure. */
function useInspectors(): ReadonlyMap<string, string> {
  const { api, me } = useConsole();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (!me.roles.includes('chief_inspector')) return;
    let here = true;
    void api.inspectors().then((answer) => {
      if (here && answer.ok)
        setNames(new Map(answer.value.inspectors.map(({ staffId, name }) => [staffId, name])));
    });
    return () => {
      here = false;
    };
  }, [api, me]);
  return names;
}
