import { vietnameseMoment } from '../../../../libraries/vietnamese/day.ts'
import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import { escapeMarkup } from '../../../../libraries/markup/escape.ts'
import { schoolTimeZone } from '../../../school-time-zone.ts'
import { bylineText } from '../byline-text.ts'
import { htmlElement as element, pagePolicy } from '../html.ts'
import { approvalStepLabels, postKindLabels } from '../labels.ts'
import type { ApprovalSlip } from './schema.ts'

/** A4 upright, in the type that official papers have. */
const style = `
@page{size:A4;margin:20mm 15mm 20mm 30mm}
*{box-sizing:border-box}
body{max-width:165mm;margin:1rem auto;padding:0 .5rem;color:#000;background:#fff;font:13pt/1.4 'Times New Roman','Liberation Serif','Noto Serif',serif;overflow-wrap:anywhere}
.head{display:grid;grid-template-columns:2fr 3fr;gap:1rem;text-align:center;font-weight:bold;font-size:12pt}
.head p{margin:0}
.rule{display:inline-block;border-bottom:1px solid #000;padding-bottom:2pt}
.blank{display:inline-block;width:80%;border-bottom:1px dotted #000;height:1.4em}
h1{margin:1rem 0 .7rem;text-align:center;font-size:15pt}
dl{display:grid;grid-template-columns:42mm 1fr;gap:2pt 4mm;margin:0 0 1rem}
dd{margin:0}
h2{margin:1rem 0 .3rem;font-size:13pt}
table{width:100%;border-collapse:collapse;font-size:12pt}
th,td{padding:3pt 5pt;border:1px solid #000;text-align:left;vertical-align:top}
thead{display:table-header-group}
tr{break-inside:avoid}
.number{text-align:right;white-space:nowrap}
.hash{font-family:'Liberation Mono',monospace;font-size:9pt}
.date{margin:1rem 0 0;text-align:right;font-style:italic}
.end{break-inside:avoid}
.sign{display:grid;grid-template-columns:1fr 1fr 1fr;margin-top:.3rem;text-align:center;min-height:32mm}
.sign p{margin:0;font-weight:bold}
.sign span{font-style:italic}
@media print{body{margin:0;padding:0;max-width:none}}
`

/** The content security policy of the page: its own style, and nothing else. */
export const slipPolicy = pagePolicy(style)

const unnamed = 'Chưa ghi tên'
const moment = (at: string) => vietnameseMoment(at, schoolTimeZone)
const cell = (text: string, isNumber = false) =>
  `<td${isNumber ? ' class="number"' : ''}>${escapeMarkup(text)}</td>`

function table(heads: readonly string[], rows: readonly string[], none: string): string {
  if (rows.length === 0) return element('p', '', none)
  const head = heads.map((text) => element('th', ' scope="col"', text)).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`
}

function factsOf(slip: ApprovalSlip): [string, string][] {
  const { state, state_label, published_at } = slip
  const isDated = published_at !== null && (state === 'published' || state === 'scheduled')
  const version = slip.is_working_draft ? ' (bản sửa của bài đã đăng)' : ''
  return [
    ['Tên tin, bài:', slip.title],
    ['Loại:', postKindLabels[slip.kind].vi],
    ['Chuyên mục:', slip.section ?? 'Chưa xếp chuyên mục'],
    ['Tác giả:', bylineText(slip.byline) || 'Chưa ghi tác giả'],
    ['Số chữ, số ảnh:', `${vietnameseNumber(slip.words)} chữ, ${vietnameseNumber(slip.pictures)} ảnh`],
    ['Ngày viết:', moment(slip.created_at)],
    ['Tình trạng:', `${state_label.vi}${version}${isDated ? `, ${moment(published_at)}` : ''}`],
  ]
}

const editorRow = ({ name, edits, first_at, last_at }: ApprovalSlip['editors'][number]) =>
  cell(name ?? unnamed) + cell(String(edits), true) + cell(moment(first_at)) + cell(moment(last_at))

const stepRow = ({ step, at, name, comment }: ApprovalSlip['steps'][number]) =>
  cell(moment(at)) + cell(approvalStepLabels[step].vi) + cell(name ?? unnamed) + cell(comment ?? '')

const signature = (who: string) => `<div>${element('p', '', who)}<span>(Ký, ghi rõ họ tên)</span></div>`

/**
 * The slip as a page for print. Names are printed, callers are not: they mean nothing on paper.
 * @param school its name, by the settings
 */
export function slipPage(slip: ApprovalSlip, school: string | undefined): string {
  const facts = factsOf(slip)
    .map(([name, value]) => element('dt', '', name) + element('dd', '', value))
    .join('\n')
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeMarkup(`Phiếu duyệt: ${slip.title}`)}</title>
<style>${style}</style>
</head>
<body>
<div class="head">
<div><p>${school === undefined ? '<span class="blank"></span>' : escapeMarkup(school.toLocaleUpperCase('vi'))}</p><p><span class="rule">BAN BIÊN TẬP</span></p></div>
<div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p><span class="rule">Độc lập - Tự do - Hạnh phúc</span></p></div>
</div>
<h1>PHIẾU DUYỆT TIN, BÀI</h1>
<dl>
${facts}
</dl>
<h2>Người viết, người sửa</h2>
${table(['Họ và tên', 'Số lần', 'Lần đầu', 'Lần cuối'], slip.editors.map(editorRow), 'Chưa có.')}
<h2>Quá trình duyệt</h2>
${table(['Thời điểm', 'Việc', 'Người thực hiện', 'Ý kiến'], slip.steps.map(stepRow), 'Chưa trình duyệt.')}
<h2>Mã nội dung (SHA-256)</h2>
${element('div', ' class="hash"', slip.content_hash)}
<div class="end">
<p class="date">Ngày ...... tháng ...... năm ............</p>
<div class="sign">${['NGƯỜI VIẾT', 'NGƯỜI BIÊN TẬP', 'NGƯỜI DUYỆT'].map(signature).join('')}</div>
</div>
</body>
</html>
`
}
