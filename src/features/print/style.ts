import { pagePolicy } from '../../domain/content/posts/html.ts'

/** A4 upright with margins for a file, in the type of official papers; one column on screens. */
export const printStyle = `
@page{size:A4;margin:20mm 15mm 20mm 30mm}
*{box-sizing:border-box}
body{max-width:165mm;margin:1rem auto;padding:0 1rem;color:#000;background:#fff;font:13pt/1.45 'Times New Roman','Liberation Serif','Noto Serif',serif;overflow-wrap:anywhere}
.school{margin:0;font-weight:bold;font-size:11pt}
.mark{margin:0 0 .5rem;padding:.2rem .5rem;border:1px solid #000;font-weight:bold}
h1{margin:.4rem 0;font-size:19pt;line-height:1.25}
h2,h3,h4,h5,h6{margin:1rem 0 .3rem;font-size:13pt;break-after:avoid}
.about,.tags,figcaption{color:#333;font-size:11pt}
.about{margin:0 0 .8rem}
.summary{font-weight:bold}
figure{margin:.8rem 0;break-inside:avoid}
img{display:block;max-width:100%;max-height:120mm;height:auto;width:auto}
figcaption{margin-top:.2rem;font-style:italic}
blockquote{margin:.6rem 0;padding-left:.8rem;border-left:2px solid #777}
pre{white-space:pre-wrap}
table{border-collapse:collapse}
th,td{padding:2pt 5pt;border:1px solid #000;text-align:left;vertical-align:top}
[align=right]{text-align:right}
[align=center]{text-align:center}
thead{display:table-header-group}
tr{break-inside:avoid}
a{color:inherit}
sup{font-size:8pt;line-height:0;white-space:nowrap}
.by{text-align:right;font-weight:bold}
.correction{padding:.4rem .6rem;border:1px solid #000;white-space:pre-line}
.notes{margin-top:1.2rem;border-top:1px solid #000;font-size:11pt}
.notes ol{margin:.3rem 0;padding:0;list-style:none}
.notes li{break-inside:avoid}
.record{margin-top:1.2rem;padding-top:.5rem;border-top:1px solid #000;font-size:10pt;break-inside:avoid}
.record dl{display:grid;grid-template-columns:max-content 1fr;gap:1pt 4mm;margin:0}
.record dd{margin:0}
.hash{font-family:'Liberation Mono',monospace;font-size:8.5pt}
@media print{body{max-width:none;margin:0;padding:0}article a[href^=http]::after{content:' (' attr(href) ')';font-size:9pt}}
`

/** The content security policy of the page: its own style, and pictures. */
export const printPolicy = pagePolicy(printStyle, 'img-src http: https:')
