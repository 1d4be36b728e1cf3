/** Work that a thread does: a module that exports it as `run`. Input and output are copied from thread to thread. */
export interface ThreadTask<Input, Output> {
  entry: URL
  /** Never called: it keeps the types of the module's `run`. */
  types?: (input: Input) => Output
}

/** @param entry the compiled module, beside the one that asks for it */
export const threadTask = <Run extends (input: never) => unknown>(
  entry: URL,
): ThreadTask<Parameters<Run>[0], Awaited<ReturnType<Run>>> => ({ entry })
