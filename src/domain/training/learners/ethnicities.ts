/** An ethnic group of Viet Nam. */
interface Ethnicity {
  code: string
  name: string
  /** Other spellings in lists, and names of groups that count as this one. */
  spellings: readonly string[]
}

const ethnicity = (code: string, name: string, ...spellings: string[]): Ethnicity => ({
  code,
  name,
  spellings,
})

/**
 * The ethnic groups of Quyết định 121-TCTK/PPCĐ of 02/3/1979. A name of a subgroup that several groups have is left out:
 * it would be a guess.
 */
export const ethnicities: readonly Ethnicity[] = [
  ethnicity('01', 'Kinh', 'Việt', 'Kinh (Việt)'),
  ethnicity('02', 'Tày', 'Ngạn', 'Phén', 'Thù Lao', 'Pa Dí'),
  ethnicity('03', 'Thái', 'Thái trắng', 'Thái đen', 'Tày Khao', 'Tày Đăm', 'Tày Mười', 'Tày Thanh'),
  ethnicity('04', 'Hoa', 'Hán', 'Hoa (Hán)'),
  ethnicity('05', 'Khơ-me', 'Khmer', 'Khơ me', 'Khme', 'Khơ-me Krôm', 'Khmer Krom'),
  ethnicity('06', 'Mường', 'Mol', 'Mual'),
  ethnicity('07', 'Nùng', 'Nùng An', 'Phàn Sinh', 'Nùng Cháo', 'Nùng Lòi'),
  ethnicity('08', 'Hmông', 'Mông', "H'Mông", 'H’Mông', 'Hơ-mông', 'Mèo', 'Hmông (Mèo)', 'Mông (Mèo)'),
  ethnicity('09', 'Dao', 'Dìu Miền', 'Kiềm Miền', 'Quần Trắng'),
  ethnicity('10', 'Gia-rai', 'Gia Rai', 'Jrai', 'Jarai', 'Giơ-rai', 'Chơ-rai'),
  ethnicity('11', 'Ngái', 'Khách Gia'),
  ethnicity('12', 'Ê-đê', 'Ê Đê', 'Êđê', 'Rhade', 'Ra-đê', 'Kpạ', 'A-đham', 'Mđhur', 'Bih'),
  ethnicity('13', 'Ba-na', 'Ba Na', 'Bahnar', 'Bana', 'Gơ-lar', 'Rơ-ngao', 'Tơ-lô'),
  ethnicity('14', 'Xơ-đăng', 'Xơ Đăng', 'Xê Đăng', 'Sê Đăng', 'Xơ-teng', 'Hđang', 'Ha-lăng', 'Ca-dông'),
  ethnicity('15', 'Sán Chay', 'Cao Lan', 'Sán Chỉ', 'Cao Lan - Sán Chỉ', 'Sán Chay (Cao Lan - Sán Chỉ)'),
  ethnicity('16', 'Cơ-ho', 'Cơ Ho', "K'Ho", 'Kơ Ho', 'Cờ Ho', 'Xrê', 'Lạch'),
  ethnicity('17', 'Chăm', 'Chàm', 'Chăm (Chàm)', 'Hroi'),
  ethnicity('18', 'Sán Dìu', 'Sán Dẻo'),
  ethnicity('19', 'Hrê', 'Hre', "H'rê", 'Chăm Rê'),
  ethnicity('20', 'Mnông', "M'nông", 'Mơ Nông', 'Pnông'),
  ethnicity('21', 'Ra-glai', 'Raglai', 'Ra Glai', 'Rắc Lây', 'Ra-clây'),
  ethnicity('22', 'Xtiêng', "X'tiêng", 'Stiêng', "S'tiêng", 'Xa-điêng'),
  ethnicity('23', 'Bru - Vân Kiều', 'Bru', 'Vân Kiều', 'Bru Vân Kiều', 'Tri', 'Khùa', 'Mang Coong'),
  ethnicity('24', 'Thổ', 'Kẹo', 'Cuối', 'Đan Lai', 'Ly Hà', 'Tày Poọng'),
  ethnicity('25', 'Giáy', 'Nhắng', 'Dẩng', 'Pầu Thìn'),
  ethnicity('26', 'Cơ-tu', 'Cơ Tu', 'Ca-tu', 'Katu', "K'tu"),
  ethnicity('27', 'Gié - Triêng', 'Giẻ Triêng', 'Gié Triêng', 'Giẻ - Triêng', 'Dẻ Triêng', 'Ta-riêng'),
  ethnicity('28', 'Mạ', 'Châu Mạ', 'Mạ Ngăn', 'Mạ Xốp'),
  ethnicity('29', 'Khơ-mú', 'Khơ Mú', 'Khmú', 'Kơ Mú', 'Xá Cẩu'),
  ethnicity('30', 'Co', 'Cor', 'Kor', 'Cùa', 'Trầu'),
  ethnicity('31', 'Ta-ôi', 'Tà Ôi', 'Tà Ôih', 'Tôi-ôi', 'Pa-cô', 'Pa-hi'),
  ethnicity('32', 'Chơ-ro', 'Chơ Ro', "Ch'ro", 'Châu-ro', 'Dơ-ro'),
  ethnicity('33', 'Kháng', 'Xá Súa', 'Xá Dón', 'Xá Hốc', 'Xá Ái'),
  ethnicity('34', 'Xinh-mun', 'Xinh Mun', 'Sinh Mun', 'Puộc', 'Pụa'),
  ethnicity('35', 'Hà Nhì', 'U Ni', 'Xá U Ni'),
  ethnicity('36', 'Chu-ru', 'Chu Ru', 'Chơ-ru'),
  ethnicity('37', 'Lào', 'Lào Bốc', 'Lào Nọi'),
  ethnicity('38', 'La Chí', 'Cù Tê', 'La Quả'),
  ethnicity('39', 'La Ha', 'Khlá Phlạo'),
  ethnicity('40', 'Phù Lá', 'Bồ Khô Pạ', 'Mu Di Pạ', 'Xá Phó'),
  ethnicity('41', 'La Hủ', 'Khù Sung', 'Cò Sung', 'Khả Quy'),
  ethnicity('42', 'Lự', 'Lừ', 'Nhuồn'),
  ethnicity('43', 'Lô Lô', 'Mun Di'),
  ethnicity('44', 'Chứt', 'Sách', 'Mày', 'Rục', 'Mã Liềng', 'A-rem'),
  ethnicity('45', 'Mảng', 'Mảng Ư'),
  ethnicity('46', 'Pà Thẻn', 'Pà Hưng', 'Tống'),
  ethnicity('47', 'Cơ Lao', 'Cờ Lao', 'Cơ-lao'),
  ethnicity('48', 'Cống', 'Xắm Khống', 'Mông Nhé', 'Xá Xeng'),
  ethnicity('49', 'Bố Y', 'Chủng Chá', 'Trọng Gia', 'Tu Dí', 'Tu Dìn'),
  ethnicity('50', 'Si La', 'Cù Dề Xừ', 'Khả Pẻ'),
  ethnicity('51', 'Pu Péo', 'Ka Pèo', 'Pen Ti Lô Lô'),
  ethnicity('52', 'Brâu', 'Brao'),
  ethnicity('53', 'Ơ Đu', 'Tày Hạt'),
  ethnicity('54', 'Rơ-măm', 'Rơ Măm'),
]

/** What lists write where the ethnicity of a person is not known. */
export const unknownSpellings: readonly string[] = ['không rõ', 'chưa rõ', 'không xác định']

const names = new Map(ethnicities.map(({ code, name }) => [code, name]))

/** The name of the ethnic group of a code. */
export const nameOfEthnicity = (code: string): string | undefined => names.get(code)
