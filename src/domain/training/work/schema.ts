import { z } from 'zod'
import { line } from '../../../platform/http/fields.ts'
import { positionLevels, unitGroups } from './columns.ts'

/** The descriptions of the fields of a learner's work. */
const texts = {
  position: 'Position (chức vụ), from the register.',
  holds_leadership:
    'Whether the position is one of leadership or management (lãnh đạo, quản lý); null where it is not stated.',
  position_level:
    'Level of the position: `central` (trung ương), `province` (tỉnh), `district` (huyện), `commune` (xã, phường, đặc khu), `village` (thôn, tổ dân phố); null where it is not stated. Local government has no districts since 01/07/2025; `district` is kept for earlier days.',
  unit: 'Workplace, from the register.',
  unit_group:
    'Kind of the workplace: `party` (cơ quan Đảng), `state` (cơ quan nhà nước), `front_and_mass` (Mặt trận Tổ quốc và tổ chức chính trị - xã hội), `public_service` (đơn vị sự nghiệp công lập), `armed_forces` (lực lượng vũ trang), `enterprise` (doanh nghiệp), `commune` (xã, phường, đặc khu), `other`; null where it is not stated.',
  party_member: 'Whether the person is a Party member (đảng viên); null where it is not stated.',
}

const levels = z.enum(positionLevels).nullable()
const groups = z.enum(unitGroups).nullable()
const answer = z.boolean().nullable()

/** The fields of a learner's work in an input, without defaults. @param note added to each description */
export const workInputs = (note = '') => ({
  position: line(200).nullable().describe(`${texts.position}${note}`),
  holds_leadership: answer.describe(`${texts.holds_leadership}${note}`),
  position_level: levels.describe(`${texts.position_level}${note}`),
  unit: line(300).nullable().describe(`${texts.unit}${note}`),
  unit_group: groups.describe(`${texts.unit_group}${note}`),
  party_member: answer.describe(`${texts.party_member}${note}`),
})

/** The same fields in a response. */
export const workOutputs = (note = '') => ({
  ...workInputs(note),
  position: z.string().nullable().describe(`${texts.position}${note}`),
  unit: z.string().nullable().describe(`${texts.unit}${note}`),
})
