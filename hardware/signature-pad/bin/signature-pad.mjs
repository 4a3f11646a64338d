#!/usr/bin/env node
// The signature pad by hand: see --help.
import 'tsx';

const { runPadTool } = await import('../src/tool.ts');
process.exitCode = await runPadTool(process.argv.slice(2));
process.exit();
