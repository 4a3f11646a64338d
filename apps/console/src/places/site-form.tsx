import { type ConsoleSite, LegalLanguage, LOCALES, type Municipality, SiteKind } from '@loket/contract';
import {
  Button,
  Field,
  LANGUAGE_TAGS,
  languageNames,
  Message,
  Select,
  siteKindWords,
  useTexts,
} from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';
import { HoursEditor } from './hours-editor.tsx';
import { RegimeFields } from './regime-fields.tsx';
import {
  type DraftProblems,
  NO_PROBLEMS,
  newSite,
  type SiteDraft,
  type SiteProblems,
  siteDraft,
  siteSettings,
  takenProblems,
} from './site-draft.ts';

type SiteFormProps = {
  /** Null: a new one. */
  site: ConsoleSite | null;
  sites: readonly ConsoleSite[];
  municipalities: readonly Municipality[];
  onSaved: (site: ConsoleSite) => void;
  onCancel: () => void;
};

/** A site on one page: where it is, when it is open, what it does. What is typed stays until it is saved. */
export function SiteForm({ site, sites, municipalities, onSaved, onCancel }: SiteFormProps) {
  const texts = useTexts(placeTexts);
  const words = useTexts(consoleTexts);
  const { api } = useConsole();
  const command = useCommand();
  const [draft, setDraft] = useState<SiteDraft>(() => (site ? siteDraft(site) : newSite));
  const [problems, setProblems] = useState<DraftProblems>(NO_PROBLEMS);
  const form = useFocusOnWrong(problems);
  const change = (part: Partial<SiteDraft>) => setDraft((before) => ({ ...before, ...part }));
  const taken = takenProblems(command.failure?.fields ?? []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const read = siteSettings(draft);
    setProblems(read.ok ? NO_PROBLEMS : read.problems);
    command.forget();
    if (!read.ok) return;
    const saved = await command.run(() =>
      site ? api.changeSite(site.id, read.value) : api.makeSite(read.value),
    );
    if (saved) onSaved(saved);
  };
  const wrong = problems !== NO_PROBLEMS;
  return (
    <form className="form site-form" onSubmit={(event) => void save(event)} noValidate ref={form}>
      <WhereFields
        draft={draft}
        problems={{ ...problems.site, ...taken }}
        municipalities={municipalities}
        onChange={change}
      />
      <section className="form-part" aria-labelledby="hours-title">
        <h2 id="hours-title">{texts.hours}</h2>
        <HoursEditor draft={draft.hours} problems={problems.hours} onChange={(hours) => change({ hours })} />
      </section>
      <section className="form-part" aria-labelledby="regime-title">
        <h2 id="regime-title">{texts.regime}</h2>
        <RegimeFields
          regime={draft.regime}
          problems={problems.site}
          others={sites.filter(({ id, archived }) => id !== site?.id && !archived)}
          onChange={(regime) => change({ regime })}
        />
      </section>
      <div className="form-foot">
        {wrong ? <Message status="attention" title={texts.checkFields} announce /> : null}
        {command.failure ? <FailureMessage failure={command.failure} typed /> : null}
        <div className="form-actions">
          <Button onPress={onCancel}>{words.cancel}</Button>
          <Button look="primary" type="submit" isPending={command.running}>
            {words.save}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** After a refusal the first wrong field has the focus: nobody has to look for it. */
function useFocusOnWrong(problems: DraftProblems) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problems === NO_PROBLEMS) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong="true"] input')?.focus();
  }, [problems]);
  return form;
}

type WhereFieldsProps = {
  draft: SiteDraft;
  problems: SiteProblems;
  municipalities: readonly Municipality[];
  onChange: (part: Partial<SiteDraft>) => void;
};

function WhereFields({ draft, problems, municipalities, onChange }: WhereFieldsProps) {
  const texts = useTexts(placeTexts);
  const kinds = useTexts(siteKindWords);
  const errorOf = (field: keyof SiteProblems) => {
    const problem = problems[field];
    return problem ? texts[problem] : undefined;
  };
  return (
    <section className="form-part" aria-labelledby="where-title">
      <h2 id="where-title">{texts.where}</h2>
      <Field
        label={texts.name}
        value={draft.name}
        maxLength={120}
        isRequired
        error={errorOf('name')}
        onChange={(name) => onChange({ name })}
      />
      <div className="form-row">
        <Select
          label={texts.municipality}
          value={draft.municipalityId}
          choose={texts.choose}
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          isRequired
          error={errorOf('municipalityId')}
          onChange={(municipalityId) => onChange({ municipalityId })}
        />
        <Select
          label={texts.kind}
          value={draft.kind}
          options={SiteKind.options.map((kind) => ({ value: kind, label: kinds[kind] }))}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      <Field
        label={texts.address}
        value={draft.address}
        maxLength={200}
        isRequired
        error={errorOf('address')}
        onChange={(address) => onChange({ address })}
      />
      <Field
        label={texts.code}
        hint={problems.code === 'codeHint' ? undefined : texts.codeHint}
        value={draft.code}
        maxLength={2}
        isRequired
        error={errorOf('code')}
        onChange={(code) => onChange({ code: code.toUpperCase() })}
      />
      <div className="form-row">
        <Select
          label={texts.legalLanguage}
          value={draft.legalLanguage}
          options={LegalLanguage.options.map(languageOption)}
          onChange={(legalLanguage) => onChange({ legalLanguage })}
        />
        <Select
          label={texts.secondLocale}
          value={draft.secondLocale}
          options={LOCALES.map(languageOption)}
          onChange={(secondLocale) => onChange({ secondLocale })}
        />
      </div>
    </section>
  );
}

const languageOption = <Language extends keyof typeof languageNames>(language: Language) => ({
  value: language,
  label: languageNames[language],
  lang: LANGUAGE_TAGS[language],
});
