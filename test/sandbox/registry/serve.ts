import { startRegistry } from '../../../src/sandbox/registry/registry.ts'

// A registry in a folder and in a process of its own, so that a test can limit it.
const { host } = await startRegistry({ folder: process.argv[2] ?? '' })
process.stdout.write(host)
