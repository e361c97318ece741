import { expect, it } from 'vitest'
import { CutoverError } from '../../src/errors.ts'
import { summaryOfError } from '../../src/record/summary-of-error.ts'

it('the summary of an error says what happened and what to do, and takes no markup from either', () => {
  const error = new CutoverError('BUILD_FAILED', 'Image <b>web</b> was not built.\nThe builder ended with 1: s3cr3t.', {
    hint: 'See https://evil.test above.'
  })
  expect(summaryOfError(error, text => text.replaceAll('s3cr3t', '***'))).toBe(`## ⛔ Stopped: \`BUILD_FAILED\`

> [!CAUTION]
> Image &#60;b&#62;web&#60;/b&#62; was not built.

\`\`\`text
The builder ended with 1: ***.
\`\`\`

See https&#58;&#47;&#47;evil.test above.
`)
})

it('what is to be pasted stays as it is, in a block that it cannot leave', () => {
  const error = new CutoverError('PREFLIGHT_FAILED', 'A right is missing.', {
    hint: 'Add this rule:\n- apiGroups: [""]\n  verbs: [get]\n```\n# no heading'
  })
  expect(summaryOfError(error, text => text.replaceAll('s3cr3t', '***'))).toBe(`## ⛔ Stopped: \`PREFLIGHT_FAILED\`

> [!CAUTION]
> A right is missing.

Add this rule:

\`\`\`\`text
- apiGroups: [""]
  verbs: [get]
\`\`\`
# no heading
\`\`\`\`
`)
})
