import type { Ending, ForgivingLedger, Intent, RecordId } from './ledger.ts'

/** A ledger for work that has several parts, of which people are to see one record. */
export interface OneRecord extends ForgivingLedger {
  /** How all parts ended together. Without it the record stays open, as that of a run that died. */
  close(ending: Ending): Promise<void>
}

/** The first part begins the record, each part's end is told as its progress, and `close` ends it. */
export function oneRecord(ledger: ForgivingLedger): OneRecord {
  let begun: Promise<RecordId | undefined> | undefined
  return {
    begin(intent: Intent) {
      begun ??= ledger.begin(intent)
      return begun
    },
    progress: (id, text) => ledger.progress(id, text),
    finish: (id, { outcome, why }) => ledger.progress(id, `${outcome}: ${why}`),
    async close(ending) {
      if (begun) await ledger.finish(await begun, ending)
    },
    history: (environment, limit) => ledger.history(environment, limit)
  }
}
