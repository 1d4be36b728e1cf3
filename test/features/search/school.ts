import type { TestApp } from '../../support/app.ts'

/** A typical post of such a school. */
interface Article {
  key: string
  title: string
  body: string
  day: string
}

const article = (key: string, day: string, title: string, body: string): Article => ({
  key,
  title,
  body,
  day,
})

export const articles: readonly Article[] = [
  article(
    'khai-giang',
    '2020-03-02',
    'Khai giảng lớp trung cấp lý luận chính trị khóa 45',
    'Lớp học hệ không tập trung có 64 học viên đến từ các xã, thị trấn. Thời gian học là mười hai tháng.',
  ),
  article(
    'be-giang',
    '2020-04-10',
    'Bế giảng lớp TCLLCT-HC K44',
    'Sau một năm, 58 HV đã tốt nghiệp. Có 7 HV đạt loại giỏi và được tặng giấy khen.',
  ),
  article(
    'dang-uy',
    '2020-05-05',
    'Đảng uỷ họp định kỳ',
    'Các chi bộ báo cáo việc kết nạp đảng viên mới và công tác kiểm tra, giám sát trong quý.',
  ),
  article(
    'dang-vien-moi',
    '2020-05-20',
    'Lớp bồi dưỡng đảng viên mới đợt 1',
    'Có 92 đảng viên mới theo học năm chuyên đề và viết bài thu hoạch.',
  ),
  article(
    'xep-loai',
    '2020-12-18',
    'Kết quả xếp loại chi bộ năm 2020',
    'Một trong năm chi bộ hoàn thành xuất sắc nhiệm vụ; bốn chi bộ hoàn thành tốt. Hội nghị đánh giá cao phong trào thi đua.',
  ),
  article(
    'khoa-hoc',
    '2020-06-15',
    'Hội thảo khoa học về chuyển đổi số',
    'Mười tám tham luận bàn về dữ liệu và kỹ năng số của giảng viên.',
  ),
  article(
    'hoc-vien-cao-cap',
    '2020-07-01',
    'Ký kết phối hợp với Học viện Chính trị khu vực',
    'Hai đơn vị thống nhất mở lớp cao cấp lý luận chính trị tại tỉnh.',
  ),
  article(
    'ke-hoach',
    '2020-01-15',
    'Triển khai Kế hoạch 91-KH/TU',
    'Kế hoạch số 91-KH/TU của Tỉnh ủy giao nhà trường mở 62 lớp với 2.157 học viên.',
  ),
  article(
    'hien-mau',
    '2020-08-08',
    'Ngày hội hiến máu',
    'Ba mươi đoàn viên tham gia; mái nhà chung của tuổi trẻ nhà trường thêm ấm áp.',
  ),
  article(
    'hoa-giai',
    '2020-09-01',
    'Tập huấn hòa giải ở cơ sở',
    'Học viên thực hành tình huống tranh chấp đất đai do UBND xã chuyển đến.',
  ),
  article(
    'ngach',
    '2020-09-20',
    'Bồi dưỡng ngạch chuyên viên chính',
    'Lớp có 45 cán bộ, viết tiểu luận cuối khóa và đi thực tế.',
  ),
  article(
    'tuyen-sinh',
    '2020-02-11',
    'Thông báo tuyển sinh năm 2020',
    'Hồ sơ gồm đơn dự tuyển và lí lịch. Hạn nộp là 30/4/2020.',
  ),
  article(
    'covid',
    '2020-03-20',
    'Phòng, chống dịch Covid-19 trong nhà trường',
    'Giảng viên dạy trực tuyến trong hai tuần.',
  ),
  article(
    'le-nin',
    '2020-04-22',
    'Kỷ niệm 150 năm ngày sinh V.I. Lê-nin',
    'Buổi tọa đàm nhắc lại tư tưởng của Lênin về xây dựng Đảng.',
  ),
]

/** Creates and publishes the articles. @returns their ids by key */
export async function publishArticles({ expect }: TestApp): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { key, title, body, day } of articles) {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body, external_id: key } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, {
      headers: { 'if-match': '*' },
      body: { published_at: `${day}T02:00:00Z` },
    })
    ids.set(key, id)
  }
  return ids
}
