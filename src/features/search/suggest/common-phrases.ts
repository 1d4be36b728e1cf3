import { tokensOf } from '../../../libraries/vietnamese/tokens.ts'

/**
 * Words of several syllables that people type as a unit: a suggestion never ends within one. They are offered where a
 * document that readers see has them, also where no title does.
 */
const units = `
biên phòng, bộ đội, bộ đội biên phòng, bộ chỉ huy quân sự, dân quân tự vệ, đồn biên phòng, khu vực phòng thủ, lực lượng vũ trang,
giải nhất, giải nhì, giải ba, giải khuyến khích, hội chữ thập đỏ, hội cựu chiến binh, hội khuyến học, hội liên hiệp phụ nữ,
hội người cao tuổi, kỷ niệm chương, thanh niên xung phong,
an ninh, an ninh chính trị, an ninh quốc phòng, an ninh trật tự, an sinh xã hội, an toàn, an toàn giao thông,
ban bí thư, ban cán sự, ban chấp hành, ban chỉ đạo, ban dân vận, ban giám hiệu, ban hành, ban nội chính, ban quản lý,
ban thanh tra nhân dân, ban thường vụ, ban tổ chức, ban tuyên giáo, bàn giao, báo cáo, báo cáo viên, báo chí, bảo đảm,
bảo hiểm thất nghiệp, bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm, bảo tàng, bảo vệ, bảo vệ môi trường, bầu cử, bằng khen,
bế giảng, bế mạc, biên chế, biên soạn, biểu dương, bình đẳng giới, bình đẳng, bổ nhiệm, bổ sung, bộ chính trị,
bộ giáo dục và đào tạo, bộ nội vụ, bộ quốc phòng, bộ tài chính, bồi dưỡng, bí thư, bí thư chi bộ, bí thư đảng ủy,
bí thư tỉnh ủy, biện pháp, bài giảng, bài viết, bài thu hoạch, bài thi, bổ ích,
cải cách hành chính, cải cách, cải tạo, cao cấp, cao đẳng, cao điểm, cán bộ, cán bộ quản lý, căn cứ, cấp tỉnh, cấp huyện,
cấp xã, cấp phòng, cấp trường, cấp cơ sở, cấp ủy, câu lạc bộ, chào mừng, chăm sóc, chất lượng, chế độ, chi bộ, chi đoàn, chi đội,
chi hội, chi ủy, chỉ đạo, chỉ thị, chỉ tiêu, chiến lược, chính phủ, chính quyền, chính sách, chính trị, chủ đề,
chủ nghĩa, chủ nghĩa xã hội, chủ nghĩa mác - lênin, chủ nhiệm, chủ tịch, chủ trương, chủ trì, chuẩn bị, chức danh,
chức vụ, chứng chỉ, chứng nhận, chương trình, chương trình hành động, chuyên đề, chuyên gia, chuyên môn, chuyên ngành,
chuyên viên, chuyên viên cao cấp, chuyên viên chính, chuyển đổi, chuyển đổi số, chuyển giao, chuyển tiếp,
công an, công bố, công chức, công chức viên chức, công dân, công đoàn, công đoàn cơ sở, công điện, công khai,
công nghệ, công nghệ thông tin, công nghệ số, công nghiệp, công nghiệp hóa, công nhân, công tác, công tác cán bộ,
công trình, công văn, công vụ, công việc, cộng sản, cơ bản, cơ cấu, cơ chế, cơ hội, cơ quan, cơ sở, cơ sở vật chất,
củng cố, cuộc họp, cuộc thi, cuộc vận động, cựu chiến binh, cựu giáo chức, cựu học viên, cách mạng, cảm ơn, cảnh cáo,
cộng đồng, cuối khóa, cuối năm, cụm thi đua,
danh hiệu, danh sách, dân chủ, dân cư, dân số, dân tộc, dân tộc thiểu số, dân vận, dân vận khéo, diễn đàn, diễn tập,
di sản, di tích, dịch bệnh, dịch vụ, dịch vụ công, doanh nghiệp, du lịch, dư luận, dự án, dự thảo, dự toán, dự giờ,
dữ liệu, duy trì, đặc biệt, đại biểu, đại biểu quốc hội, đại diện, đại đoàn kết, đại học, đại hội, đại hội đảng,
đảng bộ, đảng cộng sản việt nam, đảng phí, đảng ủy, đảng viên, đảng viên mới, đánh giá, đào tạo, đạo đức,
đạo đức công vụ, đất đai, đất nước, đầu năm, đầu tư, đề án, đề cương, đề nghị, đề tài, đề thi, đề xuất, địa chỉ,
địa phương, điểm thi, điều chỉnh, điều động, điều hành, điều kiện, điều lệ, điều tra, điển hình, định hướng, định kỳ,
đoàn công tác, đoàn kết, đoàn thanh niên, đoàn thể, đoàn viên, đoàn viên công đoàn, đóng góp, đối ngoại, đối tượng,
đối thoại, đổi mới, đồng bộ, đồng chí, động viên, đơn vị, đời sống, đường bộ, đón nhận, đón tiếp, đăng ký, đặc san,
gặp mặt, gia đình, gia đình chính sách, giá trị, giai đoạn, giải pháp, giải thưởng, giải quyết, giảm nghèo, giám đốc,
giám hiệu, giám sát, giảng dạy, giảng đường, giảng viên, giảng viên dạy giỏi, giao ban, giao lưu, giao nhiệm vụ,
giao thông, giao ước, giao ước thi đua, giáo dục, giáo dục và đào tạo, giáo dục chính trị, giáo dục nghề nghiệp,
giáo sư, giáo trình, giáo viên, giáo án, giấy khen, giới thiệu, giữ gìn, giờ giảng, góp phần, góp ý,
hạn chế, hàng năm, hành chính, hành động, hành vi, hậu cần, hệ thống, hệ thống chính trị, hiến máu,
hiến máu tình nguyện, hiến pháp, hiện đại, hiện đại hóa, hiện nay, hiệp định, hiệp hội, hiệu quả, hiệu trưởng,
hình ảnh, hình thức, hỗ trợ, hòa bình, hòa giải, hoàn thành, hoàn thiện, hoạt động, học bổng, học kỳ, học phí,
học sinh, học tập, học thuật, học viên, học viện, học viện chính trị, học viện chính trị quốc gia, hồ chí minh, hồ sơ,
hội đồng, hội đồng nhân dân, hội nghị, hội nghị trực tuyến, hội nhập, hội nhập quốc tế, hội nông dân, hội phụ nữ, hội thao,
hội thảo, hội thảo khoa học, hội thi, hội trường, hội viên, hợp đồng, hợp nhất, hợp tác, hợp tác xã, huân chương,
huy động, huy hiệu, huyện ủy, hướng dẫn, hướng nghiệp, hưu trí,
kế hoạch, kế toán, kết hợp, kết luận, kết nạp, kết quả, kết thúc, kêu gọi, khai giảng, khai mạc, khai thác,
khảo sát, khẩn cấp, khắc phục, khẳng định, khen thưởng, khiển trách, khoa học, khoa học công nghệ,
khoa học và công nghệ, khoa học xã hội, khởi công, khối các cơ quan, khu vực, khu dân cư, khuyến học, khuyến nông,
kiểm điểm, kiểm tra, kiểm toán, kiểm sát, kiện toàn, kiến nghị, kiến thức, kinh nghiệm, kinh phí, kinh tế,
kinh tế số, kinh tế thị trường, kinh tế xã hội, kinh doanh, kỷ cương, kỷ luật, kỷ niệm, kỹ năng, kỹ thuật, ký kết,
lãnh đạo, làm theo, làm việc, lao động, lễ hội, lễ ra quân, lịch học, lịch thi, lịch sử, lịch công tác, liên đoàn lao động, liên đội,
liên hiệp phụ nữ, liên kết, liên quan, lý lịch, lý luận, lý luận chính trị, lý thuyết, lực lượng, lớp học, luận văn,
luật sư, lương thực, liêm chính, lối sống,
mặt trận, mặt trận tổ quốc, máy tính, miễn nhiệm, miễn phí, mô hình, mô hình mới, môi trường, môn học, mở rộng, mục tiêu,
mục đích, mừng thọ, mưa lũ,
nâng cao, nâng ngạch, nâng lương, năng lực, năng lượng, năng suất, nghề nghiệp, nghị định, nghị quyết, nghĩa vụ,
nghĩa vụ quân sự, nghiêm túc, nghiên cứu, nghiên cứu khoa học, nghiên cứu thực tế, nghiên cứu viên, nghiệm thu,
nghiệp vụ, nghỉ hưu, nghỉ lễ, ngoại ngữ, ngoại khóa, nguồn lực, nguồn nhân lực, nguyên đán, nguyên tắc, ngân hàng,
ngân sách, ngành nghề, ngày hội, ngày làm việc, người cao tuổi, người dân, người lao động, nhà giáo, nhà nước,
nhà trường, nhân dân, nhân dịp, nhân lực, nhân sự, nhân viên, nhận thức, nhận xét, nhiệm kỳ, nhiệm vụ, nông dân,
nông nghiệp, nông thôn, nông thôn mới, nội bộ, nội dung, nội quy, nội vụ, năm học, năm học mới, nói chuyện,
phân công, phân tích, phản biện, phản biện xã hội, phát động, phát huy, phát triển, phát triển bền vững, pháp luật,
phạm vi, phấn đấu, phê bình, phê duyệt, phép tính, phiên họp, phong cách, phong trào, phong trào thi đua, phó bí thư,
phó chủ tịch, phó hiệu trưởng, phó giáo sư, phòng cháy chữa cháy, phòng chống tham nhũng, phòng thi, phổ biến,
phổ thông, phối hợp, phụ nữ, phục hồi, phục vụ, phương án, phương hướng, phương pháp, phương pháp giảng dạy, phương tiện,
quan điểm, quan hệ, quan trọng, quán triệt, quản lý, quản lý giáo dục, quản lý nhà nước, quản trị, quân đội, quân sự,
quần chúng, quần chúng ưu tú, quốc gia, quốc hội, quốc khánh, quốc phòng, quốc phòng an ninh, quốc phòng và an ninh,
quốc tế, quốc tế phụ nữ, quy chế, quy chế dân chủ, quy định, quy hoạch, quy mô, quy trình, quyền lợi, quyết định,
quyết toán, quyết tâm, quyên góp,
ra mắt, ra quân, rà soát, rèn luyện, rút kinh nghiệm,
sản phẩm, sản xuất, sáng kiến, sáng kiến kinh nghiệm, sáng tạo, sáp nhập, sắp xếp, sinh hoạt, sinh hoạt chi bộ,
sinh hoạt chuyên đề, sinh hoạt khoa học, sinh viên, sơ kết, sơ khảo, sơ cấp, số hóa, sự kiện, sự nghiệp, sửa đổi,
sức khỏe, suy thoái, sách giáo khoa,
tái cơ cấu, tài chính, tài liệu, tài nguyên, tài sản, tài vụ, tạp chí, tập huấn, tập thể, tập trung, tăng cường,
tặng quà, tết nguyên đán, tham gia, tham khảo, tham luận, tham mưu, tham nhũng, tham quan, thanh niên,
thanh niên tình nguyện, thanh tra, thao giảng, thành công, thành lập, thành phố, thành phố hồ chí minh, thành tích,
thành ủy, thành viên, thảo luận, thạc sĩ, thăm hỏi, thăm quan, thẩm định, thẩm quyền, thể dục thể thao, thể lệ,
thể thao, thể chế, thi đua, thi đua khen thưởng, thi tốt nghiệp, thi tuyển, thị trấn, thị trường, thị xã, thiết bị,
thiết kế, thiên tai, thống kê, thống nhất, thông báo, thông qua, thông tin, thông tư, thông tư liên tịch, thời gian,
thời khóa biểu, thời sự, thu hoạch, thủ khoa, thủ tục, thủ tục hành chính, thủ tướng, thủ tướng chính phủ, thúc đẩy,
thư viện, thư viện số, thuận lợi, thường kỳ, thường niên, thường trực, thường trực tỉnh ủy, thường vụ, thường xuyên,
thực hành, thực hiện, thực tập, thực tế, thực tiễn, thực trạng, tiên tiến, tiến độ, tiến sĩ, tiếp cận, tiếp công dân,
tiếp nhận, tiếp tục, tiếp xúc cử tri, tiết kiệm, tiểu luận, tiểu học, tiêu biểu, tiêu chí, tiêu chuẩn, tiếng anh,
tiếng dân tộc, tin học, tinh giản, tinh gọn, tinh thần, tình hình, tình nguyện, tình nguyện viên, tỉnh đoàn, tỉnh ủy,
tọa đàm, toàn dân, toàn diện, toàn quốc, tôn giáo, tôn vinh, tổ chức, tổ chức bộ máy, tổ chức cán bộ,
tổ chức cơ sở đảng, tổ chức đảng, tổ công tác, tổ quốc, tổng bí thư, tổng hợp, tổng kết, tốt nghiệp, tội phạm,
trách nhiệm, trang bị, trang thiết bị, tranh thủ, trao bằng, trao đổi, trao đổi kinh nghiệm, trao giải, trao quyết định,
trao tặng, tri ân, trí tuệ, trí tuệ nhân tạo, triển khai, triển lãm, trình độ, trình tự, trong sạch vững mạnh,
trong sạch, trợ cấp, trồng cây, trung cấp, trung cấp lý luận chính trị, trung học cơ sở, trung học phổ thông, trung tâm,
trung tâm chính trị, trung ương, trúng tuyển, truyền thống, truyền thông, trực tuyến, trưởng khoa, trưởng phòng,
trưởng ban, trường chính trị, trường học, tuần lễ, tuổi trẻ, tuyên dương, tuyên giáo, tuyên truyền, tuyên truyền viên,
tuyển dụng, tuyển sinh, tư duy, tư liệu, tư pháp, tư tưởng, tư tưởng hồ chí minh, tư vấn, tự đánh giá, tự học,
tự phê bình, tương lai, tựu trường,
ủng hộ, ủy ban, ủy ban kiểm tra, ủy ban mặt trận tổ quốc, ủy ban nhân dân, ủy quyền, ủy viên, ứng dụng, ứng xử,
ưu đãi, ưu tiên, ưu tú, ứng phó,
vai trò, văn bản, văn bằng, văn hóa, văn hóa công sở, văn hóa trường đảng, văn minh, văn nghệ, văn phòng, văn phòng phẩm,
văn thư, vận dụng, vận động, vận hành, vệ sinh, viên chức, việc làm, việt nam, vinh danh, vinh dự, vi phạm, vững mạnh,
vùng sâu, vị trí việc làm, vị trí, võ thuật, vững chắc,
xã hội, xã hội chủ nghĩa, xác định, xác minh, xét tặng, xét tuyển, xếp loại, xóa đói giảm nghèo, xuất bản, xuất khẩu,
xuất sắc, xử lý, xử phạt,
báo cáo chính trị, bóng bàn, bóng chuyền, bóng đá, cao cấp lý luận chính trị, cầu lông, chỉnh đốn, chữ ký số, cứu nạn cứu hộ,
dâng hương, dạy giỏi, dạy học, dạy nghề, đại đoàn kết toàn dân tộc, đạt chuẩn, đền ơn đáp nghĩa, gia đình văn hóa,
giải phóng mặt bằng, huy hiệu đảng, khu di tích, khuyến tài, kỳ họp, liệt sĩ, mầm non, nêu gương, ngày nhà giáo việt nam,
nghĩa trang liệt sĩ, nhà văn hóa, nông thôn mới nâng cao, thương binh liệt sĩ, tiếp dân, tinh gọn bộ máy,
tinh gọn tổ chức bộ máy, trường mầm non, trường tiểu học, văn hóa đọc, về nguồn, xây dựng nông thôn mới, xây dựng, xây dựng đảng, xúc tiến, ý kiến, ý nghĩa, ý thức, ý tưởng, yêu cầu, yêu nước, y tế`

