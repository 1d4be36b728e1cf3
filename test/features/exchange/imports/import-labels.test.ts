import { startApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile, lines } from './import-file.ts'

type Told = Record<'line' | 'column' | 'field' | 'label' | 'code' | 'message_vi', unknown>

test('faults of a table are told in its own words', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  await expect(201, 'POST', '/v1/programs', { body: { code: 'T', name: 'Trung cấp' } })
  const importErrors = async (address: string, text: string) => {
    const { errors, id } = await importFile(app, `${address}on_error=skip`, 'csv', text)
    const { items } = await expect(200, 'GET', `/v1/imports/${id}/errors`)
    t.same(
      items.map(({ id: _id, ...rest }: { id?: string }) => rest),
      errors,
    )
    return errors.map(({ line, column, field, label, code, message_vi }: Told) => [
      [line, column, field, label, code],
      message_vi,
    ])
  }

  await t.test('with headers, words, and days', async (t) => {
    const head = 'Mã lớp,Tên lớp,Năm,Trạng thái,Trong kế hoạch,Sĩ số,Khai giảng,Ngày bế giảng,Mã chương trình'
    const rows = ['K1,Lớp,2020,Lạ,nửa,,,,T', 'K2,Lớp,2020,,,,05/03/2020,01/01/2020,T']
    t.same(await importErrors('classes?match=code&', [head, ...rows].join('\n')), [
      [[2, 5, 'planned', 'Trong kế hoạch', 'wrong_type'], 'Phải là "Trong kế hoạch" hoặc "Ngoài kế hoạch".'],
      [
        [2, 4, 'status', 'Trạng thái', 'not_in_list'],
        'Phải là một trong: "Chưa khai giảng", "Đang học", "Tạm dừng", "Đã bế giảng", "Không mở".',
      ],
      [[3, 8, 'closed_on', 'Ngày bế giảng', 'before_start'], 'Không được trước ngày khai giảng.'],
    ])
    await importFile(
      app,
      'classes?match=code',
      'csv',
      'code,name,year,program.code,closed_on\nK3,L,2020,T,05/03/2020\n',
    )
    await importFile(app, 'learners', 'csv', 'external_id,full_name\nh1,A\n')
    t.same(
      await importErrors(
        'enrollments?',
        'Mã ghi danh,Mã lớp,Mã học viên,Ngày nhập học\ne1,K3,h1,06/03/2020\n',
      ),
      [
        [
          [2, 4, 'enrolled_on', 'Ngày nhập học', 'outside_class'],
          'Ngày vào lớp phải trước ngày bế giảng (05/03/2020).',
        ],
      ],
    )
  })

  await t.test('what is missing by its usual head, and a reference once', async (t) => {
    t.same(await importErrors('classes?match=code&', 'Mã lớp,Tên lớp,Năm\nK4,Lớp,2020\n'), [
      [[2, null, 'program_id', 'Mã chương trình', 'required'], 'Bắt buộc phải có.'],
    ])
    t.same(await importErrors('classes?match=code&', 'code,name,year\nK4,Lớp,\n'), [
      [[2, 3, 'year', 'year', 'required'], 'Bắt buộc phải có.'],
    ])
  })

  await t.test('and what concerns several columns once', async (t) => {
    t.same(await importErrors('commendations?', 'Mã khen thưởng,Danh hiệu\nc1,Khen\n'), [
      [
        [2, null, 'party_cell_id', 'Chi bộ', 'one_of'],
        'Cần nêu đúng một đối tượng được khen: chi bộ, đảng viên, cán bộ hoặc tập thể.',
      ],
    ])
    t.same(
      await importErrors('commendations?', 'Mã khen thưởng,Danh hiệu,Tập thể,Mã đảng viên\nc1,Khen,A,B\n'),
      [
        [
          [2, 4, 'party_member.external_id', 'Mã đảng viên', 'one_of'],
          'Mỗi bản ghi chỉ khen một đối tượng: chi bộ, đảng viên, cán bộ hoặc tập thể; hãy để trống các mục còn lại.',
        ],
      ],
    )
  })

  await t.test('in the file of refused rows too', async (t) => {
    const { id } = await importFile(app, 'tags?on_error=skip', 'csv', 'Tên,Mã thẻ\n---,t1\n')
    const refused = (await send('GET', `/v1/imports/${id}/refused-rows`)).body
    t.match(refused, 'Đường dẫn: Không tạo được đường dẫn từ ""Tên"" vì')
    t.match(refused, 'slug: No slug can be made')
  })

  await t.test('headers that are not known, or come twice', async (t) => {
    const importMessages = async (body: string, language: string) => {
      const headers = { 'content-type': 'text/csv', 'accept-language': language }
      return (await send('POST', '/v1/imports/learners?unknown_columns=refuse', { body, headers })).json()
        .detail
    }
    const unknown = 'Ma hoc vien,Tuổi\nx,y\n'
    t.match(
      await importMessages(unknown, 'vi'),
      /Không có cột "Tuổi"\. Các cột hợp lệ: id, Họ và tên, Mã học viên, Mã số học viên, Trường trước sáp nhập, Ngày sinh, Năm sinh, /,
    )
    t.match(await importMessages(unknown, 'en'), /Known are: id, Họ và tên, Mã học viên, /)
    t.match(await importMessages('Mã học viên,Họ và tênn\nx,y\n', 'vi'), /Có phải là "Họ và tên"\?/)
    t.match(
      await importMessages('Mã học viên,Ma hoc vien\nx,y\n', 'vi'),
      /bị lặp lại: "Mã học viên", "Ma hoc vien"\./,
    )
  })

  await t.test('NDJSON has the fields of the API alone', async (t) => {
    const report = await importFile(
      app,
      'commendations?on_error=skip',
      'ndjson',
      lines({ external_id: 'c2', title: 'K' }),
    )
    t.match(report.errors, [
      { field: 'party_cell_id', label: null, message_vi: /chi bộ, đảng viên, cán bộ hoặc tập thể/ },
    ])
    t.equal(report.errors.length, 1)
  })
})
