import type { DemoRow } from './rows.ts'

/**
 * The demo's posts retell, in words of their own, what a provincial political school reported of 2020. Its figures are
 * kept as they were published, also where they do not add up.
 */
const source = 'Số liệu theo bản tin tổng kết của nhà trường, đăng ngày 01/02/2021.'

export const sectionRows: DemoRow[] = [
  { externalId: 'demo-section-news', input: { name: 'Tin tức - Hoạt động', position: 1 } },
  {
    externalId: 'demo-section-party',
    input: { name: 'Công tác Đảng', parent: { external_id: 'demo-section-news' }, position: 1 },
  },
  {
    externalId: 'demo-section-training',
    input: { name: 'Đào tạo, bồi dưỡng', parent: { external_id: 'demo-section-news' }, position: 2 },
  },
  {
    externalId: 'demo-section-research',
    input: { name: 'Nghiên cứu khoa học', parent: { external_id: 'demo-section-news' }, position: 3 },
  },
  { externalId: 'demo-section-video', input: { name: 'Video', position: 2 } },
]

export const tagRows: DemoRow[] = [
  { externalId: 'demo-tag-summary', input: { name: 'Tổng kết năm' } },
  { externalId: 'demo-tag-training', input: { name: 'Đào tạo' } },
  { externalId: 'demo-tag-in-service', input: { name: 'Bồi dưỡng' } },
  { externalId: 'demo-tag-research', input: { name: 'Nghiên cứu khoa học' } },
  { externalId: 'demo-tag-party', input: { name: 'Xây dựng Đảng' } },
]

export const personRows: DemoRow[] = [
  {
    externalId: 'demo-person-rector',
    input: {
      name: 'Nguyễn Thị Thu Hà',
      position: 'Tỉnh ủy viên, Bí thư Đảng ủy, Hiệu trưởng',
      unit: 'Trường Chính trị tỉnh Vĩnh Phúc',
    },
  },
  {
    externalId: 'demo-person-lecturer',
    input: { name: 'Đỗ Xuân Hoà', degree: 'ThS.', position: 'Giảng viên', unit: 'Khoa Xây dựng Đảng' },
  },
]

const websites = 'Liên kết website'

export const linkRows: DemoRow[] = [
  {
    externalId: 'demo-link-academy',
    input: {
      name: 'Học viện Chính trị quốc gia Hồ Chí Minh',
      url: 'https://hcma.vn',
      group: websites,
      position: 1,
    },
  },
  {
    externalId: 'demo-link-province',
    input: {
      name: 'Cổng thông tin điện tử tỉnh Vĩnh Phúc',
      url: 'https://vinhphuc.gov.vn',
      group: websites,
      position: 2,
    },
  },
  {
    externalId: 'demo-link-party-press',
    input: {
      name: 'Báo điện tử Đảng Cộng sản Việt Nam',
      url: 'https://dangcongsan.vn',
      group: websites,
      position: 3,
    },
  },
]

const paragraphs = (...texts: string[]) => texts.join('\n\n')
const list = (...items: string[]) => items.map((item) => `- ${item}`).join('\n')

/** When the school posted the page, by its own clock; the retellings carry the same day. */
export const postedAt = '2021-02-01T00:00:00+07:00'

