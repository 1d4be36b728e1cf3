import { isNull } from 'drizzle-orm'
import type { KeylessMatch } from '../../../platform/resource/definition.ts'
import { yearOfBirth } from './birth.ts'
import type { LearnerInput } from './schema.ts'
import { learners as table } from './table.ts'

/** Learners without a code and an external id are the same person if name, birth and unit are equal. */
export const samePerson: KeylessMatch = {
  fields: {
    full_name: table.full_name,
    birth_date: table.birth_date,
    birth_year: table.birth_year,
    unit: table.unit,
  },
  names: new Set(['full_name', 'unit']),
  where: () => isNull(table.anonymized_at),
  valuesOf: (input) => {
    // the input schema has checked it
    const { full_name, birth_date, birth_year, unit } = input as LearnerInput
    return { full_name, birth_date, birth_year: yearOfBirth({ birth_date, birth_year }), unit }
  },
  ambiguous: {
    en: 'Several learners have this name, birth and unit, and no code: give the id of the one that is meant, or give them codes.',
    vi: 'Có nhiều học viên trùng họ tên, ngày sinh, đơn vị và đều chưa có mã: hãy ghi mã bản ghi của người cần sửa, hoặc cấp mã cho từng người.',
  },
}
