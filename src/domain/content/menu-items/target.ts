import type { z } from 'zod'

/** The fields of what an item leads to, each with the alias that names it by key. */
const targets = { post_id: 'post', section_id: 'section', url: 'url' }

/** Adds an error to each target of an item that has several. */
export function validateTarget(input: Record<string, unknown>, context: z.RefinementCtx): void {
  const isPresent = (field: string) => input[field] !== null && input[field] !== undefined
  const present = Object.entries(targets).filter(([field, alias]) => isPresent(field) || isPresent(alias))
  if (present.length < 2) return
  for (const [field, alias] of present)
    context.addIssue({
      code: 'custom',
      path: [isPresent(alias) ? alias : field],
      message: 'An item leads to one thing: a post, a section or a url; send null for the others.',
      params: {
        code: 'one_of',
        vi: 'Mỗi mục chỉ dẫn đến một nơi: bài viết, chuyên mục hoặc địa chỉ; hãy để trống các ô còn lại.',
      },
      input: undefined,
    })
}
