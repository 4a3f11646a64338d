import { packageCounter } from '../package/package-counter.ts';
import { textProgress } from '../progress.ts';
import { type Command, readOptions } from './command.ts';

export const packageCommand: Command = {
  name: 'package',
  summary: 'packs the counter as an unpacked Linux application with fuses burnt',
  help: `npm run package -- [--for-test]

Builds the counter, packs it with electron-builder (target dir) into release/, burns the appliance's fuses into
the binary and reads them back. Other targets are configured in electron-builder.yml and untested.

  --for-test   also with an Electron that has no security support; never for a public place
`,
  run: async (args) => {
    const { values } = readOptions(args, { 'for-test': { type: 'boolean', default: false } }, 'package');
    const { folder, electron, fuses } = await packageCounter(textProgress(), { forTest: values['for-test'] });
    const burnt = fuses.map(({ name, read }) => `  ${name.padEnd(38)} ${read ? 'on' : 'off'}`);
    process.stdout.write(`\n${folder}\nElectron ${electron.version}\n${burnt.join('\n')}\n`);
    if (!electron.support.supported) process.stdout.write(`For a test only: ${electron.support.because}.\n`);
    return 0;
  },
};
