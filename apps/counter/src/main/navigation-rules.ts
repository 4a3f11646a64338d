/** No page of the counter has a shortcut with these, and Chromium or a compositor has many. */
export function isForbiddenKey(input: {
  key: string;
  control: boolean;
  alt: boolean;
  meta: boolean;
}): boolean {
  if (input.control || input.meta) return true;
  return (
    (input.alt && input.key !== 'AltGraph') || /^(F\d{1,2}|ContextMenu|Browser.*|Launch.*)$/.test(input.key)
  );
}

/** Schemes that a page may load from; everything else is cancelled before it leaves. */
export const isOwnAddress = (url: string): boolean => /^(loket|blob|data|devtools):/.test(url);
