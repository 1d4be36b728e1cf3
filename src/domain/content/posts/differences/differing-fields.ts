import { isDeepStrictEqual } from 'node:util'
import type { Row } from '../../../../platform/resource/row.ts'
import { postInput } from '../schema.ts'

/** The fields in which two posts, in the form of their inputs, differ; in the order of the document. */
export const differingFields = (one: Row, other: Row): string[] =>
  // fields that name rows by key are in neither form
  Object.keys(postInput.shape).filter((name) => !isDeepStrictEqual(one[name], other[name]))
