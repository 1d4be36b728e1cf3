import type { Transaction } from '../../../platform/database/database.ts'
import { addressKey, keyText } from '../../../platform/resource/redirects/address-key.ts'
import { takenAddresses } from '../../../platform/resource/redirects/old-addresses.ts'
import type { ReadPage } from '../../../libraries/article-reader/page-reading.ts'
import { oldAddress } from '../posts/file-rows/schema.ts'
import { posts } from '../posts/resource.ts'
import type { Page } from './page.ts'

/** A well-formed address of an article: many pages name the home page as their own. */
function addressOf(text: string): string[] {
  const { success, data } = oldAddress.safeParse(text)
  return success && addressKey(data)?.path !== '/' ? [data] : []
}

/**
 * The addresses of a page on the old website.
 * @param given the one that the sender says, which no other post may have; of those that the page or its export says, what other
 * posts have is left out
 */
export async function oldAddressesOf(
  transaction: Transaction,
  { page, read }: { page: Page; read: ReadPage },
  given: string | null,
): Promise<{ addresses: string[]; taken: string[] }> {
  const said = [given ?? read.address ?? [], 'known' in page ? page.otherAddresses : []].flat()
  const known = said.flatMap(addressOf)
  const addresses = [...new Map(known.map((text) => [keyText(addressKey(text)!), text])).values()]
  const found = await takenAddresses(transaction, posts.path, [{ id: '', addresses }])
  const taken = found.map(({ at }) => addresses[at]!).filter((address) => address !== given)
  return { addresses: addresses.filter((address) => !taken.includes(address)), taken }
}
