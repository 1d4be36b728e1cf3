import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../../../../platform/http/problems.ts'
import {
  storeOldAddresses,
  takenAddresses,
  type AddressedRow,
} from '../../../../platform/resource/redirects/old-addresses.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { posts } from '../resource.ts'
import type { GivenRow } from './draft.ts'

const addressesOf = ({ id, values }: GivenRow): AddressedRow => ({
  id,
  addresses: values.redirects_from,
})

/** @param title of the post that has the address, for callers who may see it */
const addressTaken = (at: number, address: string | undefined, title: string | undefined) =>
  new Problem('already_exists', {
    errors: [
      {
        pointer: `/redirects_from/${at}`,
        code: 'taken',
        message:
          title === undefined
            ? {
                en: `Another post has the old address ${address}: leave it out.`,
                vi: `Bài khác đã có địa chỉ cũ ${address}: hãy bỏ địa chỉ này.`,
              }
            : {
                en: `The post “${title}” has the old address ${address} already: take it out of one of the two.`,
                vi: `Bài “${title}” đã có địa chỉ cũ ${address}: hãy bỏ địa chỉ này ở một trong hai bài.`,
              },
      },
    ],
  })

/** The titles of posts, stored or among these drafts. */
async function titlesOf(
  ids: readonly string[],
  drafts: readonly GivenRow[],
  { transaction }: WriteContext,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await transaction.client.query<{ id: string; title: string }>(
    'select id, title from posts where id = any($1)',
    [ids],
  )
  return new Map(
    [...rows, ...drafts.map(({ id, values }) => ({ id, title: values.title }))].map(({ id, title }) => [
      id,
      title,
    ]),
  )
}

/** Rejects rows with an old address that another post has. */
export async function rejectTakenAddresses(
  drafts: readonly GivenRow[],
  context: WriteContext,
): Promise<void> {
  const taken = await takenAddresses(context.transaction, posts.path, drafts.map(addressesOf))
  if (taken.length === 0) return
  const owners = taken.map(({ owner }) => owner)
  const titles = context.access.allRows ? await titlesOf(owners, drafts, context) : undefined
  const addresses = new Map(drafts.map(({ id, values }) => [id, values.redirects_from]))
  for (const { id, at, owner } of taken)
    context.rejectRow(id, addressTaken(at, addresses.get(id)?.[at], titles?.get(owner)))
}

/** Stores the old addresses that rows change. What another writer has taken meanwhile rejects its row. */
export async function storeAddresses(drafts: readonly GivenRow[], context: WriteContext): Promise<void> {
  const changed = drafts.filter(
    ({ current, values }) => !isDeepStrictEqual(values.redirects_from, current?.redirects_from ?? []),
  )
  const taken = await storeOldAddresses(context.transaction, posts.path, changed.map(addressesOf))
  const addresses = new Map(changed.map(({ id, values }) => [id, values.redirects_from]))
  for (const { id, at } of taken) context.rejectRow(id, addressTaken(at, addresses.get(id)?.[at], undefined))
}
