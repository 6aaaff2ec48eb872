import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@trellis/source', 'module', 'browser', 'development|production'] },
  build: { manifest: true, target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false },
});
