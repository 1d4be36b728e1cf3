import { isDeepStrictEqual } from 'node:util'
import type { Access } from '../../../platform/access/policy.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { normaliseText } from '../../../libraries/vietnamese/text.ts'
import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { lockReferences } from '../../../platform/resource/lock-references.ts'
import { withSlugs } from '../../../platform/resource/slugs.ts'
import { taskCallerWithKey, type TaskCaller } from '../../../platform/workers/task-caller.ts'
import { rejectOtherKinds } from '../media/pictures.ts'
import { rejectWithoutAlt } from './alt-texts.ts'
import { correctionOf } from './corrections.ts'
import { withOwnAlts } from './own-alts.ts'
import { renderInWorker } from './render-in-worker.ts'
import type { RenderedMarkdown } from '../../../libraries/markdown/render.ts'
import {
  lockBylinePersons,
  inputReferences,
  resolveByline,
  assertMediaExist,
  resolveTagIds,
} from './related-input.ts'
import type { PostDraft } from './related-input.ts'
import { assertUniqueFieldsKept, isAuthor, ownSlug } from './own-drafts.ts'
import { maxBodyCharacters, type PostInput } from './schema.ts'
import { posts } from './table.ts'

type Cover = NonNullable<PostInput['cover']>

type Seo = NonNullable<PostInput['seo']>

const noSeo: Seo = { title: null, description: null, image: null, noindex: false, canonical: null }

const noCover: Cover = { media_id: null, caption: null, credit: null, alt: null }

/** A rendered body, with its source. */
export interface RenderedBody extends RenderedMarkdown {
  source: string
}

const isRenderedBody = (precomputed: unknown): precomputed is RenderedBody =>
  typeof precomputed === 'object' && precomputed !== null && 'source' in precomputed

/** Renders the body of a full or partial input; undefined if it has none. */
export async function precomputeBody(
  { body }: Partial<PostInput>,
  caller: TaskCaller,
): Promise<RenderedBody | undefined> {
  if (typeof body !== 'string' || body.length > maxBodyCharacters) return undefined
  const source = normaliseText(body)
  return { source, ...(await renderInWorker(source, caller)) }
}

/** The picture that a draft gives shared links, if it is another one. */
function sharedPicture({ id, values, current }: PostDraft) {
  const image = values.seo?.image ?? null
  return { id, media_id: image === current?.seo?.image ? null : image }
}

/** The rendered bodies that drafts change, by draft id. Drafts whose body takes too long get a problem. */
async function renderedBodies(
  drafts: readonly PostDraft[],
  { access, rejectRow }: WriteContext,
): Promise<Map<string, RenderedMarkdown>> {
  const rendered = new Map<string, RenderedMarkdown>()
  for (const { id, values, current, precomputed } of drafts) {
    const { body } = values
    if (current?.body === body) continue
    try {
      const isReady = isRenderedBody(precomputed) && precomputed.source === body
      rendered.set(id, isReady ? precomputed : await renderInWorker(body, taskCallerWithKey(access.caller)))
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      rejectRow(id, error)
    }
  }
  return rendered
}

/** Adds the rendered body, and the columns of the cover and of `seo`. The tags are resolved to ids elsewhere. */
function withDerivedColumns({ tags: _tags, ...values }: PostInput, rendered: RenderedMarkdown | undefined) {
  const cover = values.cover ?? noCover
  const isEmpty = Object.values(cover).every((value) => value === null)
  const seo = values.seo ?? noSeo
  return {
    ...values,
    ...(rendered === undefined ? {} : { body_html: rendered.html, body_text: rendered.text }),
    cover: isEmpty ? null : cover,
    cover_media_id: cover.media_id,
    cover_caption: cover.caption,
    cover_credit: cover.credit,
    cover_alt: cover.alt,
    seo: isDeepStrictEqual(seo, noSeo) ? null : seo,
    seo_title: seo.title,
    seo_description: seo.description,
    seo_image_id: seo.image,
    seo_noindex: seo.noindex,
    seo_canonical: seo.canonical,
  }
}

/** The inputs of an author with slugs. A rehearsal is about a working draft, whose fields are checked before. */
const withOwnSlugs = (drafts: readonly PostDraft[], { dryRun }: WriteContext): PostInput[] =>
  drafts.map(({ id, current, values }) => {
    if (!dryRun) assertUniqueFieldsKept(values, ...(current ? [current] : []))
    return { ...values, slug: values.slug ?? current?.slug ?? ownSlug(values.title, id) }
  })

/** What is stored of the caller that creates a post. */
const creator = ({ caller }: Access) => ({
  created_by: caller.name,
  created_by_name: caller.display_name,
  created_by_person: caller.person,
})

/** Derives columns of posts from their inputs: slugs, rendered bodies, bylines, columns of the cover. */
export async function preparePosts(given: readonly PostDraft[], context: WriteContext) {
  const { transaction, access } = context
  const drafts = await withOwnAlts(transaction, given)
  const valuesWithSlugs = isAuthor(access)
    ? withOwnSlugs(drafts, context)
    : await withSlugs(drafts, 'title', posts, context)
  const lockedId = await lockReferences(transaction, access.caller, drafts.flatMap(inputReferences))
  const persons = await lockBylinePersons(transaction, drafts)
  await rejectWithoutAlt(drafts, context)
  await rejectOtherKinds(drafts.map(sharedPicture), 'seo/image', context)
  const rendered = await renderedBodies(drafts, context)
  return drafts.map((draft, n) => {
    const values = valuesWithSlugs[n]!
    return (
      collectProblem(context, draft.id, () => {
        const prepared = {
          ...withDerivedColumns(values, rendered.get(draft.id)),
          ...correctionOf({ ...draft, values }, context),
          tag_ids: resolveTagIds(values, lockedId),
          byline: resolveByline({ ...draft, values }, persons),
        }
        assertMediaExist(values, lockedId, draft.current)
        return draft.current === undefined ? { ...prepared, ...creator(access) } : prepared
      }) ?? values
    )
  })
}
