import { and, eq, inArray, isNull } from 'drizzle-orm'
import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import { keyOfCode } from '../../../platform/database/columns.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { enrollments } from '../enrollments/table.ts'

/** What makes a certificate unique; the unique index of the table holds the same. */
interface Certificate {
  certificate_kind: string | null
  certificate_number: string | null
  certificate_issuer: string | null
  certificate_issued_on: string | null
}

interface HeldCertificate extends Certificate {
  id: string
  class_id: string
}

const keyOf = (held: HeldCertificate): string =>
  JSON.stringify([
    codeKey(held.certificate_number ?? ''),
    held.certificate_kind,
    held.certificate_issuer,
    held.certificate_issued_on?.slice(0, 4) ?? held.class_id,
  ])

/**
 * Finds certificates that several enrollments would have.
 * @param wanted the enrollments with the certificates that they are to have
 * @returns for each of them the id of the enrollment that has its certificate already
 */
export async function takenCertificates(
  { orm }: Transaction,
  wanted: readonly HeldCertificate[],
): Promise<Map<string, string>> {
  const numbers = [
    ...new Set(
      wanted.flatMap(({ certificate_number }) =>
        certificate_number === null ? [] : codeKey(certificate_number),
      ),
    ),
  ]
  if (numbers.length === 0) return new Map()
  const own = new Set(wanted.map(({ id }) => id))
  const stored = await orm
    .select({
      id: enrollments.id,
      class_id: enrollments.class_id,
      certificate_kind: enrollments.certificate_kind,
      certificate_number: enrollments.certificate_number,
      certificate_issuer: enrollments.certificate_issuer,
      certificate_issued_on: enrollments.certificate_issued_on,
    })
    .from(enrollments)
    .where(
      and(
        inArray(keyOfCode(enrollments.certificate_number), numbers),
        isNull(enrollments.deleted_at),
        eq(enrollments.certificate_is_shared, false),
      ),
    )
  const holders = new Map(stored.filter(({ id }) => !own.has(id)).map((held) => [keyOf(held), held.id]))
  const taken = new Map<string, string>()
  for (const held of wanted) {
    if (held.certificate_number === null) continue
    const holder = holders.get(keyOf(held))
    if (holder === undefined) holders.set(keyOf(held), held.id)
    else taken.set(held.id, holder)
  }
  return taken
}

/** What is said of a certificate that another enrollment has. */
export const certificateTaken = (holder: string): Bilingual => ({
  en: `Another enrollment has a certificate of this kind, issuer and year with this number: ${holder}. Correct the number here or there.`,
  vi: `Ghi danh khác đã có văn bằng, chứng chỉ cùng loại, nơi cấp, năm cấp và số hiệu này: ${holder}. Hãy sửa số hiệu ở đây hoặc ở ghi danh đó.`,
})
