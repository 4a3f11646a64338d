import { type Answer, type EditAccepted, type EditStatement, failure, Statement } from '@loket/contract';
import { AGAIN_MS, REST_AFTER_MS, SEND_AFTER_MS, StatementWriter } from './statement-writer.ts';

const STORY = { field: 'story' } as const;
const COLOUR = { field: 'answer', question: 'colour' } as const;

/** Central as far as a writer sees it: one draft, versions, and a cable that can be cut. */
function situation() {
  let nowMs = 1_000_000;
  let timers: { atMs: number; run: () => void }[] = [];
  let draft = Statement.parse({
    id: '00000000-0000-4000-8000-000000000001',
    consultationId: '00000000-0000-4000-8000-000000000002',
    version: 3,
    state: 'drafting',
    language: 'nl',
    content: {
      kind: 'aangifte',
      template: 'bicycle_theft',
      capacity: 'victim',
      answers: {},
      story: '',
      interpreter: null,
    },
    rights: { shownAt: '2026-03-24T13:30:00Z', acknowledgedAt: '2026-03-24T13:31:00Z' },
    startedAt: '2026-03-24T13:30:00Z',
    endedAt: null,
    pauses: [],
    writing: null,
    disputed: [],
  });
  const sent: EditStatement[] = [];
  let resyncs = 0;
  let answer: ((edit: EditStatement) => Promise<Answer<EditAccepted> | 'no_answer'>) | null = null;

  /** What central does with an edit when nothing is wrong. */
  const commit = (edit: EditStatement): Answer<EditAccepted> => {
    if (edit.base !== draft.version) return { ok: false, error: failure('conflict', 'newer draft') };
    const { change } = edit;
    const content = { ...draft.content, answers: { ...draft.content.answers } };
    if (change.change === 'story') content.story = change.text;
    if (change.change === 'answer') content.answers[change.question] = change.text;
    if (change.change === 'kind') content.kind = change.kind;
    draft = { ...draft, version: draft.version + 1, content };
    return { ok: true, value: { version: draft.version } };
  };
  const writer = new StatementWriter({
    send: async (edit) => {
      sent.push(edit);
      return answer ? answer(edit) : commit(edit);
    },
    resync: () => {
      resyncs++;
    },
    nowMs: () => nowMs,
    after: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    onChange: () => undefined,
  });
  writer.connected();
  writer.take(draft);
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return {
    writer,
    sent,
    commit,
    settle,
    draft: () => draft,
    resyncs: () => resyncs,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    /** Somebody else writes: another desk, or the citizen's screen. */
    elsewhere: (change: Partial<Statement>) => {
      draft = { ...draft, ...change, version: draft.version + 1 };
    },
    tell: () => writer.take(draft),
    wait: async (delayMs: number) => {
      nowMs += delayMs;
      for (const timer of timers.filter(({ atMs }) => atMs <= nowMs)) {
        timers = timers.filter((one) => one !== timer);
        timer.run();
      }
      await settle();
    },
  };
}

it('shows typed words at once, sends a burst as one edit, and says saved when central says so', async () => {
  const { writer, sent, wait, tell } = situation();
  writer.type(STORY, 'I');
  writer.type(STORY, 'Ik');
  writer.type(STORY, 'Ik was');
  expect(writer.view.content?.story).toBe('Ik was');
  expect(writer.view.saving).toEqual({ state: 'saving' });
  expect(sent).toEqual([]);
  await wait(SEND_AFTER_MS);
  expect(sent.map(({ base, change }) => [base, change])).toEqual([[3, { change: 'story', text: 'Ik was' }]]);
  expect(writer.view.saving).toEqual({ state: 'saved', atMs: 1_000_000 + SEND_AFTER_MS });
  // The draft that central tells later changes nothing on the page.
  expect(writer.view.content?.story).toBe('Ik was');
  tell();
  expect(writer.view.content?.story).toBe('Ik was');
});

it('sends within 150 ms', () => {
  expect(SEND_AFTER_MS).toBeLessThanOrEqual(150);
});

