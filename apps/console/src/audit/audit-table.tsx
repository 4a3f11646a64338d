import type { AuditEntry } from '@loket/contract';
import { type Column, DataTable, useLocale, useTexts } from '@loket/ui';
import { auditActionWords } from '@loket/ui/texts/console-audit-words.ts';
import { auditTexts } from '@loket/ui/texts/console-records.ts';
import { momentWords } from '../time/moment-words.ts';
import type { AuditFilter } from './audit-filter.ts';
import { type Named, useNames } from './use-names.ts';

type AuditTableProps = {
  entries: readonly AuditEntry[];
  /** Puts an id into the filter. */
  onOnly: (part: Partial<AuditFilter>) => void;
};

/** Entries as central told them, newest first. An id can be pressed to look for it alone. */
export function AuditTable({ entries, onOnly }: AuditTableProps) {
  const texts = useTexts(auditTexts);
  const actions = useTexts(auditActionWords);
  const locale = useLocale();
  const names = useNames();
  const columns: Column<AuditEntry>[] = [
    {
      key: 'at',
      title: texts.at,
      cell: ({ at }) => <span className="moment">{momentWords(at, locale)}</span>,
    },
    {
      key: 'who',
      title: texts.who,
      cell: (entry) => <Name named={names.actor(entry)} onPress={(actor) => onOnly({ actor })} />,
    },
    { key: 'action', title: texts.action, names: true, cell: ({ action }) => actions[action] },
    {
      key: 'about',
      title: texts.about,
      cell: (entry) => <Name named={names.subject(entry)} onPress={(subject) => onOnly({ subject })} />,
    },
    { key: 'why', title: texts.why, cell: ({ reason }) => reason },
    {
      key: 'link',
      title: texts.link,
      cell: ({ hash }) => (
        <code className="hash" title={hash}>
          {hash.slice(0, 10)}
        </code>
      ),
    },
  ];
  return (
    <section className="stack">
      <DataTable
        caption={texts.entries}
        captionHidden
        columns={columns}
        rows={entries}
        keyOf={({ id }) => id}
        empty={texts.none}
      />
      {entries.length > 0 ? <p className="form-hint">{texts.chain}</p> : null}
    </section>
  );
}

function Name({ named: { text, id }, onPress }: { named: Named; onPress: (id: string) => void }) {
  const texts = useTexts(auditTexts);
  if (id === null) return text;
  return (
    <button
      type="button"
      className="as-text"
      title={id}
      aria-label={texts.only(text)}
      onClick={() => onPress(id)}
    >
      {text}
    </button>
  );
}
