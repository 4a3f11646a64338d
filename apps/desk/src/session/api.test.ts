import { me } from '../fixtures/zone.ts';
import { DeskApi } from './api.ts';
import { ServerClock } from './server-clock.ts';

type Sent = { path: string; init: RequestInit };

function apiWith(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const clock = new ServerClock(() => 1_000_000);
  const fetcher = async (path: unknown, init: RequestInit = {}) => {
    sent.push({ path: String(path), init });
    return answer();
  };
  return { api: new DeskApi(clock, fetcher as typeof fetch), sent, clock };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

it('signs in with a normalised name and gives who that is', async () => {
  const { api, sent } = apiWith(() => json(200, me));
  expect(await api.login('  Nora.Claes ', 'geheim')).toEqual({ ok: true, value: me });
  expect(JSON.parse(String(sent[0]?.init.body))).toEqual({ username: 'nora.claes', password: 'geheim' });
  expect(sent[0]?.init.credentials).toBe('same-origin');
});

it('does not send a login that can never be right', async () => {
  const { api, sent } = apiWith(() => json(200, me));
  expect(await api.login('', 'x')).toEqual({ ok: false, error: { code: 'unauthenticated' } });
  expect(sent).toEqual([]);
});

it('gives the code and the seconds of a refusal', async () => {
  const { api } = apiWith(() =>
    json(429, { code: 'too_many_requests', message: 'wait', retryAfterSeconds: 30 }),
  );
  expect(await api.login('a', 'b')).toEqual({
    ok: false,
    error: { code: 'too_many_requests', retryAfterSeconds: 30 },
  });
});

it('names what central found missing', async () => {
  const { api } = apiWith(() =>
    json(409, { code: 'answers_missing', message: 'missing', fields: ['identification'] }),
  );
  expect(await api.next()).toMatchObject({
    error: { code: 'answers_missing', fields: ['identification'] },
  });
});

it.each([
  [401, 'unauthenticated'],
  [429, 'too_many_requests'],
  [502, 'unavailable'],
  [418, 'unavailable'],
])('understands a proxy that answers %i without our words', async (status, code) => {
  const { api } = apiWith(() => new Response('<html>', { status, headers: { 'retry-after': '7' } }));
  expect(await api.next()).toEqual({ ok: false, error: { code, retryAfterSeconds: 7 } });
});

it('knows a failure from an answer that never came', async () => {
  const { api } = apiWith(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await api.next()).toEqual({ ok: false, error: { code: 'no_answer' } });
});

it('does not trust an answer of another shape', async () => {
  const { api } = apiWith(() => json(200, { id: 'x' }));
  expect(await api.next()).toEqual({ ok: false, error: { code: 'internal' } });
});

it('takes an empty answer to a logout', async () => {
  const { api, sent } = apiWith(() => new Response(null, { status: 204 }));
  expect(await api.logout()).toEqual({ ok: true, value: undefined });
  expect(sent[0]?.init.method).toBe('DELETE');
});

it('learns the time of central from its answers', () => {
  const clock = new ServerClock(() => 10_000);
  clock.observe('Thu, 01 Jan 1970 00:01:00 GMT', 9_900, 10_100);
  expect(clock.nowMs()).toBe(60_500);
  clock.observe('nonsense', 0, 0);
  clock.observe(null, 0, 0);
  expect(clock.nowMs()).toBe(60_500);
});
