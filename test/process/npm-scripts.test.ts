import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import tap, { test } from 'tap'
import { packageRoot } from '../../src/package.ts'
import { testDatabase } from '../support/database.ts'
import { adminKey, eventually, quietSettings, scratchDirectory } from './server-process.ts'

const { scripts } = JSON.parse(fs.readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
const directory = scratchDirectory(tap)

// npm runs a script in a shell, and forwards its signals to that shell
for (const [name, args] of [
  ['start', ''],
  ['bantin', ' serve'],
] as const) {
  test(`a signal to npm run ${name}${args} reaches the server`, async (t) => {
    const { url } = await testDatabase(t)
    const shell = spawn('sh', ['-c', `${scripts[name]}${args}`], {
      cwd: packageRoot,
      env: {
        ...quietSettings,
        PATH: process.env['PATH'],
        DATABASE_URL: url,
        BANTIN_ADMIN_KEY: adminKey,
        BANTIN_DATA_DIR: directory,
      },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const group = shell.pid!
    let isOver = false
    let said = ''
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    // the pipe closes when the last process with it has exited
    const closed = once(shell, 'close').then(([code]) => {
      isOver = true
      return Number(code)
    })
    t.teardown(async () => {
      if (!isOver) process.kill(-group, 'SIGKILL')
      await closed
    })
    await eventually('it listens', async () => said.includes('listens'))
    shell.kill('SIGTERM')
    await eventually('it ends', async () => isOver, 30_000)
    t.equal(await closed, 0)
  })
}
