// The entry of the script that the server is in: the build makes one file of it (scripts/build.mjs).
export { runServer } from './run.ts'

/** Rehearses a start. It needs the whole application at once, which a start loads while Postgres starts. */
export async function rehearse(): Promise<void> {
  const { rehearse: run } = await import('./rehearse.ts')
  await run()
}
