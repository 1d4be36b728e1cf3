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

/**
 * Removes the jobs of a task that were put into the queue anew while a worker had them: it is gone, or its work is done
 * by the new ones, and nobody would ever take them from the queue.
 */
export async function dropLostJobs(connection: Connection, task: string): Promise<void> {
  const { rows } = await connection.query<{ id: string; locked_by: string }>(
    'select id, locked_by from graphile_worker.jobs where task_identifier = $1 and key is null and locked_by is not null',
    [task],
  )
  if (rows.length === 0) return
  await connection.query('select graphile_worker.force_unlock_workers($1)', [
    rows.map(({ locked_by: worker }) => worker),
  ])
  await connection.query('select graphile_worker.complete_jobs($1)', [rows.map(({ id }) => id)])
}
