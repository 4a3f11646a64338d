#!/usr/bin/env node
// The card reader by hand: see --help.
import 'tsx';

const { runEidTool } = await import('../src/tool.ts');
process.exitCode = await runEidTool(process.argv.slice(2));
process.exit();
