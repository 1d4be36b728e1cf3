import { loadServer } from './load-server.ts'

const { runServer } = await loadServer()
await runServer()
