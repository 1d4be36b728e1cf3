/** A programme the invented school teaches, in the terms of the programmes' register. */
export type SyntheticProgram = {
  code: string
  name: string
  training_type: 'degree' | 'in_service'
  family:
    | 'political_theory'
    | 'state_management'
    | 'leadership'
    | 'party_work'
    | 'knowledge_update'
    | 'defence'
    | 'other'
}

export const SYNTHETIC_PROGRAMS: readonly SyntheticProgram[] = [
  program('TC', 'Trung cấp lý luận chính trị', 'degree', 'political_theory'),
  program('SC', 'Sơ cấp lý luận chính trị', 'in_service', 'political_theory'),
  program('CV', 'Ngạch chuyên viên', 'in_service', 'state_management'),
  program('CVC', 'Ngạch chuyên viên chính', 'in_service', 'state_management'),
  program('CS', 'Ngạch cán sự', 'in_service', 'state_management'),
  program('LDP', 'Lãnh đạo cấp phòng', 'in_service', 'leadership'),
  program('LDX', 'Cán bộ chủ chốt cấp xã', 'in_service', 'leadership'),
  program('CTD', 'Nghiệp vụ công tác Đảng ở cơ sở', 'in_service', 'party_work'),
  program('KTD', 'Nghiệp vụ kiểm tra Đảng', 'in_service', 'party_work'),
  program('DV', 'Nghiệp vụ công tác dân vận', 'in_service', 'party_work'),
  program('CUV', 'Cập nhật kiến thức cho cấp ủy viên', 'in_service', 'knowledge_update'),
  program('DB', 'Kỹ năng của đại biểu Hội đồng nhân dân', 'in_service', 'other'),
  program('QP', 'Kiến thức quốc phòng và an ninh', 'in_service', 'defence'),
  program('VB', 'Kỹ năng soạn thảo văn bản', 'in_service', 'other'),
  program('SO', 'Kỹ năng số cho cán bộ cơ sở', 'in_service', 'knowledge_update'),
]

function program(
  code: string,
  name: string,
  training_type: SyntheticProgram['training_type'],
  family: SyntheticProgram['family'],
): SyntheticProgram {
  return { code: `MAU-${code}`, name: `${name} (chương trình mẫu)`, training_type, family }
}