it('sends one change at a time, the newest text of each field, on the version before', async () => {
  const { writer, sent, wait, answerWith, commit, settle } = situation();
  let release: () => void = () => undefined;
  answerWith(async (edit) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return commit(edit);
  });
  writer.type(STORY, 'een');
  writer.type(COLOUR, 'groen');
  await wait(SEND_AFTER_MS);
  writer.type(STORY, 'een twee');
  await wait(SEND_AFTER_MS);
  expect(sent).toHaveLength(1);
  answerWith(null);
  release();
  await settle();
  await wait(SEND_AFTER_MS);
  expect(sent.map(({ base, change }) => ('text' in change ? [base, change.text] : change))).toEqual([
    [3, 'een'],
    [4, 'een twee'],
    [5, 'groen'],
  ]);
});

it('a draft told in between does not put older words back', async () => {
  const { writer, wait, tell, draft } = situation();
  writer.type(STORY, 'een');
  await wait(SEND_AFTER_MS);
  writer.type(STORY, 'een twee');
  tell();
  expect(draft().content.story).toBe('een');
  expect(writer.view.content?.story).toBe('een twee');
  expect(writer.view.kept).toEqual([]);
});

it('the citizen disputes a sentence while the inspector types: the words go on the newer draft', async () => {
  const { writer, sent, wait, elsewhere, tell, draft } = situation();
  elsewhere({ disputed: [0] });
  writer.type(STORY, 'Ik was');
  await wait(SEND_AFTER_MS);
  expect(draft().content.story).toBe('');
  tell();
  await wait(0);
  expect(draft().content.story).toBe('Ik was');
  expect(sent.map(({ base }) => base)).toEqual([3, 4]);
  expect(writer.view.kept).toEqual([]);
});

it('another desk wrote the same field: its words are taken over, ours are kept beside and can be put back', async () => {
  const { writer, wait, elsewhere, tell, draft } = situation();
  writer.type(STORY, 'van mij');
  elsewhere({ content: { ...draft().content, story: 'van een ander' } });
  await wait(SEND_AFTER_MS);
  tell();
  await wait(0);
  expect(writer.view.content?.story).toBe('van een ander');
  expect(writer.view.kept).toEqual([{ field: STORY, text: 'van mij' }]);
  expect(writer.view.saving.state).toBe('saved');
  writer.putBack(STORY);
  expect(writer.view.kept).toEqual([]);
  await wait(SEND_AFTER_MS);
  expect(draft().content.story).toBe('van mij');
});

it('another desk wrote another field: nothing of either is lost', async () => {
  const { writer, wait, elsewhere, tell, draft } = situation();
  writer.type(STORY, 'van mij');
  elsewhere({ content: { ...draft().content, answers: { colour: 'groen' } } });
  await wait(SEND_AFTER_MS);
  tell();
  await wait(0);
  expect(draft().content).toMatchObject({ story: 'van mij', answers: { colour: 'groen' } });
  expect(writer.view.kept).toEqual([]);
});

it('words typed without a connection are kept and sent when it is back', async () => {
  const { writer, sent, wait, tell, draft } = situation();
  writer.disconnected();
  writer.type(STORY, 'zonder net');
  await wait(SEND_AFTER_MS);
  expect(sent).toEqual([]);
  expect(writer.view.saving).toEqual({ state: 'waiting' });
  expect(writer.unsaved).toBe(true);
  writer.connected();
  // Not before it is known what the draft says now.
  await wait(SEND_AFTER_MS);
  expect(sent).toEqual([]);
  tell();
  await wait(0);
  expect(draft().content.story).toBe('zonder net');
  expect(writer.view.saving.state).toBe('saved');
});

it('the acknowledgment was lost: what arrived is not sent again', async () => {
  const { writer, sent, wait, tell, draft, answerWith, commit } = situation();
  answerWith(async (edit) => {
    commit(edit);
    return new Promise(() => undefined);
  });
  writer.type(STORY, 'aangekomen');
  await wait(SEND_AFTER_MS);
  writer.disconnected();
  answerWith(null);
  expect(writer.view.saving).toEqual({ state: 'waiting' });
  writer.connected();
  tell();
  await wait(0);
  expect(draft().content.story).toBe('aangekomen');
  expect(sent).toHaveLength(1);
  expect(writer.view).toMatchObject({ kept: [], saving: { state: 'saved' } });
});

