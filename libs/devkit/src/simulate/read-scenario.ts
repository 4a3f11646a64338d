import { readFileSync } from 'node:fs';
import { WayOut } from '../way-out.ts';
import { Scenario } from './scenario.ts';
import { carma, carmaMonday } from './scenarios/carma.ts';
import { national } from './scenarios/national.ts';

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  carma,
  'carma-monday': carmaMonday,
  national,
};

/**
 * A scenario by its name, or from a JSON file.
 * @throws WayOut with the path of what is wrong in the file
 */
export function readScenario(nameOrFile: string): Scenario {
  const known = Object.hasOwn(SCENARIOS, nameOrFile) ? SCENARIOS[nameOrFile] : undefined;
  if (known) return known;
  const parsed = Scenario.safeParse(jsonOf(nameOrFile));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.slice(0, 5).map(({ path, message }) => {
    const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
    return `  ${place.replace(/^\./, '') || 'the whole file'}: ${message}`;
  });
  throw new WayOut(
    `The scenario in ${nameOrFile} can't be played:\n${wrong.join('\n')}`,
    'Start from one that can: npm run simulate -- --scenario carma --print-scenario',
  );
}

function jsonOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new WayOut(
      `There is no scenario "${file}", and no file of that name.`,
      `There are: ${Object.keys(SCENARIOS).join(', ')}; or give a JSON file.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WayOut(
      `${file} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Start from one that is: npm run simulate -- --scenario carma --print-scenario',
    );
  }
}
