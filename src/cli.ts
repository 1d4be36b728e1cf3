#!/usr/bin/env node
import { runCli } from './cli/run.ts'

// a pipe that the reader closes early, as head does, is not a failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
const code = await runCli(process.argv.slice(2))
if (code !== undefined) process.exitCode = code