/** Units that stand beside each other with a comma between them; a suggestion may go on over this comma. */
const pairsWithComma = `
phòng, chống; đào tạo, bồi dưỡng; kiểm tra, giám sát; cán bộ, công chức; công chức, viên chức; thi đua, khen thưởng;
học tập, làm theo; công nghiệp hóa, hiện đại hóa; tư tưởng, đạo đức; đạo đức, phong cách; trong sạch, vững mạnh;
quốc phòng, an ninh; lãnh đạo, quản lý; lãnh đạo, chỉ đạo; dân tộc, tôn giáo; tham nhũng, tiêu cực; chức năng, nhiệm vụ;
cơ chế, chính sách; chủ trương, chính sách; văn hóa, thể thao; văn hóa, xã hội; tổ chức, bộ máy; tự phê bình, phê bình`

/** Words of one syllable: what stands behind one begins a new unit. */
const singleWords = `
lớp khoa phòng trường sở xã phường huyện tỉnh quận khối ngành đoàn đội nhóm tổ buổi đợt khóa khoá hệ năm tháng quý ngày
tuần kỳ lễ bài thi học mở dự họp thăm trao tặng nhận lập viết đọc dạy giảng mới trẻ cũ giỏi khá tốt lớn nhỏ cao
gửi gặp trình nộp chọn bầu cử xét đạt giao đón mừng chúc chống giữ sửa thu chi mức số thứ ngạch bậc hạng loại cấp
và hoặc của cho với về tại ở trong ngoài trên dưới từ đến theo do bởi bằng là có được bị các những một hai ba bốn
năm sáu bảy tám chín mười khi nếu thì mà nhằm để qua sau trước giữa cùng như nên phải sẽ đã đang không chưa rất mỗi`

