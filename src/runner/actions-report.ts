import * as core from '@actions/core'
import type { Place } from '../errors.ts'
import type { Clock } from '../io/clock.ts'
import { randomHex } from '../io/random.ts'
import { masks } from './masks.ts'
import { pace } from './pace.ts'
import type { Report } from './report.ts'

/** The runner keeps 10 annotations of each kind per step, of 4,096 characters each. */
const mostAnnotations = 10
const longestAnnotation = 4096
/** A line of progress every 5 seconds is enough to see that a wait lives, and 15 minutes of it still can be read. */
const progressInterval = 5_000

/**
 * Makes text harmless that is printed while the runner listens for commands. It ends lines at CR as well, skips white
 * space before `::`, and takes `##[` anywhere in a line: https://github.com/actions/runner (ActionCommand.cs).
 */
export const defused = (text: string): string =>
  text.replace(/^([\s\u0085\p{C}]*):(?=:)/gmu, '$1:\u200b').replaceAll('##[', '##\u200b[')

const say = { warning: core.warning, error: core.error }

const annotation = (at: Place | undefined): core.AnnotationProperties => ({
  ...(at ? { file: at.file } : {}),
  ...(at?.line ? { startLine: at.line } : {}),
  ...(at?.column ? { startColumn: at.column } : {})
})

const shortened = (text: string): string =>
  text.length <= longestAnnotation ? text : `${text.slice(0, longestAnnotation - 1)}…`

/** Foreign text is fenced with a token that it can't know; the fence stays open until a command of ours is due. */
function fence() {
  let token: string | undefined
  return {
    close() {
      if (token !== undefined) return
      token = randomHex(16)
      core.info(`::stop-commands::${token}`)
    },
    open() {
      if (token !== undefined) core.info(`::${token}::`)
      token = undefined
    }
  }
}

/** The report for the Actions runner: log groups, annotations, masks, and no way for foreign text to speak to the runner. */
export function actionsReport(clock: Pick<Clock, 'monotonic'>): Report {
  const hidden = masks()
  const progress = pace(clock, progressInterval)
  const foreign = fence()
  let depth = 0
  const annotated = { warning: 0, error: 0 }

  const print = (text: string): void => core.info(defused(hidden.hide(text)))
  const settle = (): void => {
    const waiting = progress.rest()
    if (waiting !== undefined) print(waiting)
  }
  const annotate = (kind: keyof typeof say, text: string, properties: core.AnnotationProperties): void => {
    settle()
    foreign.open()
    const message = shortened(hidden.hide(text))
    if (++annotated[kind] > mostAnnotations) print(`${kind}: ${message}`)
    else say[kind](message, properties)
  }

  return {
    async phase(title, work) {
      settle()
      foreign.open()
      // The runner knows no groups in groups: the inner one would end the outer one.
      if (depth === 0) core.startGroup(defused(hidden.hide(title)))
      else print(title)
      depth++
      try {
        return await work()
      } finally {
        depth--
        settle()
        foreign.open()
        if (depth === 0) core.endGroup()
      }
    },
    line(text) {
      settle()
      print(text)
    },
    progress(text) {
      const due = progress.next(text)
      if (due !== undefined) print(due)
    },
    warning: (text, at) => annotate('warning', text, annotation(at)),
    error: error =>
      annotate('error', `${error.message}\n${error.hint}`, { title: error.code, ...annotation(error.at) }),
    foreign(text) {
      settle()
      foreign.close()
      core.info(hidden.hide(text).replaceAll('##[', '##\u200b['))
    },
    mask(secret) {
      foreign.open()
      for (const form of hidden.add(secret)) core.setSecret(form)
    },
    hide: hidden.hide
  }
}
