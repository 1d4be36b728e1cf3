import type { MessagePort } from 'node:worker_threads'

/** What the worker receives to run a task. */
interface TaskMessage {
  /** Address of the module that exports the task as `run`. */
  entry: string
  input: unknown
  /** Receives a message when the task begins: starting a thread and loading a module take longer than most tasks. */
  port: MessagePort
}

/** Runs a task of a request in a worker thread. */
export async function run({ entry, input, port }: TaskMessage): Promise<unknown> {
  const task = (await import(entry)) as { run: (input: unknown) => unknown }
  port.postMessage('begun', [])
  port.close()
  return await task.run(input)
}
