import { z } from 'zod'
import type { Access } from '../../../../platform/access/policy.ts'
import type { Api } from '../../../../platform/http/api.ts'
import type { Bilingual, Problem } from '../../../../platform/http/problems.ts'
import type { ReadOnlyResource } from '../../../../platform/resource/definition.ts'
import { listResponse } from '../../../../platform/resource/list-response.ts'
import { listRows } from '../../../../platform/resource/list.ts'
import type { ListQuery } from '../../../../platform/resource/plan.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../../../platform/resource/slug-redirect.ts'
import { taskCallerOf } from '../../../../platform/workers/task-caller.ts'
import { postDifferences } from '../differences/post-differences.ts'
import { findPost } from '../find-post.ts'
import { postInputForm } from '../input-form.ts'
import { posts } from '../resource.ts'
import type { Post, PostRevision } from '../schema.ts'
import { storedPost } from '../stored-post.ts'

const { idParams } = schemasOf(posts)

const revisionNumber = (description: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .meta({ description, scalar: { type: 'integer', minimum: 1 } })

/** The path of a revision. */
export const numberParams = z.object({
  ...idParams.shape,
  revision: revisionNumber('Number of the revision.'),
})

const diffQuery = z.strictObject({
  diff: revisionNumber('Number of the revision to compare it with.').optional(),
})

/** What the documentation says of an operation. */
interface Documented {
  operationId: string
  summary: Bilingual
  description: string
}

/** Stored texts of one post, which are listed, read and compared. */
interface History {
  /** The texts of all posts, with `content` and `diff`. */
  resource: ReadOnlyResource
  url: string
  list: Documented
  read: Documented
  /** The 404 of a number that is not stored. */
  noSuchRevision: (revision: number, post: Post) => Problem
}

type Revision = Pick<PostRevision, 'content'>

/** A revision whose content, if it was asked for, has the fields of this version. */
const completeRevision = <R extends Partial<Revision>>(revision: R): R =>
  revision.content === undefined ? revision : { ...revision, content: storedPost(revision.content) }

/** Reads a revision with its content. @throws Problem 404 if there is no such revision */
async function readRevision(
  api: Api,
  { resource, noSuchRevision }: History,
  access: Access,
  post: Post,
  revision: number,
) {
  const query = { post_id: [post.id], revision: [revision], include: ['content'], limit: 1 }
  const { items } = await listRows(api, resource, access, query)
  const [found] = items
  if (found === undefined) throw noSuchRevision(revision, post)
  // the list has rows with the content that was asked for
  return completeRevision(found as Revision)
}

/** Registers the routes that list, read and compare the stored texts of a post, for who sees its drafts. */
export function historyRoutes(api: Api, history: History): void {
  const { resource, url } = history
  const { listQuery, list } = schemasOf(resource)
  subresourceRoute(api, posts, {
    ...history.list,
    method: 'GET',
    url,
    tag: 'Posts',
    params: idParams,
    query: listQuery.omit({ post_id: true }),
    responses: { 200: { description: 'A page of revisions.', schema: list } },
    problems: ['invalid_cursor'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ query, access, request }, post) => {
      const asked: ListQuery = { ...query, post_id: [post.id] }
      const found = await listRows(api, resource, access, asked)
      const page = { ...found, items: found.items.map(completeRevision) }
      return await listResponse(api, resource, request, page, asked)
    },
  })
  subresourceRoute(api, posts, {
    ...history.read,
    method: 'GET',
    url: `${url}/:revision`,
    tag: 'Posts',
    params: numberParams,
    query: diffQuery,
    responses: { 200: { description: 'The revision.', schema: resource.output } },
    problems: ['unprocessable', 'tasks_busy'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ params, query, access, request }, post) => {
      const revision = await readRevision(api, history, access, post, params.revision)
      if (query.diff === undefined) return { body: revision, revision: params.revision }
      const before = await readRevision(api, history, access, post, query.diff)
      const diff = await postDifferences(
        postInputForm(before.content),
        postInputForm(revision.content),
        taskCallerOf(request),
      )
      return { body: { ...revision, diff }, revision: params.revision }
    },
  })
}
