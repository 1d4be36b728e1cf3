import type { Post } from './schema.ts'

type Use = Post['media'][number]

/** What a version before this one did not store of a use of a file. */
const factsOf = ({ alt, sources }: Pick<Use, 'alt' | 'sources'>) => ({
  own_alt: alt,
  kind: null,
  title: null,
  decorative: false,
  focal_point: null,
  url: sources[0]?.url ?? null,
  type: null,
  bytes: null,
  width: null,
  height: null,
})

/** What a version before this one did not store of a post. */
const fieldsOfThisVersion: Partial<Post> = {
  pinned_until: null,
  position: 0,
  seo: null,
  correction_note: null,
  corrected_on: null,
}

/** A post that a revision or a working draft has, perhaps of an earlier version, with the fields of this one. */
export function storedPost(content: unknown): Post {
  // the content was a row of this type when it was stored
  const post = content as Post
  return {
    ...fieldsOfThisVersion,
    ...post,
    cover: post.cover === null ? null : { ...factsOf(post.cover), ...post.cover },
    media: post.media.map((use) => ({ ...factsOf(use), ...use })),
  }
}
