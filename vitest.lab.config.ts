import { defineConfig } from 'vitest/config'

// The lab holds one cluster, one registry and one builder: its files run one after another, and of each file's tests,
// which mostly wait, three at a time.
export default defineConfig({
  test: {
    include: ['test/lab/**/*.test.ts'],
    globalSetup: ['test/lab/parts.ts'],
    fileParallelism: false,
    maxConcurrency: 3,
    testTimeout: 300_000,
    hookTimeout: 600_000
  }
})
