/**
 * Small things a report mentions in passing. Those at the end of a list come up in few posts, as most words of
 * a language stand in few texts.
 */
export const PRODUCE = [
  ...phrases(
    'cam sành, bưởi diễn, vải thiều, nhãn lồng, na dai, ổi lê, mít mật, hồng giòn, chè búp, cà phê vối, hồ tiêu, hạt điều',
  ),
  ...phrases(
    'lúa nếp, ngô lai, sắn dây, khoai sọ, đậu tương, lạc đỏ, vừng đen, mía tím, dưa lưới, su su, bí xanh, măng tre, mộc nhĩ',
  ),
  ...phrases(
    'gà đồi, vịt bầu, lợn đen, bò vàng, dê núi, thỏ trắng, cá lăng, cá chép giòn, ốc nhồi, ếch đồng, tôm càng, hươu sao',
  ),
  ...phrases(
    'bánh cuốn, bánh dày, bún khô, miến dong, mắm tép, mật mía, kẹo lạc, cốm xanh, giò lụa, nem chua, tương bần, chè kho',
  ),
  ...phrases(
    'ngải cứu, sâm cau, hà thủ ô, đinh lăng, gừng gió, nghệ vàng, sả chanh, bồ kết, hoa hòe, quế chi, hồi khô, tam thất',
  ),
]

export const CRAFTS = phrases(
  'gốm nâu, chiếu cói, nón lá, lụa tơ tằm, giấy dó, tranh khắc gỗ, khăn piêu, thổ cẩm, mây tre đan, sơn mài, chạm bạc, đúc đồng, ' +
    'đàn bầu, sáo trúc, trống da, quạt nan, guốc mộc, đèn lồng, hương trầm, ngói vảy, gạch nung, thuyền thúng, lưới vó, rèn dao',
)

export const TOOLS = phrases(
  'bản đồ giấy, sa bàn, ống nhòm, loa kéo, phấn màu, bảng xanh, sổ tay, áp phích, kính lúp, đồng hồ cát, bút dạ, máy ghi âm, ' +
    'ổ cắm dài, quạt điện, bình nước, tủ thuốc, áo phao, đèn pin, cân điện tử, thước dây, xe đẩy, bàn gấp, phông nền, bộ đàm',
)

export const WORKS = phrases(
  'cổng chào, sân kho, giếng làng, bến đò, chợ phiên, kênh mương, cầu dây, đập tràn, bể lọc, nhà kính, lò sấy, trạm bơm, ' +
    'vườn thuốc nam, đường gom, bờ kè, cột cờ, tường rào, mái hiên, nhà để xe, sân bóng, hố ga, đèn đường, biển tên ngõ, hàng cau',
)

export const PASTIMES = phrases(
  'hát then, hát chèo, múa lân, đánh đu, đấu vật, thả diều, bơi chải, cờ người, nhảy sạp, thổi khèn, ném còn, leo cột, kéo co, ' +
    'đẩy gậy, bịt mắt đập niêu, cầu lông, bóng bàn, nhảy bao bố, đi cà kheo, hát xoan, hò kéo lưới, ngâm thơ, thư pháp, đố vui',
)

function phrases(list: string): string[] {
  return list.split(', ')
}
