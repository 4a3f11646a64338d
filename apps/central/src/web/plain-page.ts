/**
 * A page that central writes itself: readable on the oldest phone, nothing loaded from anywhere else.
 * @param body trusted HTML; whatever comes from data has gone through `escaped`
 */
export function plainPage(page: {
  lang: string;
  title: string;
  body: string;
  /** An address of our own script; without it the page has none. */
  script?: string;
}): string {
  return `<!doctype html>
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(page.title)}</title>
<style>${STYLE}</style>
${page.script ? `<script src="${page.script}" defer></script>\n` : ''}</head>
<body><main>
${page.body}
</main></body>
</html>
`;
}

const STYLE = `:root{color-scheme:light;--ink:#1b2733;--line:#1f5fbf;--soft:#eef3f9}
body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:var(--ink);background:#fff;border-top:.5rem solid var(--line)}
main{max-width:34rem;margin:0 auto;padding:1.5rem}h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0 1rem}
.place{font-size:1rem;margin:0}.small{font-size:1rem}
label.file{display:block;background:var(--soft);border:2px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0;font-weight:600}
input[type=file],input[type=text]{display:block;width:100%;box-sizing:border-box;font:inherit;margin-top:.75rem;padding:.5rem 0}
input[type=text]{padding:.75rem;border:2px solid var(--ink);border-radius:.5rem;letter-spacing:.1em;text-transform:uppercase}
button{font:inherit;font-weight:600;min-height:3.5rem;width:100%;border:0;border-radius:.5rem;background:var(--line);color:#fff;margin:.5rem 0 1rem}
:focus-visible{outline:.25rem solid #b35900;outline-offset:.15rem}
.good{border-left:.5rem solid #1a7f37;padding:.5rem 1rem;background:#eaf6ec;font-weight:600}
.bad{border-left:.5rem solid #b3261e;padding:.5rem 1rem;background:#fceeee;font-weight:600}
ul.files{list-style:none;padding:0}ul.files li{display:flex;gap:1rem;align-items:center;border-bottom:1px solid #c5ced8;padding:.5rem 0}
ul.files img{width:4rem;height:4rem;object-fit:cover;border-radius:.25rem}progress{width:8rem}
nav.languages{display:flex;gap:1rem;margin-bottom:1rem}nav.languages a{padding:.5rem;color:var(--line)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** @param script whether the page has our own script, and so asks and shows things by itself */
export const plainPageHeaders = (script: boolean): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow',
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...(script ? ["script-src 'self'", "connect-src 'self'", 'img-src blob:'] : []),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
});
