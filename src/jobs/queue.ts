import type { Connection } from '../database/database.ts'

/**
 * Puts a job into the queue, in the transaction at hand. One of the same name that waits is replaced; one that runs
 * goes on, and whatever it works on has to say whose it is.
 */
export async function addJob(
  connection: Connection,
  task: string,
  name: string,
  payload: object,
): Promise<void> {
  await connection.query('select graphile_worker.add_job($1, $2::json, job_key := $3, max_attempts := 25)', [
    task,
    JSON.stringify(payload),
    `${task} ${name}`,
  ])
}
