import type { PublicSite } from '@loket/contract';
import { Message, useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';

type SitePickerProps = {
  /** Null while central does not answer. */
  sites: readonly PublicSite[] | null;
  /** What the address asked for and nobody knows. */
  unknown: string | null;
};

/** Shown once, to whoever hangs up the screen: the choice is an address to keep. */
export function SitePicker({ sites, unknown }: SitePickerProps) {
  const texts = useTexts(infoscreenTexts);
  return (
    <main className="site-picker">
      <h1>{texts.chooseSite}</h1>
      {sites && unknown ? <Message status="attention" title={texts.unknownSite(unknown)} /> : null}
      {sites ? null : <Message status="busy" title={texts.noSites} />}
      <ul>
        {sites?.map(({ id, code, name, municipality }) => (
          <li key={id}>
            <a href={`?site=${code}`}>
              <strong>{code}</strong> {name} <span>{municipality}</span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
