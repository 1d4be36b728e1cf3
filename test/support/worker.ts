// A process that runs test files one after the other, so that they share loaded modules. The runner sends the name of a
// compiled file, and detects its end in the TAP. The process exits when the runner disconnects.
import { once } from 'node:events'
import tap from 'tap'
import { runSharedFile } from './shared-test.ts'

const timeoutMs = Number(process.env['TEST_TIMEOUT_MS'])

// one test around all files, since tap ends a process without tests
void tap.test('files', async (worker) => {
  process.on('message', (compiled: string) => void runSharedFile(worker, compiled, timeoutMs))
  // tap unrefs the channel, and the process would exit
  process.channel?.ref()
  await once(process, 'disconnect')
})
