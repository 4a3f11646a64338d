/**
 * Imports go down only: apps → libs and hardware, hardware → libs/contract and libs/identity.
 * Apps never import each other, hardware never imports an app, central never imports hardware,
 * and libs/contract imports nothing of ours.
 */
import { createRequire } from 'node:module';

// The cruiser asks swc for TypeScript without JSX and then fails on every .tsx file; say which files have it.
const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(apps|libs|hardware)/', pathNot: [from, ...allowed] },
});

export default {
  forbidden: [
    only('contract-imports-nothing-of-ours', '^libs/contract/', []),
    only('identity-imports-contract', '^libs/identity/(?!.*\\.test\\.ts)', ['^libs/(identity|contract)/']),
    only('call-imports-contract', '^libs/call/(?!.*\\.test\\.ts)', ['^libs/(call|contract)/']),
    only('ui-imports-contract', '^libs/ui/', ['^libs/contract/']),
    only('statement-imports-contract', '^libs/statement/(?!.*\\.test\\.ts)', ['^libs/(statement|contract)/']),
    only('queue-imports-contract', '^libs/queue/(?!.*\\.test\\.ts)', ['^libs/(queue|contract)/']),
    only('presence-imports-contract', '^libs/presence/(?!.*\\.test\\.ts)', ['^libs/(presence|contract)/']),
    // The simulator page and the benchmarks live in devkit and drive the virtual devices.
    only('devkit-imports-libs-and-hardware', '^libs/devkit/', ['^libs/', '^hardware/']),
    only('hardware-imports-contract-and-identity', '^hardware/([^/]+)/src/(?!.*\\.test\\.ts)', [
      '^hardware/$1/',
      '^libs/(contract|identity)/',
    ]),
    // Its tests may hold a virtual card against it; central itself never sees hardware.
    only('central-imports-libs', '^apps/central/(?!.*\\.test(ing)?\\.ts)', [
      '^apps/central/',
      '^libs/(contract|identity|queue|statement|devkit)/',
    ]),
    {
      name: 'devkit-is-for-tests-only',
      severity: 'error',
      comment: 'Nothing that ships may depend on the development kit or the simulators.',
      from: {
        path: '^(apps|libs|hardware)/',
        pathNot: ['\\.test(ing)?\\.tsx?$', '^libs/devkit/', '^apps/e2e/', '^hardware/simulators/'],
      },
      to: { path: '^(libs/devkit|hardware/simulators)/' },
    },
    {
      name: 'apps-never-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw)' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|release)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
