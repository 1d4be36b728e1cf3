import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { residentMegabytes, startServer } from './processes.ts'

/** The start with the embedded Postgres, without the demo, until the server is ready. */
export interface StartTimes {
  /** Without a data directory, in milliseconds. */
  cold: number
  /** With a data directory, in milliseconds; the median of three. */
  warm: number
  /** Memory of the Node process some seconds after the start, in megabytes. */
  idleMegabytes: number | undefined
}

/** Measures the start of our server with the embedded Postgres, first without and then with a data directory. */
export async function measureStart(main: string, directory: string): Promise<StartTimes> {
  const environment = { PORT: '0', BANTIN_DEMO: 'off', BANTIN_DATA_DIR: path.join(directory, 'data') }
  const start = async (idleMs: number) => {
    const server = await startServer([main], environment, directory)
    const before = performance.now()
    while ((await fetch(`${server.base}/readyz`)).status !== 200) await wait(5)
    const ready = server.startedIn + performance.now() - before
    await wait(idleMs)
    const memory = residentMegabytes(server.pid)
    await server.stop()
    return { ready, memory }
  }
  const cold = await start(0)
  const warm = [await start(0), await start(0), await start(3000)]
  const readyTimes = warm.map(({ ready }) => ready).toSorted((a, b) => a - b)
  return { cold: cold.ready, warm: readyTimes[1]!, idleMegabytes: warm[2]!.memory }
}
