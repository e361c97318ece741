// What a swap can't do without: reads every file of a folder, and writes each anew. `replace` does it as a swap must,
// all new files beside the old ones first and each renamed then; `overwrite` as nobody should.
const { readdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const [, , folder, how] = process.argv
const files = readdirSync(folder)
const prefix = how === 'replace' ? '.new-' : ''
for (const file of files) writeFileSync(`${folder}/${prefix}${file}`, readFileSync(`${folder}/${file}`))
if (prefix) for (const file of files) renameSync(`${folder}/${prefix}${file}`, `${folder}/${file}`)
