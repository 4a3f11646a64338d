import { AuditAction, type AuditEntry } from '@loket/contract';
import { Button, Field, Select, useLocale, useTexts } from '@loket/ui';
import { auditActionWords } from '@loket/ui/texts/console-audit-words.ts';
import { auditTexts } from '@loket/ui/texts/console-records.ts';
import { type FormEvent, useState } from 'react';
import { AUDIT_PAGE, type AuditSearch } from '../session/console-api.ts';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';
import { PageHead } from '../view/page-head.tsx';
import {
  type AuditFilter,
  type AuditProblems,
  auditProblems,
  auditSearch,
  NO_FILTER,
} from './audit-filter.ts';
import { AuditTable } from './audit-table.tsx';

type Found = {
  readonly search: AuditSearch;
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
};

/** The audit log: a reason first, then who saw what. Each reading, older pages too, is itself an entry. */
export function AuditPage() {
  const texts = useTexts(auditTexts);
  const { api } = useConsole();
  const command = useCommand();
  const [filter, setFilter] = useState(NO_FILTER);
  const [problems, setProblems] = useState<AuditProblems>({});
  const [found, setFound] = useState<Found | null>(null);
  const read = async (search: AuditSearch, before: readonly AuditEntry[]) => {
    const entries = await command.run(() => api.audit(search, before.at(-1)?.id));
    if (!entries) return;
    setFound({ search, entries: [...before, ...entries], more: entries.length === AUDIT_PAGE });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = auditProblems(filter);
    setProblems(wrong);
    if (Object.keys(wrong).length === 0) void read(auditSearch(filter), []);
  };
  return (
    <main className="page" id="content">
      <PageHead title={texts.title} />
      <FilterForm
        filter={filter}
        problems={problems}
        running={command.running}
        onChange={(part) => setFilter((before) => ({ ...before, ...part }))}
        onSubmit={submit}
      />
      {command.failure ? <FailureMessage failure={command.failure} typed /> : null}
      {found ? (
        <>
          <AuditTable
            entries={found.entries}
            onOnly={(part) => setFilter((before) => ({ ...before, ...part }))}
          />
          <div className="form-actions">
            {found.more ? (
              <Button onPress={() => void read(found.search, found.entries)} isPending={command.running}>
                {texts.older}
              </Button>
            ) : found.entries.length > 0 ? (
              <p className="quiet">{texts.everything}</p>
            ) : null}
          </div>
        </>
      ) : null}
    </main>
  );
}

type FilterFormProps = {
  filter: AuditFilter;
  problems: AuditProblems;
  running: boolean;
  onChange: (part: Partial<AuditFilter>) => void;
  onSubmit: (event: FormEvent) => void;
};

function FilterForm({ filter, problems, running, onChange, onSubmit }: FilterFormProps) {
  const texts = useTexts(auditTexts);
  const actions = useActionOptions();
  const errorOf = (field: keyof AuditProblems) => {
    const problem = problems[field];
    return problem ? texts[problem] : undefined;
  };
  return (
    <form className="audit-search" onSubmit={onSubmit} noValidate>
      <Field
        label={texts.reason}
        hint={texts.reasonHint}
        value={filter.reason}
        maxLength={300}
        error={errorOf('reason')}
        onChange={(reason) => onChange({ reason })}
      />
      <div className="search">
        <Select
          label={texts.action}
          value={filter.action}
          options={[{ value: 'anything', label: texts.anything }, ...actions]}
          onChange={(action) => onChange({ action })}
        />
        <Field type="date" label={texts.from} value={filter.from} onChange={(from) => onChange({ from })} />
        <Field
          type="date"
          label={texts.to}
          value={filter.to}
          error={errorOf('to')}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <div className="search">
        <Field
          label={texts.actor}
          value={filter.actor}
          maxLength={40}
          error={errorOf('actor')}
          onChange={(actor) => onChange({ actor })}
        />
        <Field
          label={texts.subject}
          value={filter.subject}
          maxLength={40}
          error={errorOf('subject')}
          onChange={(subject) => onChange({ subject })}
        />
        <Button look="primary" type="submit" isPending={running}>
          {texts.search}
        </Button>
      </div>
    </form>
  );
}

/** By their words: nobody knows the order of a contract. */
function useActionOptions() {
  const words = useTexts(auditActionWords);
  const locale = useLocale();
  return AuditAction.options
    .map((action) => ({ value: action, label: words[action] }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
}
