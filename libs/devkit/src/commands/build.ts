import { applications } from '../build/applications.ts';
import { buildApplications } from '../build/build.ts';
import { textProgress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { type Command, readOptions } from './command.ts';

const names = applications.map(({ name }) => name);

export const build: Command = {
  name: 'build',
  summary: 'builds the applications whose sources changed',
  help: `npm run build -- [NAME…] [--force]

Builds ${names.join(', ')}; with names only those.

  --force   also what did not change since its last build
`,
  run: async (args) => {
    const { values, positionals } = readOptions(
      args,
      { force: { type: 'boolean', default: false } },
      'build',
    );
    const only = positionals.map((given) => {
      const name = names.find((each) => each === given);
      if (name === undefined)
        throw new WayOut(`There is no application "${given}".`, `There are: ${names.join(', ')}.`);
      return name;
    });
    await buildApplications(textProgress(), { force: values.force, ...(only.length > 0 ? { only } : {}) });
    return 0;
  },
};
