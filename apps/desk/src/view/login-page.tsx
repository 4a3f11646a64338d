import type { Locale } from '@loket/contract';
import { Button, Message, StaffHeader, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { DeskFailure } from '../session/api.ts';
import { LanguageChoice } from './language-choice.tsx';
import { useFailureWords } from './notices.tsx';

type LoginPageProps = {
  /** True when a session ended by itself: say why this page is here. */
  sessionEnded: boolean;
  failure: DeskFailure | null;
  running: boolean;
  onLogin: (username: string, password: string) => void;
  onLocale: (locale: Locale) => void;
};

export function LoginPage({ sessionEnded, failure, running, onLogin, onLocale }: LoginPageProps) {
  const texts = useTexts(deskTexts);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const secondsLeft = useSecondsLeft(failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!running && secondsLeft === 0) onLogin(username, password);
    setPassword('');
  };
  return (
    <div className="login">
      <StaffHeader place="">
        <LanguageChoice onChoose={onLocale} />
      </StaffHeader>
      <main>
        <h1>{texts.signInTitle}</h1>
        {sessionEnded && !failure ? <Message status="attention" title={texts.sessionEnded} announce /> : null}
        {failure ? <LoginFailure failure={failure} secondsLeft={secondsLeft} /> : null}
        <form onSubmit={submit}>
          <Field
            label={texts.username}
            type="text"
            name="username"
            autoComplete="username"
            value={username}
            onChange={setUsername}
          />
          <Field
            label={texts.password}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <Button look="primary" type="submit" isDisabled={secondsLeft > 0} isPending={running}>
            {texts.signIn}
          </Button>
        </form>
      </main>
    </div>
  );
}

function LoginFailure({ failure, secondsLeft }: { failure: DeskFailure; secondsLeft: number }) {
  const texts = useTexts(deskTexts);
  const words = useFailureWords(failure);
  const text =
    failure.code === 'unauthenticated'
      ? texts.wrongPassword
      : secondsLeft > 0
        ? texts.waitSeconds(secondsLeft)
        : words;
  // Counting down aloud every second would be a nuisance: only the first sentence is announced.
  return <Message status="attention" title={text} announce={secondsLeft === 0} />;
}

type FieldProps = {
  label: string;
  type: 'text' | 'password';
  name: string;
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
};

function Field({ label, value, onChange, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        required
        maxLength={200}
        spellCheck={false}
        autoCapitalize="none"
      />
    </div>
  );
}

/** Counts a refusal's waiting time down to zero. */
function useSecondsLeft(failure: DeskFailure | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = failure?.retryAfterSeconds ?? 0;
    const endsAtMs = performance.now() + seconds * 1_000;
    const tick = () => setLeft(Math.max(0, Math.ceil((endsAtMs - performance.now()) / 1_000)));
    tick();
    if (seconds === 0) return;
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [failure]);
  return left;
}
