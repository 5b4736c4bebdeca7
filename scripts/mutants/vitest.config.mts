// Which tests may kill a mutant: those of the room, and what is named beside it in rooms.mjs.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: (process.env['MUTANTS_TESTS'] ?? 'src/**/*.test.ts').split(','),
    environment: 'node',
    testTimeout: 20_000,
  },
})
