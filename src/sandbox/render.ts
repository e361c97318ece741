import type { Processes } from '../io/process.ts'
import type { Checkout } from './checkout.ts'

const renderers = ['kustomize', 'kubectl', 'helm']

/**
 * Starts programs in a checkout. What a tool renders there names the images as the sandbox does: bases and charts may put
 * the names together from parts that nobody could find in their files.
 */
export const inCheckout = (inner: Processes, { folder, rename }: Pick<Checkout, 'folder' | 'rename'>): Processes => ({
  async run(command) {
    const ended = await inner.run({ cwd: folder, ...command })
    return renderers.includes(command.tool) ? { ...ended, stdout: rename(ended.stdout) } : ended
  }
})
