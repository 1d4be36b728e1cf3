import type { DemoRow } from './rows.ts'

/**
 * The registers of the demo hold only what the school named: its seven programmes, one Party cell, two awards and one
 * research topic. What it gave as a number alone stays in the posts: no row is made up to fit a total.
 */
export const programRows: DemoRow[] = [
  {
    externalId: 'demo-program-leadership-master',
    input: {
      code: 'CH-LDH',
      name: 'Cao học chuyên ngành Lãnh đạo học',
      training_type: 'degree',
      family: 'leadership',
    },
  },
  {
    externalId: 'demo-program-intermediate-theory',
    input: {
      code: 'TCLLCT-HC',
      name: 'Trung cấp lý luận chính trị - hành chính',
      training_type: 'degree',
      family: 'political_theory',
      level: 'trung cấp',
    },
  },
  {
    externalId: 'demo-program-lecturers',
    input: { code: 'BD-GV', name: 'Bồi dưỡng giảng viên', training_type: 'in_service', family: 'lecturer' },
  },
  {
    externalId: 'demo-program-heads',
    input: {
      code: 'BD-LDCP',
      name: 'Bồi dưỡng lãnh đạo cấp phòng và dự nguồn lãnh đạo cấp phòng',
      training_type: 'in_service',
      family: 'leadership',
      level: 'cấp phòng',
    },
  },
  {
    externalId: 'demo-program-officials',
    input: {
      code: 'BD-CV',
      name: 'Bồi dưỡng chương trình chuyên viên',
      training_type: 'in_service',
      family: 'state_management',
      level: 'chuyên viên',
    },
  },
  {
    externalId: 'demo-program-party-work',
    input: {
      code: 'BD-CTD',
      name: 'Bồi dưỡng nghiệp vụ công tác Đảng, đoàn thể cơ sở',
      training_type: 'in_service',
      family: 'party_work',
      level: 'cơ sở',
    },
  },
  {
    externalId: 'demo-program-plan-91',
    input: {
      code: 'BD-91',
      name: 'Bồi dưỡng theo Kế hoạch số 91-KH/TU',
      training_type: 'in_service',
      basis_document: 'Kế hoạch số 91-KH/TU ngày 29/7/2014 của Ban Thường vụ Tỉnh ủy',
    },
  },
]

export const partyCellRows: DemoRow[] = [
  {
    externalId: 'demo-party-cell-training-office',
    input: { name: 'Chi bộ phòng Quản lý đào tạo và Nghiên cứu khoa học' },
  },
]

const partyYear = { post: { external_id: 'demo-post-party-year' }, year: 2020 }

export const commendationRows: DemoRow[] = [
  {
    externalId: 'demo-commendation-cell',
    input: {
      ...partyYear,
      title: 'Trong sạch, vững mạnh tiêu biểu năm 2020',
      form: 'Giấy khen',
      party_cell: { external_id: 'demo-party-cell-training-office' },
      awarded_by: 'Đảng ủy Trường Chính trị tỉnh Vĩnh Phúc',
    },
  },
  {
    externalId: 'demo-commendation-members',
    input: {
      ...partyYear,
      title: 'Đảng viên hoàn thành xuất sắc nhiệm vụ năm 2020',
      form: 'Giấy khen',
      unit: 'Đảng viên của Đảng bộ Trường Chính trị tỉnh Vĩnh Phúc',
      count: 9,
      awarded_by: 'Đảng ủy Trường Chính trị tỉnh Vĩnh Phúc',
    },
  },
]

export const researchOutputRows: DemoRow[] = [
  {
    externalId: 'demo-research-ministry-topic',
    input: {
      kind: 'topic',
      level: 'ministerial',
      year: 2020,
      title: 'Tổ chức đánh giá chất lượng bồi dưỡng cán bộ, công chức, viên chức',
      partner: 'Bộ Nội vụ',
      post: { external_id: 'demo-post-staff-research-year' },
    },
  },
]
