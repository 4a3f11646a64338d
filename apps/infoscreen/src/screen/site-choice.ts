import { PublicSite, REST } from '@loket/contract';

/**
 * The site that this screen was asked to show.
 * @param asked the value of `?site=`: a site's id, or its code in any case
 */
export function siteAsked(sites: readonly PublicSite[], asked: string | null): PublicSite | undefined {
  if (!asked) return undefined;
  const text = asked.trim();
  return sites.find(({ id, code }) => id === text.toLowerCase() || code === text.toUpperCase());
}

/** Names of places only; null when central does not answer (the caller tries again). */
export async function readSites(fetcher: typeof fetch = fetch): Promise<PublicSite[] | null> {
  try {
    const answer = await fetcher(REST.publicSites, {
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    const sites = PublicSite.array()
      .max(1_000)
      .safeParse(await answer.json());
    return sites.success ? sites.data : null;
  } catch {
    return null;
  }
}