it('the acknowledgment was lost and the inspector typed on: the rest follows, nothing counts as overwritten', async () => {
  const { writer, wait, tell, draft, answerWith, commit } = situation();
  answerWith(async (edit) => {
    commit(edit);
    return new Promise(() => undefined);
  });
  writer.type(STORY, 'aangekomen');
  await wait(SEND_AFTER_MS);
  writer.type(STORY, 'aangekomen en meer');
  writer.disconnected();
  answerWith(null);
  writer.connected();
  tell();
  await wait(SEND_AFTER_MS);
  expect(draft().content.story).toBe('aangekomen en meer');
  expect(writer.view.kept).toEqual([]);
});

it('the edit itself was lost: it is sent again', async () => {
  const { writer, wait, draft, answerWith } = situation();
  answerWith(async () => 'no_answer');
  writer.type(STORY, 'onderweg verdwenen');
  await wait(SEND_AFTER_MS);
  expect(writer.view.saving).toEqual({ state: 'waiting' });
  answerWith(null);
  await wait(AGAIN_MS);
  expect(draft().content.story).toBe('onderweg verdwenen');
});

it('asks for everything anew when the draft that must exist does not come', async () => {
  const { writer, wait, elsewhere, resyncs } = situation();
  elsewhere({});
  writer.type(STORY, 'x');
  await wait(SEND_AFTER_MS);
  expect(resyncs()).toBe(0);
  await wait(AGAIN_MS);
  expect(resyncs()).toBe(1);
});

it('another inspector holds the statement: said once, and the words stay', async () => {
  const { writer, sent, wait, answerWith } = situation();
  answerWith(async () => ({ ok: false, error: failure('held_by_other', 'not yours') }));
  writer.type(STORY, 'van mij');
  await wait(SEND_AFTER_MS);
  await wait(AGAIN_MS);
  expect(writer.view.saving).toEqual({ state: 'refused', code: 'held_by_other' });
  expect(writer.view.content?.story).toBe('van mij');
  expect(sent).toHaveLength(1);
});

it('the statement is presented from another desk: unsaved words are kept beside the locked text', async () => {
  const { writer, elsewhere, tell } = situation();
  writer.disconnected();
  writer.type(STORY, 'net te laat');
  elsewhere({ state: 'presented' });
  writer.connected();
  tell();
  expect(writer.view.content?.story).toBe('');
  expect(writer.view.kept).toEqual([{ field: STORY, text: 'net te laat' }]);
});

it('orders go after the words that were typed before them, and whoever waits hears when all is committed', async () => {
  const { writer, sent, settle } = situation();
  writer.type(STORY, 'einde');
  writer.order({ change: 'pause' });
  const all = writer.settled();
  await settle();
  expect(await all).toBe(true);
  expect(sent.map(({ change }) => change.change)).toEqual(['story', 'pause']);
});

it('can not settle without a connection, and says so', async () => {
  const { writer, wait } = situation();
  writer.disconnected();
  writer.type(STORY, 'x');
  const all = writer.settled(1_000);
  await wait(1_000);
  expect(await all).toBe(false);
});

it('says that nobody types any more', async () => {
  const { writer, sent, wait, tell } = situation();
  writer.type(STORY, 'x');
  await wait(SEND_AFTER_MS);
  tell();
  await wait(REST_AFTER_MS);
  await wait(REST_AFTER_MS);
  expect(sent.map(({ change }) => change.change)).toEqual(['story', 'rest']);
});

it('after a reload the page starts from what central has', () => {
  const { draft } = situation();
  const fresh = situation();
  fresh.writer.take({ ...draft(), content: { ...draft().content, story: 'al bewaard' } });
  expect(fresh.writer.view.content?.story).toBe('al bewaard');
  expect(fresh.writer.view.saving).toEqual({ state: 'saved', atMs: null });
});
