import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**'],
    // Ends what hangs. No test is about time, and a busy machine is several times slower than ours.
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
