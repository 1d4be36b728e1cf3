// Part of the build: keeps what V8 compiles for a start, so that starts need not (load-server.ts).
import { writeFileSync } from 'node:fs'
import { compiledFile, runScript } from './load-server.ts'

const { exports, compiled } = runScript()
await exports.rehearse()
writeFileSync(compiledFile, compiled())
