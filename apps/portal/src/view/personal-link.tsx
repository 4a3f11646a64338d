import { Button, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { useState } from 'react';

/** The only way back, to keep. */
export function PersonalLink({ path }: { path: string }) {
  const texts = useTexts(portalTexts);
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}${path}`;
  const copy = () => {
    void navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <section className="paper" aria-label={texts.personalLink}>
      <h2>{texts.personalLink}</h2>
      <p className="personal-link">{address}</p>
      <p>{texts.keepLink}</p>
      <Button onPress={copy}>{copied ? texts.copied : texts.copyLink}</Button>
    </section>
  );
}
