import { report, type SimulationReport } from './figures.ts';
import { type Scenario, withInspectors } from './scenario.ts';

/** The same days, the same people and stories, with another number of inspectors. */
export type Variant = Pick<
  SimulationReport,
  'inspectors' | 'waiting' | 'occupancy' | 'gaveUp' | 'netMean' | 'municipalities'
>;

export type Simulation = SimulationReport & { readonly variants: readonly Variant[] };

/** A report, and what one inspector less and one more would change. */
export function simulation(
  scenario: Scenario,
  days: number,
  seed: string,
  progress: (step: string) => void,
): Simulation {
  const count = scenario.inspectors.length;
  const play = (inspectors: number) => {
    progress(`${inspectors} inspectors`);
    return report(withInspectors(scenario, inspectors), days, seed);
  };
  const main = play(count);
  const others = [count - 1, count + 1].filter((one) => one > 0).map(play);
  const variants = [...others, main]
    .sort((a, b) => a.inspectors - b.inspectors)
    .map(({ inspectors, waiting, occupancy, gaveUp, netMean, municipalities }) => ({
      inspectors,
      waiting,
      occupancy,
      gaveUp,
      netMean,
      municipalities,
    }));
  return { ...main, variants };
}