/** Words that announce what follows them: a suggestion does not end with one. */
const openWords = `
và hoặc của cho với về tại ở trong ngoài trên dưới từ đến theo do bởi bằng là có được bị các những một khi nếu thì mà nhằm
để qua sau trước giữa cùng như số thứ năm tháng quý ngày khóa khoá đợt hệ ngạch chống mỗi không chưa rất lần xã phường
huyện mức`

const formOf = (words: string) =>
  tokensOf(words)
    .map(({ exact }) => exact)
    .join(' ')

const linesOf = (words: string, separator: RegExp | string): string[] =>
  words
    .split(separator)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter(Boolean)

/** All units, the shorter ones of those that begin alike first. */
export const commonPhrases: readonly string[] = [...new Set(linesOf(units, ','))]

const unitForms = new Set(commonPhrases.map(formOf))
const commaForms = new Set(linesOf(pairsWithComma, ';').map(formOf))
const singleForms = new Set(linesOf(singleWords, /\s+/).map(formOf))
const openForms = new Set(linesOf(openWords, /\s+/).map(formOf))

/** The most syllables of a unit. */
export const maxUnitWords = 6

/** Whether words, by their exact forms, are a unit. */
export const isUnit = (exactForms: readonly string[]): boolean => unitForms.has(exactForms.join(' '))

