import { writeFileSync } from 'node:fs';
import { checkErlang, ERLANG_CASES } from '../simulate/check-erlang.ts';
import { checkHard, HARD_DAYS, UNSEEN_SEEDS } from '../simulate/check-hard.ts';
import { simulation } from '../simulate/compare.ts';
import { pageOf } from '../simulate/page/page.ts';
import { readScenario, SCENARIOS } from '../simulate/read-scenario.ts';
import { Scenario, withInspectors } from '../simulate/scenario.ts';
import { erlangLine, hardLines, hardSummary, textOf } from '../simulate/text.ts';
import { WayOut } from '../way-out.ts';
import { type Command, readOptions, wholeNumber } from './command.ts';

export const simulate: Command = {
  name: 'simulate',
  summary: 'plays days of a zone in seconds, with the live routing code',
  help: `npm run simulate -- [--scenario NAME|FILE] [--days N] [--seed S] [--inspectors N] [--json|--html] [--out FILE]
npm run simulate -- --check erlang|hard

Scenarios: ${Object.keys(SCENARIOS).join(', ')}, or a JSON file.
  carma          a calm year: 6,520 consultations over four sites
  carma-monday   ten counters, 50 consultations on a weekday and 80 on Monday, four inspectors
  national       ten zones of that size with one queue and one team

  --days N          days that count, from a Monday on (364 unless told); two weeks before them don't
  --seed S          the same seed, the same days (1 unless told)
  --inspectors N    another number than the scenario's
  --json            exactly one object on standard output; waits in seconds
  --html            a page to print, with charts
  --out FILE        writes it there instead of to standard output
  --print-scenario  the scenario as JSON, to change and play as a file

  --check erlang    mean waits against Erlang's C formula: 2, 4 and 8 servers at loads 0.6, 0.8 and 0.9
  --check hard      carma-monday on the seeds ${UNSEEN_SEEDS[0]} to ${UNSEEN_SEEDS.at(-1)}, ${HARD_DAYS} days each: fairness, honest intervals, bound
                    Both end with exit code 1 when something does not hold.
`,
  run: async (args) => {
    const { values, positionals } = readOptions(
      args,
      {
        scenario: { type: 'string', default: 'carma' },
        days: { type: 'string', default: '364' },
        seed: { type: 'string', default: '1' },
        inspectors: { type: 'string' },
        json: { type: 'boolean', default: false },
        html: { type: 'boolean', default: false },
        out: { type: 'string' },
        'print-scenario': { type: 'boolean', default: false },
        check: { type: 'string' },
      },
      'simulate',
    );
    if (positionals.length > 0)
      throw new WayOut(`"${positionals[0]}" is no option.`, 'See the options: npm run simulate -- --help');
    if (values.check !== undefined) return check(values.check);
    if (values.json && values.html)
      throw new WayOut(
        '--json and --html at once?',
        'Ask for one, then for the other: the same seed gives the same days.',
      );
    let scenario = readScenario(values.scenario);
    if (values.inspectors !== undefined)
      scenario = withInspectors(scenario, wholeNumber(values.inspectors, 'inspectors', 1, 500));
    const write = (text: string) =>
      values.out === undefined ? process.stdout.write(text) : writeFileSync(values.out, text);
    if (values['print-scenario']) {
      write(`${JSON.stringify(Scenario.parse(scenario), null, 2)}\n`);
      return 0;
    }
    const days = wholeNumber(values.days, 'days', 1, 36_400);
    const result = simulation(scenario, days, values.seed, (step) =>
      say(`${scenario.name}, ${days} days: ${step}`),
    );
    write(values.json ? `${JSON.stringify(result)}\n` : values.html ? pageOf(result) : textOf(result));
    if (values.out !== undefined) say(`Written to ${values.out}`);
    return 0;
  },
};

function check(name: string): number {
  if (name === 'erlang') return checkAgainstErlang();
  if (name === 'hard') return checkTheHardScenario();
  throw new WayOut(`There is no check "${name}".`, 'There are: erlang, hard.');
}

function checkAgainstErlang(): number {
  let failed = 0;
  for (const one of ERLANG_CASES) {
    const finding = checkErlang(one, 'erlang');
    if (!finding.holds) failed += 1;
    process.stdout.write(`${erlangLine(finding)}\n`);
  }
  process.stdout.write(
    failed === 0 ? 'All of it holds.\n' : `${failed} of ${ERLANG_CASES.length} do not hold.\n`,
  );
  return failed === 0 ? 0 : 1;
}

function checkTheHardScenario(): number {
  const scenario = readScenario('carma-monday');
  const findings = UNSEEN_SEEDS.map((seed) => {
    const finding = checkHard(scenario, seed);
    process.stdout.write(`${hardLines(finding)}\n`);
    return finding;
  });
  process.stdout.write(`${hardSummary(findings)}\n`);
  return findings.every(({ broken }) => broken.length === 0) ? 0 : 1;
}

const say = (line: string) => process.stderr.write(`  · ${line}\n`);
