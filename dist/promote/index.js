import { start } from '../cutover/index.js'

await start('promote')
