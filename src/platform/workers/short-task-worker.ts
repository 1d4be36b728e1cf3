import type { MessagePort } from 'node:worker_threads'

/** A short task as a thread gets it. */
export interface ShortOrder {
  /** Address of the module that exports the task as `run`. */
  entry: string
  input: unknown
  /** Told when the task begins: to start a thread and load a module takes longer than most tasks. */
  port: MessagePort
}

/** Does a short task in a thread. */
export async function run({ entry, input, port }: ShortOrder): Promise<unknown> {
  const task = (await import(entry)) as { run: (input: unknown) => unknown }
  port.postMessage('begun', [])
  port.close()
  return await task.run(input)
}
