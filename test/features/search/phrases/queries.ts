/** A phrase, and the posts that have it. */
export type PhraseCase = readonly [q: string, keys: readonly string[]]

/** All posts that a query with quotation marks finds. */
export const phrases: readonly PhraseCase[] = [
  ['"chi bộ trong sạch vững mạnh"', ['clean']],
  ['"đại hội chi bộ"', ['congress', 'congress-comma']],
  ['"bồi dưỡng cán bộ nguồn"', ['training-true']],
  ['"boi duong can bo nguon"', ['training-true']],
  ['"bồi dưỡng"', ['teachers', 'training-true', 'twelve', 'twelve-other']],
  ['"của các cán bộ"', ['common']],
  ['"cua cac can bo"', ['common']],
  ['lớp -"lý luận chính trị cao cấp"', ['theory-other', 'training-true', 'twelve', 'twelve-other']],
  ['"đảng bộ tỉnh"', ['border-in']],
  ['"Nguyễn Văn Thụ"', ['name']],
  ['"ThS. Lê Thị Vóc"', ['name-title']],
  ['"Kế hoạch số 47-KH/TU"', ['plan']],
  ['"12 lớp bồi dưỡng"', ['twelve']],
  ['"Chủ đề: Học tập"', ['topic', 'topic-run']],
  ['"chủ đề học tập"', ['topic-run']],
  ['"học nữa học mãi"', ['learn']],
  ['"hoà giải ở cơ sở"', ['mediate']],
  ['"hội nghị tổng kết" công đoàn', ['union-sum']],
  ['“đại hội liên đội”', ['team']],
  ['"United Nations Development Programme"', ['foreign-phrase']],
  ['"UBND tỉnh"', ['committee']],
  ['"đảng"', ['border', 'border-in']],
  ['"đại hôi liên đội"', ['team']],
  [
    '"đại hội" "chi bộ"',
    [
      'congress',
      'congress-comma',
      'congress-lines',
      'congress-semicolon',
      'congress-stop',
      'kxii',
      'resolution-a',
      'resolution-b',
    ],
  ],
  ['-"đại hội" "chi bộ"', ['clean', 'clean-apart']],
  ['"các cán"', ['common', 'common-apart']],
  ['"lớp bồi dưỡng ngắn hạn"', ['twelve', 'twelve-other']],
  ['-"12 lớp bồi dưỡng" "12 lớp"', ['twelve-other']],
  ['"Nguyễn Văn Bích, Trần Văn Thụ"', ['name-apart']],
  ['"bồi dưởng giáo viên"', ['teachers']],
  ['"trường đã xong đại hội chi bộ"', []],
  ['"cán bộ" -"của các cán bộ"', ['clean-apart', 'common-apart', 'meeting', 'ministry', 'training-true']],
]

/** A query that no post answers whole, and the words that each of the named results lacks. */
export const partial: readonly (readonly [
  q: string,
  lacking: Readonly<Record<string, readonly string[] | undefined>>,
])[] = [
  ['samsung hope', { samsung: ['hope'], hope: ['samsung'] }],
  ['samsung kẹo', { samsung: ['kẹo'] }],
  [
    'nghị quyết đại hội chi bộ nhiệm kỳ KXII',
    { kxii: ['nghị', 'quyết', 'nhiệm', 'kỳ'], 'resolution-a': ['KXII'], 'resolution-b': ['KXII'] },
  ],
  [
    'hội thảo chuyển đổi số blockchain',
    { digital: ['blockchain'], blockchain: ['hội', 'thảo', 'chuyển', 'đổi'] },
  ],
  ['bồi dưỡng giáo viên xyzzy', { teachers: ['xyzzy'] }],
  ['bồi dưỡng giáo viên zirconia', { teachers: ['zirconia'] }],
  ['ống nhựa blockchain', { as: ['blockchain'], blockchain: ['ống', 'nhựa'] }],
  ['dệt thổ cẩm laser', { weave: ['laser'] }],
  // a word that only joins others is not counted
  ['dệt thổ cẩm với laser', { weave: ['với', 'laser'] }],
  // one of two words, where no text has the other
  ['panasonic kryptonite', { panasonic: ['kryptonite'] }],
  ['quạt kryptonite', { panasonic: ['kryptonite'] }],
  // the document that is named, and no other text with these words
  ['CT 42 TTg', { directive: ['TTg'], 'directive-code': ['TTg'], weeks: undefined }],
  [
    'chỉ thị 42 thủ tướng',
    { directive: ['thủ', 'tướng'], 'directive-code': ['thủ', 'tướng'], weeks: undefined },
  ],
  ['quạt trần samsung', { panasonic: ['samsung'], samsung: ['quạt', 'trần'] }],
]

/** What is marked in each highlight of a result, in their order. */
export const highlighted: readonly (readonly [
  q: string,
  key: string,
  marked: readonly (readonly string[])[],
])[] = [
  ['cán bộ', 'ministry', [['cán bộ']]],
  ['cán bộ', 'apart', [['cán', 'bộ']]],
  ['"học tập suốt đời"', 'lifelong', [['học tập suốt đời']]],
  ['kho lưu trữ điện tử', 'passages', [['kho lưu trữ'], ['Kho lưu trữ điện tử']]],
  ['hội nghị cán bộ', 'meeting', [['Hội nghị', 'cán bộ']]],
  ['đại hội chi bộ', 'congress-stop', [['đại hội', 'Chi bộ']]],
  ['samsung hope', 'samsung', [['Samsung']]],
  ['quạt trần samsung', 'panasonic', [['quạt trần']]],
  ['BHYT', 'insured', [['bảo hiểm y tế']]],
  ['BHYT', 'insured-short', [['BHYT']]],
  ['bảo hiểm y tế', 'insured-short', [['BHYT']]],
  ['thẻ BHYT', 'insured', [['bảo hiểm y tế'], ['thẻ']]],
]

/** Foreign words, which no correction changes, and the posts that have them. */
export const foreign: readonly PhraseCase[] = [
  ['bóng bàn', []],
  ['hope', ['hope']],
  ['press', ['press']],
  ['class', ['class']],
  ['as', ['as']],
  ['Oxford University Press', ['press']],
  ['"Google Class room"', ['class']],
  ['erasmus+', ['erasmus']],
  ['elearning', ['elearning']],
  ['e learning', ['elearning']],
  ['e-learning', ['elearning']],
  ['muller', ['muller']],
  ['Müller', ['muller']],
  ['josé peña', ['muller']],
  ['4.0', ['industry']],
  ['5g', ['industry']],
  ["women's union", ['women']],
  ['facebook', ['facebook']],
  ['iso 9001', ['as']],
  ['CT 16 TTg', []],
]
