import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**'],
    // Much of a test is waiting: one worker, which two cores get otherwise, leaves them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Ends what hangs. No test is about time, and a busy machine is several times slower than ours.
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
