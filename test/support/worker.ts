// A process that runs test files one after the other, so that they share the modules it has loaded. The runner sends the
// name of a compiled file, and reads in the TAP when it has ended. The process ends when the runner disconnects.
import { once } from 'node:events'
import tap from 'tap'
import { runSharedFile } from './shared-test.ts'

const timeoutMs = Number(process.env['TEST_TIMEOUT_MS'])

// one test around all files: tap ends a process that has none
void tap.test('files', async (worker) => {
  process.on('message', (compiled: string) => void runSharedFile(worker, compiled, timeoutMs))
  // tap unrefs the channel, and a process without work to do ends
  process.channel?.ref()
  await once(process, 'disconnect')
})
