import { defineConfig } from 'vite';

/** Central as four programs for Node. Our own packages are bundled; what comes from npm stays outside. */
export default defineConfig({
  ssr: { noExternal: [/^@loket\//] },
  // Vite reads decorators from tsconfig.json; every injection names its token, so no metadata is needed.
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        migrate: 'src/migrate.ts',
        demonstration: 'src/demonstration.ts',
        'audit-verify': 'src/audit-verify.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
});
