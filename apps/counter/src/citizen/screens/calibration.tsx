import { Button, useLocale, useTexts } from '@loket/ui';
import { Minus, Plus } from '@loket/ui/icons.ts';
import { installationTexts } from '@loket/ui/texts/counter.ts';
import { useState } from 'react';
import { Frame } from '../frame.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import './installation.css';

/** What the bar is drawn as: 100 mm by the width that was known when it was drawn. */
const BAR_MM = 100;

/**
 * The display's true size by a ruler: EDID rounds. The presence draws the bar and the eye line; here the technician says
 * what the ruler says.
 */
export function Calibration({ view, content, act }: ScreenProps<'calibration'>) {
  const texts = useTexts(installationTexts);
  const locale = useLocale();
  const [barMm, setBarMm] = useState(BAR_MM);
  const [eyeXMm, setEyeXMm] = useState(Math.round(content.eyeXMm));
  const [eyeYMm, setEyeYMm] = useState(Math.round(content.eyeYMm));
  const widthMm = Math.round(((content.widthMm * barMm) / BAR_MM) * 10) / 10;
  return (
    <Frame
      view={view}
      act={act}
      foot="back"
      heading={texts.measure}
      above={
        <p className="lead">
          <Sentences>{texts.measureMore}</Sentences>
        </p>
      }
      below={
        <div className="steppers">
          <Stepper label={texts.bar} value={barMm} onChange={setBarMm} min={20} max={400} step={1} />
          <Stepper label={texts.eyeY} value={eyeYMm} onChange={setEyeYMm} min={0} max={5_000} step={5} />
          <Stepper label={texts.eyeX} value={eyeXMm} onChange={setEyeXMm} min={0} max={5_000} step={5} />
          <div className="installation-end">
            <p role="status">{texts.displayWidth(widthMm.toLocaleString(locale))}</p>
            <Button
              look="primary"
              isDisabled={widthMm < 50 || widthMm > 5_000}
              onPress={() => act({ intent: 'calibrated', widthMm, eyeXMm, eyeYMm })}
            >
              {texts.keep}
            </Button>
          </div>
        </div>
      }
    />
  );
}

type StepperProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step: number;
};

function Stepper({ label, value, onChange, min, max, step }: StepperProps) {
  const texts = useTexts(installationTexts);
  const to = (wanted: number) => onChange(Math.min(max, Math.max(min, wanted)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: two keys and a figure are no fieldset of a form.
    <div className="stepper" role="group" aria-label={label}>
      <p>{label}</p>
      <div className="stepper-keys">
        <Button icon={<Minus strokeWidth={1.7} aria-hidden="true" />} onPress={() => to(value - step)}>
          {texts.less}
        </Button>
        <p className="stepper-value" role="status">
          <span aria-hidden="true">{value} mm</span>
          <span className="only-read-aloud">{texts.millimetres(value)}</span>
        </p>
        <Button icon={<Plus strokeWidth={1.7} aria-hidden="true" />} onPress={() => to(value + step)}>
          {texts.more}
        </Button>
      </div>
    </div>
  );
}
