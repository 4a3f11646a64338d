#!/usr/bin/env node
// Inserts a virtual card into the virtual reader of a running pcscd, until standard input closes.
import 'tsx';

const { runCardTool } = await import('../src/card/tool.ts');
process.exitCode = await runCardTool(process.argv.slice(2));
