import { defineConfig } from 'vite';

// One file for all pages; the program carries it and names it by its content.
export default defineConfig({
  build: {
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: 'index.ts',
      output: { entryFileNames: 'islands.js' },
    },
  },
});