/** A unit of several words in which no suggestion ends, though it begins with another unit. */
const wholeForms = new Set(['lý luận chính trị'].map(formOf))

/** How many words of a unit are a shorter one that it begins with (`trung cấp` lý luận chính trị); all if it has none. */
export function firstUnitLength(exactForms: readonly string[]): number {
  if (wholeForms.has(exactForms.join(' '))) return exactForms.length
  for (let length = 2; length < exactForms.length; length += 1) {
    const rest = exactForms.slice(length)
    // no suggestion ends in a word that announces another one: `chuyển đổi số` is whole
    const isRest =
      (rest.every(isSingleWord) && !isOpenWord(rest.at(-1)!)) ||
      isUnit(rest) ||
      (isOpenWord(rest[0]!) && isUnit(rest.slice(1)))
    if (isRest && isUnit(exactForms.slice(0, length))) return length
  }
  return exactForms.length
}

/** Whether a text goes on over a comma between two units. */
export const isCommaPair = (before: readonly string[], after: readonly string[]): boolean =>
  commaForms.has([...before, ...after].join(' '))

/** Whether a syllable is a word by itself. */
export const isSingleWord = (exactForm: string): boolean => singleForms.has(exactForm)

/** Whether a word announces what follows it. */
export const isOpenWord = (exactForm: string): boolean => openForms.has(exactForm)
