import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { SelectResultFields } from 'drizzle-orm/query-builders/select.types'
import type { z } from 'zod'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import type { EntityRow, EntityTable } from './row.ts'
import type { entityFields } from './schemas.ts'

/** The columns and expressions of a query. */
type Selection = Record<string, PgColumn | SQL.Aliased>

/** The row of a selection, without an index signature: a misspelt field does not compile. */
type Selected<S extends Selection> =
  SelectResultFields<S> extends infer Fields extends EntityRow ? Fields : SelectResultFields<S> & EntityRow

/** The required fields of a response. Optional fields depend on includes and on the audience. */
type RequiredFields<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] }

/** Checks at compile time that the selected row has each required field of the output schema, with its type. */
type MatchesOutput<S extends Selection, O extends z.ZodObject> =
  SelectResultFields<S> extends RequiredFields<z.output<O>>
    ? unknown
    : { select: { 'the selected row does not fit the output schema': RequiredFields<z.output<O>> } }

/** Declares a read-only resource, and checks its selection against its output schema. */
export function defineReadOnlyResource<S extends Selection, O extends z.ZodObject>(
  definition: Omit<ReadOnlyResource, 'select' | 'output'> & { select: S; output: O } & MatchesOutput<S, O>,
): ReadOnlyResource {
  return definition
}

/** Declares a writable resource, and checks its selection against its output schema. */
export function defineResource<
  S extends Selection,
  O extends z.ZodObject,
  I extends z.ZodObject,
  T extends EntityTable,
>(
  definition: Omit<
    ResourceDefinition<Selected<S>, z.output<I>, T>,
    'select' | 'output' | 'input' | 'table'
  > & { select: S; output: O; input: I; table: T } & MatchesOutput<S, O>,
): ResourceDefinition<Selected<S>, z.output<I>, T> {
  return definition
}

type EntityField = keyof typeof entityFields

/** Selects the fields of every writable resource (`entityFields`). */
export function entitySelect<T extends Record<EntityField, PgColumn>>(table: T): Pick<T, EntityField> {
  const { id, external_id, revision, created_at, updated_at, deleted_at } = table
  return { id, external_id, revision, created_at, updated_at, deleted_at } as Pick<T, EntityField>
}
