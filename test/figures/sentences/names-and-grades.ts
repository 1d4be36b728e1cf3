import type { Sentence } from './sentence.ts'

/** The name of a school or an office is no programme. */
export const institutionSentences: readonly Sentence[] = [
  ['Trung tâm bồi dưỡng chính trị huyện mở 23 lớp.', '23 class opened'],
  [
    'Trung tâm bồi dưỡng lý luận chính trị thị xã đã mở 14 lớp cho 900 học viên.',
    '14 class opened',
    '900 learner opened',
  ],
  [
    'Trường Đào tạo cán bộ thành phố bế giảng 5 lớp với 324 học viên.',
    '5 class closed',
    '324 learner closed',
  ],
  ['Trường Bồi dưỡng cán bộ tài chính khai giảng 3 lớp.', '3 class opened'],
  ['Phòng Quản lý đào tạo và bồi dưỡng theo dõi 12 lớp.', '12 class'],
  [
    'Trung tâm bồi dưỡng chính trị phối hợp mở 4 lớp sơ cấp lý luận chính trị.',
    '4 class opened p:SCLLCT in_service',
  ],
  ['Sở giao Trung tâm Bồi dưỡng nghiệp vụ mở 2 lớp.', '2 class opened'],
  ['Viện Đào tạo quốc tế tuyển 60 học viên.', '60 learner'],
  ['Khoa Bồi dưỡng sau đại học quản lý 7 lớp.', '7 class'],
  ['Học viện Đào tạo cán bộ tòa án bế giảng 2 lớp.', '2 class closed'],
  [
    'Bế giảng 4 lớp (2 lớp trung cấp lý luận chính trị, 1 lớp bồi dưỡng, 1 lớp ĐH Luật).',
    '4 class closed',
    '2 class closed p:TCLLCT degree',
    '1 class closed in_service',
    '1 class closed degree',
  ],
]

/** A percentage has the grade that its own clause names, before it or behind it. */
export const gradeOfPercentSentences: readonly Sentence[] = [
  [
    'Có 60 chi bộ hoàn thành tốt nhiệm vụ, đạt 91%, trong đó có 24% hoàn thành xuất sắc nhiệm vụ.',
    '60 cell g:good',
    '91 percent g:good',
    '24 percent g:excellent',
  ],
  [
    'Chi bộ hoàn thành tốt nhiệm vụ chiếm 10,2%; hoàn thành nhiệm vụ chiếm 1,4%.',
    '10.2 percent g:good',
    '1.4 percent g:completed',
  ],
  [
    'Đảng viên hoàn thành xuất sắc nhiệm vụ chiếm 13%; hoàn thành tốt nhiệm vụ chiếm 80,4%; không hoàn thành nhiệm vụ chiếm 0,7%.',
    '13 percent g:excellent',
    '80.4 percent g:good',
    '0.7 percent g:not_completed',
  ],
  [
    'Đảng viên đủ tư cách, hoàn thành xuất sắc nhiệm vụ đạt 12% tổng số đảng viên được đánh giá.',
    '12 percent g:excellent',
  ],
  ['Qua đánh giá, hoàn thành tốt nhiệm vụ chiếm 88%.', '88 percent g:good'],
  [
    'Năm 2019, có 90,3% số đảng viên hoàn thành tốt nhiệm vụ trở lên; 9,1% hoàn thành nhiệm vụ và 0,6% không hoàn thành nhiệm vụ.',
    '90.3 percent @2019',
    '9.1 percent g:completed @2019',
    '0.6 percent g:not_completed @2019',
  ],
  [
    'Tổ chức đảng hoàn thành nhiệm vụ chiếm tỷ lệ 3,5%, không có tổ chức đảng không hoàn thành nhiệm vụ.',
    '3.5 percent g:completed',
  ],
  [
    'Có 14 chi bộ hoàn thành xuất sắc nhiệm vụ, chiếm 20%; 50 chi bộ hoàn thành tốt nhiệm vụ, chiếm 71,4%.',
    '14 cell g:excellent',
    '20 percent g:excellent',
    '50 cell g:good',
    '71.4 percent g:good',
  ],
  [
    'Đảng viên hoàn thành xuất sắc nhiệm vụ chiếm 16% so với tổng số đảng viên hoàn thành tốt nhiệm vụ.',
    '16 percent g:excellent',
  ],
  [
    'Tỷ lệ chi bộ hoàn thành xuất sắc nhiệm vụ đạt 19,5%, hoàn thành tốt nhiệm vụ đạt 77%.',
    '19.5 percent g:excellent',
    '77 percent g:good',
  ],
]

/** Those who are praised for excellent results have no result. */
export const praisedSentences: readonly Sentence[] = [
  ['Đặc biệt, 5 học viên có thành tích xuất sắc nhất đã nhận được Bằng khen của Giám đốc.', '5 learner'],
  ['Có 4 học viên có thành tích xuất sắc được nhận giấy khen.', '4 learner'],
  ['Trường tuyên dương 6 học viên có thành tích xuất sắc trong học tập.', '6 learner'],
  ['Trao phần thưởng cho 3 học viên xuất sắc.', '3 learner'],
  ['Có 2 học viên xuất sắc được khen thưởng.', '2 learner'],
  ['7 học viên có kết quả học tập xuất sắc được biểu dương tại buổi lễ.', '7 learner'],
  [
    'Lớp có 8 học viên xếp loại xuất sắc, 30 học viên xếp loại giỏi.',
    '8 learner r:excellent',
    '30 learner r:very_good',
  ],
  ['Trên 90% chi hội đạt khá và vững mạnh.', '90 percent over'],
  ['Có 85% chi đoàn xếp loại khá.', '85 percent'],
  ['Tặng giấy khen cho 10 học viên đạt loại giỏi, xuất sắc.', '10 learner'],
]
