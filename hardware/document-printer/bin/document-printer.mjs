#!/usr/bin/env node
import { register } from 'tsx/esm/api';

register();
const { runTool } = await import('../src/tool.ts');
process.exitCode = await runTool(process.argv.slice(2));
