import { chooseCounters } from './choose-counters.ts';
import { parseStartOptions } from './options.ts';

test('without options there is one counter in Genk on the usual ports', () => {
  expect(parseStartOptions([])).toEqual({
    port: 7800,
    simulatorPort: 7801,
    mailPort: 7802,
    dataFolder: undefined,
    counters: 1,
    site: 'G',
    headless: false,
    pad: 'STU-540',
  });
});

test('the options are read', () => {
  const options = parseStartOptions([
    '--port',
    '9000',
    '--counters',
    '3',
    '--site',
    'bo',
    '--headless',
    '--data',
    '/x',
  ]);
  expect(options).toMatchObject({
    port: 9000,
    simulatorPort: 9001,
    counters: 3,
    site: 'BO',
    headless: true,
    dataFolder: '/x',
  });
});

test('--no-counter opens none, whatever --counters says', () => {
  expect(parseStartOptions(['--no-counter', '--counters', '4']).counters).toBe(0);
});

test.each([
  [['--prot', '1'], /--prot/],
  [['--port', 'x'], /--port x is not a whole number/],
  [['--port', '70000'], /from 0 to 65533/],
  [['--counters', '11'], /from 0 to 10/],
  [['--port'], /--port/],
  [['Genk'], /"Genk"/],
  [['--pad', 'STU-500'], /no simulated signature pad/],
])('%j is explained and refers to the help', (args, words) => {
  expect(() => parseStartOptions(args)).toThrow(
    expect.objectContaining({ message: expect.stringMatching(words), wayOut: expect.stringContaining('--') }),
  );
});

test('a counter has a pad of the asked model, or none', () => {
  const size = { width: 1080, height: 1920 };
  const { pad } = parseStartOptions(['--pad', 'stu-430']);
  expect(chooseCounters(1, 'G', 'fake', size, pad)).toEqual([expect.objectContaining({ pad: 'STU-430' })]);
  expect(parseStartOptions(['--pad', 'none']).pad).toBeUndefined();
  expect(chooseCounters(1, 'G', 'fake', size, undefined)[0]).not.toHaveProperty('pad');
});

test('more counters follow at other sites before second rooms', () => {
  const size = { width: 1080, height: 1920 };
  const rooms = chooseCounters(10, 'B', 'fake', size, undefined).map(({ site, label }) => `${site} ${label}`);
  expect(rooms.slice(0, 2)).toEqual(['B 1', 'A 1']);
  expect(new Set(rooms).size).toBe(10);
  expect(() => chooseCounters(1, 'XX', 'fake', size, undefined)).toThrow(/no site/);
});
