import { useState } from 'react';
import { Checkbox } from '../components/checkbox.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Field, TextArea } from '../components/field.tsx';
import { RadioChoice } from '../components/radio-choice.tsx';
import { Select } from '../components/select.tsx';
import { Tabs } from '../components/tabs.tsx';

const KINDS = [
  { value: 'home', label: 'Bij u thuis' },
  { value: 'office', label: 'Op het bureau' },
] as const;

/** What staff and public pages fill in. */
export function Forms() {
  const [name, setName] = useState('Stadhuis Eikenrode');
  const [code, setCode] = useState('EEE');
  const [note, setNote] = useState('');
  const [kind, setKind] = useState<'home' | 'office' | null>(null);
  const [open, setOpen] = useState(true);
  const [part, setPart] = useState<'sites' | 'hours'>('sites');
  return (
    <>
      <div className="form">
        <div className="form-row">
          <Field label="Naam" value={name} onChange={setName} hint="Zoals ze op de gevel staat" />
          <Field label="Code" value={code} onChange={setCode} error="Een of twee hoofdletters." />
        </div>
        <div className="form-row">
          <Select label="Soort" value={kind} options={KINDS} onChange={setKind} choose="Kies" />
          <Field label="Datum" type="date" value="2026-03-24" onChange={() => {}} isDisabled />
        </div>
        <RadioChoice label="Waar" value={kind} options={KINDS} onChange={setKind} />
        <Checkbox checked={open} onChange={setOpen} hint="Ook op feestdagen">
          Deze locatie is open
        </Checkbox>
        <TextArea label="Nota" value={note} onChange={setNote} />
      </div>
      <Tabs
        label="Delen"
        selected={part}
        onSelect={setPart}
        parts={[
          { id: 'sites', title: 'Locaties', count: 3, content: <Sites /> },
          { id: 'hours', title: 'Uren', content: <p>Maandag 8.30 tot 20 uur</p> },
        ]}
      />
    </>
  );
}

function Sites() {
  return (
    <DataTable
      caption="Locaties"
      rows={[
        { name: 'Stadhuis Eikenrode', count: 142 },
        { name: 'Bibliotheek Maasdonk', count: 9 },
      ]}
      keyOf={({ name }) => name}
      columns={[
        { key: 'name', title: 'Naam', cell: ({ name }) => name },
        { key: 'count', title: 'Gesprekken', align: 'end', cell: ({ count }) => count },
      ]}
    />
  );
}
