import type { PinnedImage } from '../image/image.ts'
import { pinnedTo } from '../manifest/field.ts'
import type { GitHub } from '../record/github.ts'
import { code, link } from '../record/markdown.ts'
import type { Landed } from './commit.ts'

/** The summary of the job: what was done where, with which images, and the files that it changed. */
export function summaryOf(
  { files, commit, pullRequest }: Landed,
  { owner, repo }: GitHub,
  images: readonly PinnedImage[],
  dryRun: boolean
): string {
  const where = `${owner}/${repo}`
  const made = commit ? `Committed ${code(commit.slice(0, 7))} to ${where}` : `Nothing to commit to ${where}`
  const done = dryRun ? `Dry run: nothing was changed in ${where}, where these files are due` : made
  const told = pullRequest ? `${done}: ${link('pull request', pullRequest)}` : done
  const items = (texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [texts.map(text => `- ${code(text)}`).join('\n')]
  const pins = images.map(image => pinnedTo(image.repository, image))
  return ['## Swap', told, ...items(pins), ...items(files)].join('\n\n')
}