export const postRows: DemoRow[] = [
  {
    externalId: 'demo-post-party-year',
    input: {
      title: 'Đảng bộ nhà trường nhìn lại năm 2020, bàn việc năm 2021',
      summary:
        'Hội nghị ngày 29/01/2021 đánh giá một năm công tác xây dựng Đảng, công bố kết quả xếp loại chi bộ, đảng viên và trao giấy khen.',
      body: paragraphs(
        'Ngày 29/01/2021, Đảng bộ Trường Chính trị tỉnh Vĩnh Phúc họp tổng kết công tác xây dựng Đảng của năm trước và thống nhất những việc phải làm trong năm mới. Người chủ trì là đồng chí Nguyễn Thị Thu Hà, Tỉnh ủy viên, Bí thư Đảng ủy, Hiệu trưởng nhà trường.',
        '## Kết quả xếp loại',
        'Về tổ chức, 1/5 chi bộ trực thuộc được xếp loại hoàn thành xuất sắc nhiệm vụ, 4/5 chi bộ hoàn thành tốt nhiệm vụ. Về cá nhân, 09/41 đảng viên hoàn thành xuất sắc nhiệm vụ và 32/41 đảng viên hoàn thành tốt nhiệm vụ.',
        '## Khen thưởng',
        'Đảng ủy tặng giấy khen cho 9 đảng viên hoàn thành xuất sắc nhiệm vụ, đồng thời khen Chi bộ phòng Quản lý đào tạo và Nghiên cứu khoa học vì đạt danh hiệu trong sạch, vững mạnh tiêu biểu.',
        '## Việc của năm 2021',
        'Phần thảo luận xoay quanh cách dạy và quản lý học viên, chất lượng nghiên cứu khoa học và đi thực tế, đội ngũ cán bộ, giảng viên, nền nếp sinh hoạt chi bộ, cùng công tác kiểm tra, giám sát. Hội nghị giao các chi bộ cụ thể hóa nghị quyết đại hội đảng các cấp nhiệm kỳ 2020 - 2025 thành việc làm của từng đơn vị.',
        source,
      ),
      section: { external_id: 'demo-section-party' },
      tags: [{ external_id: 'demo-tag-summary' }, { external_id: 'demo-tag-party' }],
      event_date: '2021-01-29',
    },
  },
  {
    externalId: 'demo-post-training-year',
    input: {
      title: 'Năm 2020 nhà trường mở mới 62 lớp với 6.481 học viên',
      summary: 'Bảy chương trình đào tạo, bồi dưỡng; phần lớn số lớp nằm trong kế hoạch của năm.',
      body: paragraphs(
        'Năm 2020, dù dịch Covid-19 làm xáo trộn lịch học, nhà trường vẫn mở mới 62 lớp với 6481 học viên, trong đó 58 lớp trong kế hoạch với 6124 học viên và 4 lớp ngoài kế hoạch với 357 học viên.',
        '## Theo chương trình',
        list(
          'Cao học chuyên ngành Lãnh đạo học (liên kết đào tạo): 01 lớp với 88 học viên',
          'Trung cấp lý luận chính trị - hành chính: 08 lớp với 633 học viên (02 lớp ngoài kế hoạch với 153 học viên)',
          'Bồi dưỡng giảng viên: 01 lớp với 50 học viên',
          'Bồi dưỡng lãnh đạo cấp phòng và dự nguồn lãnh đạo cấp phòng: 07 lớp với 740 học viên',
          'Bồi dưỡng chương trình chuyên viên: 04 lớp với 444 học viên (02 lớp ngoài kế hoạch với 204 học viên)',
          'Bồi dưỡng nghiệp vụ công tác Đảng, đoàn thể cơ sở: 16 lớp với 2.157 học viên',
          'Bồi dưỡng theo Kế hoạch số 91-KH/TU: 25 lớp với 2.500 học viên',
        ),
        'Kế hoạch số 91-KH/TU do Ban Thường vụ Tỉnh ủy ban hành ngày 29/7/2014; các lớp mở theo kế hoạch này đông hơn cả.',
        source,
      ),
      section: { external_id: 'demo-section-training' },
      tags: [
        { external_id: 'demo-tag-summary' },
        { external_id: 'demo-tag-training' },
        { external_id: 'demo-tag-in-service' },
      ],
    },
  },
  {
    externalId: 'demo-post-staff-research-year',
    input: {
      title: 'Giảng viên đi học, đi thực tế và nghiên cứu trong năm 2020',
      summary:
        'Một đề tài cấp Bộ, mười đề tài cấp trường, tám hội thảo; nhiều lượt giảng viên học tập và tham gia việc của tỉnh.',
      body: paragraphs(
        '## Học tập, bồi dưỡng',
        'Trong năm 2020, nhà trường cử 02 giảng viên đi học Cao cấp lý luận chính trị - hành chính; 03 giảng viên đi học hoàn thiện chương trình này; 01 giảng viên đi học cao học. Có 09 lượt giảng viên dự các khóa bồi dưỡng nghiệp vụ, tập huấn của trung ương và của tỉnh; 09 cán bộ, giảng viên theo học các lớp ngạch chuyên viên, chuyên viên chính.',
        '## Nghiên cứu khoa học',
        'Cùng Bộ Nội vụ, nhà trường thực hiện 01 đề tài cấp Bộ về cách tổ chức đánh giá chất lượng bồi dưỡng cán bộ, công chức, viên chức. Các khoa, phòng làm 10 đề tài cấp trường và tổ chức 08 hội thảo chuyên đề. Nhà trường góp 04 số trong chuyên mục “Lý luận và cuộc sống” của truyền hình tỉnh; xuất bản 04 số Bản tin Lý luận và thực tiễn; mở 04 buổi phổ biến giáo dục pháp luật cho viên chức của trường.',
        '## Thực tế và việc của tỉnh',
        'Nhà trường cử 17 giảng viên đi nghiên cứu thực tế ở các cơ quan, đơn vị cấp huyện. Có 18 lượt giảng viên dự các buổi tiếp dân định kỳ của UBND tỉnh; 32 lượt giảng viên dự hội nghị tiếp xúc cử tri; 14 lượt giảng viên dự hội nghị báo cáo viên; 07 lượt cán bộ, giảng viên dự các lớp tập huấn do sở, ban, ngành của tỉnh mở.',
        source,
      ),
      section: { external_id: 'demo-section-research' },
      tags: [{ external_id: 'demo-tag-summary' }, { external_id: 'demo-tag-research' }],
    },
  },
]
