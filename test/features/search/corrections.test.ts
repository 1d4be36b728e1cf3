import { test } from '../../support/shared-test.ts'
import { seedDemo } from '../../../src/fixtures/demo/seed.ts'
import { effects } from '../../../src/modules.ts'
import { startApp } from '../../support/app.ts'

/** Mistyped words, and the correction; `null` if there must be none. */
const corrections: Record<string, [string, string | null][]> = {
  'letters exchanged': [
    ['hoc vein', 'học viên'],
    ['giagn vien', 'giảng viên'],
    ['giảng vein', 'giảng viên'],
    ['dang vein', 'đảng viên'],
    ['giagn vein', 'giảng viên'],
    ['xep laoi', 'xếp loại'],
    ['giay kehn', 'giấy khen'],
    ['hoi nhgi', 'hội nghị'],
    ['tong kte', 'tổng kết'],
    ['boi duogn', 'bồi dưỡng'],
    ['ke hoahc', 'kế hoạch'],
    ['chuyne vien', 'chuyên viên'],
    ['hoi thao chuyne de', 'hội thảo chuyên đề'],
    ['tap huna', 'tập huấn'],
    ['hanh chihn', 'hành chính'],
    ['dai hoi dagn', 'đại hội đảng'],
    ['cao hco', 'cao học'],
    ['giagn', 'giảng'],
    ['vein', 'viên'],
  ],
  'a letter more, less or another': [
    ['trung capp ly luan', 'trung cấp lý luận'],
    ['giảng viêm', 'giảng viên'],
    ['hoàn thàn xuất sắc', 'hoàn thành xuất sắc'],
    ['nghien cuuu khoa hoc', 'nghiên cứu khoa học'],
  ],
  'a slip that is a word itself': [
    ['nghien cuu khao hoc', 'nghiên cứu khoa học'],
    ['lanh doa cap phong', 'lãnh đạo cấp phòng'],
  ],
  'keys of an input method that was off': [
    ['tiep xuc cuwr tri', 'tiếp xúc cử tri'],
    ['nghij quyeets', 'nghị quyết'],
    ['ddangr uyr', 'đảng ủy'],
    ['bí thư đảng uyr', 'bí thư đảng ủy'],
    ['truongf chinhs trij', 'trường chính trị'],
    ['can boj', 'cán bộ'],
    ['vien chuwcs', 'viên chức'],
    ['de tai cap boo', 'đề tài cấp bộ'],
    ['giao duc phap luaajt', 'giáo dục pháp luật'],
    ['thuc tee', 'thực tế'],
    ['khen thuowngr', 'khen thưởng'],
  ],
  'what stands around the slip is kept': [
    ['Vinh Phcu', 'Vĩnh Phúc'],
    ['"hoc vein"', '"học viên"'],
    ['hoc vein -lopp', 'học viên -lopp'],
    ['62 lơp hoc vein', '62 lớp học viên'],
    ['TCLLCT hoc vein', 'TCLLCT học viên'],
  ],
  'no text says this': [
    ['khai giagn', null],
    ['be giagn', null],
    ['tuyen sihn', null],
    ['bong da', null],
    ['bong ban', null],
    ['quoc phong', null],
    ['khai mac', null],
    ['ket nap', null],
    ['kham benh', null],
    ['kpi', null],
    ['app', null],
    ['python', null],
    ['chatgpt', null],
    ['zzqqxx', null],
  ],
  'nothing is wrong': [
    ['hoc vien', null],
    ['hieu truong', null],
    ['dang uy', null],
    ['TCLLCT', null],
    ['covid 19', null],
  ],
}

/** Words with wrong marks, what is searched instead, and what is only offered because texts leave a doubt. */
const meant: [string, string | null, string | null][] = [
  ['hội thão chuyên đề', 'hội thảo chuyên đề', null],
  ['giảng viện', 'giảng viên', null],
  ['đãng viên', null, 'đảng viên'],
  ['bồi dương giảng viên', 'bồi dưỡng giảng viên', null],
  ['hoc viên', null, null],
  ['Đảng uỷ', null, null],
  ['đảng viên', null, null],
]

test('slips in a query', async (t) => {
  const { expect, database } = await startApp(t)
  await seedDemo(database, effects)
  const search = (q: string) =>
    expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as: 'anonymous' })

  for (const [kind, pairs] of Object.entries(corrections)) {
    await t.test(kind, async (t) => {
      for (const [typed, wanted] of pairs) {
        const { corrected_query, items } = await search(typed)
        t.equal(corrected_query, wanted, typed)
        if (wanted !== null) t.ok(items.length > 0, `${typed} finds something`)
        if (kind === 'no text says this') t.same(items, [], `${typed} finds nothing`)
      }
    })
  }

  await t.test('marks that nobody writes', async (t) => {
    for (const [typed, searched, offered] of meant) {
      const { corrected_query, did_you_mean } = await search(typed)
      t.equal(corrected_query, searched, typed)
      t.equal(did_you_mean, offered, typed)
    }
  })
})
