import { type InspectorState, LOCALES, type Locale, Skill, type TodayFigures } from '@loket/contract';
import { Button, Checkbox, Dialog, startSentence, useLocale, useTexts } from '@loket/ui';
import { inspectorStateWords } from '@loket/ui/texts/desk.ts';
import { boardInspectorTexts } from '@loket/ui/texts/desk-board-inspector.ts';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { skillWords } from '@loket/ui/texts/desk-why.ts';
import { useState } from 'react';
import { languageName } from '../people/formatting.ts';
import { ChoiceButton } from '../view/choice-keys.tsx';
import type { DeskActions } from '../view/use-desk.ts';

type InspectorDialogProps = {
  inspector: InspectorState;
  today: TodayFigures | null;
  actions: DeskActions;
  onClose: () => void;
};

/** One inspector: languages and training by which tickets are kept, and a break that the chief inspector gives. */
export function InspectorDialog({ inspector, today, actions: { board }, onClose }: InspectorDialogProps) {
  const texts = useTexts(boardInspectorTexts);
  const states = useTexts(inspectorStateWords);
  const { staffId, name, state } = inspector;
  const helped = today?.inspectors.find((one) => one.staffId === staffId)?.helped;
  const mayPause = state === 'available' || state === 'in_consultation';
  return (
    <Dialog open onClose={onClose} title={name}>
      <p>{[states[state], helped === undefined ? '' : texts.helped(helped)].filter(Boolean).join(' · ')}</p>
      {mayPause ? (
        <div className="board-break">
          <Button
            onPress={() => {
              board.forceBreak(staffId);
              onClose();
            }}
          >
            {texts.giveBreak}
          </Button>
          <p className="quiet">{state === 'available' ? texts.breakNow : texts.breakAfter}</p>
        </div>
      ) : null}
      <CompetenceForm
        inspector={inspector}
        onSave={(competence) => {
          board.setCompetence(staffId, competence);
          onClose();
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}

type CompetenceFormProps = {
  inspector: InspectorState;
  onSave: (competence: { languages: Locale[]; skills: Skill[] }) => void;
  onClose: () => void;
};

function CompetenceForm({ inspector, onSave, onClose }: CompetenceFormProps) {
  const texts = useTexts(boardInspectorTexts);
  const trained = useTexts(skillWords);
  const words = useTexts(deskStatementTexts);
  const locale = useLocale();
  const [languages, setLanguages] = useState(inspector.languages);
  const [skills, setSkills] = useState(inspector.skills);
  const same = sameSet(languages, inspector.languages) && sameSet(skills, inspector.skills);
  return (
    <>
      <fieldset className="board-ticks">
        <legend className="form-legend">{texts.speaks}</legend>
        {LOCALES.map((one) => (
          <Checkbox
            key={one}
            checked={languages.includes(one)}
            onChange={(checked) => setLanguages(having(languages, one, checked))}
          >
            {startSentence(languageName(one, locale))}
          </Checkbox>
        ))}
      </fieldset>
      {languages.length === 0 ? <p className="form-error">{texts.oneLanguage}</p> : null}
      <fieldset className="board-ticks">
        <legend className="form-legend">{texts.trainedIn}</legend>
        {Skill.options.map((one) => (
          <Checkbox
            key={one}
            checked={skills.includes(one)}
            onChange={(checked) => setSkills(having(skills, one, checked))}
          >
            {startSentence(trained[one])}
          </Checkbox>
        ))}
      </fieldset>
      <div className="form-actions">
        <Button
          look="primary"
          isDisabled={same || languages.length === 0}
          onPress={() => onSave({ languages, skills })}
        >
          {words.keep}
        </Button>
        <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
          {words.cancel}
        </ChoiceButton>
      </div>
    </>
  );
}

const having = <Item,>(items: readonly Item[], item: Item, has: boolean): Item[] => [
  ...items.filter((one) => one !== item),
  ...(has ? [item] : []),
];

const sameSet = <Item,>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));
