import { assetOf, CONTENT_SECURITY_POLICY, contentSecurityPolicyOf, pageOf } from './scheme-rules.ts';

const ROOT = '/opt/loket/renderer';

test.each([
  ['loket://citizen/index.html', '/opt/loket/renderer/citizen/index.html', 'text/html; charset=utf-8'],
  [
    'loket://presence/assets/a.js',
    '/opt/loket/renderer/presence/assets/a.js',
    'text/javascript; charset=utf-8',
  ],
  [
    'loket://citizen/assets/../index.html',
    '/opt/loket/renderer/citizen/index.html',
    'text/html; charset=utf-8',
  ],
])('%s is a file of ours', (url, path, contentType) => {
  expect(assetOf(ROOT, url)).toEqual({ page: pageOf(url), path, contentType });
});

test.each([
  ['encoded slashes', 'loket://citizen/..%2f..%2f..%2fetc%2fpasswd.html'],
  ['the other page through a parent', 'loket://citizen/..%2fpresence%2findex.html'],
  ['a folder whose name begins the same', 'loket://citizen/..%2fcitizen-old%2findex.html'],
  ['backslashes', 'loket://citizen/..%5c..%5cindex.html'],
  ['a NUL', 'loket://citizen/index.html%00.html'],
  ['a broken escape', 'loket://citizen/%zz.html'],
  ['no kind of file that we serve', 'loket://citizen/main.ts'],
  ['a folder', 'loket://citizen/'],
  ['an unknown page', 'loket://admin/index.html'],
  ['a port', 'loket://citizen:80/index.html'],
  ['a user', 'loket://a@citizen/index.html'],
  ['another scheme', 'https://citizen/index.html'],
  ['nonsense', 'not a url'],
])('%s is nothing', (_, url) => {
  expect(assetOf(ROOT, url)).toBeNull();
});

test('encoded parent folders stop at the page, as in every URL', () => {
  expect(assetOf(ROOT, 'loket://citizen/%2e%2e/%2e%2e/secret.json')?.path).toBe(
    `${ROOT}/citizen/secret.json`,
  );
});

test('an address in the disguise of a page is not that page', () => {
  expect(pageOf('loket://presence.evil.example/index.html')).toBeNull();
  expect(pageOf('file:///presence/index.html')).toBeNull();
});

test('the policy lets nothing be written into a page or sent out of it', () => {
  const directives = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((each) => {
      const [name, ...sources] = each.split(' ');
      return [name, sources];
    }),
  );
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('connect-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('sandbox')).toEqual(['allow-scripts', 'allow-same-origin', 'allow-forms']);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|http/);
});

test('the presence page may compile its model and fetch from its own folder, and nothing more than others', () => {
  const changed = contentSecurityPolicyOf('presence')
    .replace("script-src 'self' 'wasm-unsafe-eval'", "script-src 'self'")
    .replace("connect-src 'self'", "connect-src 'none'");
  expect(changed).toBe(CONTENT_SECURITY_POLICY);
  const fetching = contentSecurityPolicyOf('citizen');
  expect(fetching.replace("connect-src 'self'", "connect-src 'none'")).toBe(CONTENT_SECURITY_POLICY);
  expect(contentSecurityPolicyOf('pin')).toBe(CONTENT_SECURITY_POLICY);
});
