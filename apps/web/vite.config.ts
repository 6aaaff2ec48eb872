import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@trellis/source', 'module', 'browser', 'development|production'] },
  build: {
    manifest: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Parts of the look that four screens or more use come together: as files of their own they are too small to be worth a request each.
        codeSplitting: { groups: [{ name: 'look', test: /packages\/ui\/src\//, minShareCount: 4 }] },
      },
    },
  },
});
