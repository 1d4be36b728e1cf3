/** A task for a worker: a module that exports it as `run`. Input and output are copied between the threads. */
export interface WorkerTask<Input, Output> {
  entry: URL
  /** Never called: it keeps the types of the module's `run`. */
  types?: (input: Input) => Output
}

/** Declares a task. @param entry the compiled module, relative to the module that declares the task */
export const workerTask = <Run extends (input: never) => unknown>(
  entry: URL,
): WorkerTask<Parameters<Run>[0], Awaited<ReturnType<Run>>> => ({ entry })
