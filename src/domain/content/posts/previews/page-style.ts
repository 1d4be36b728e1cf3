import { pagePolicy } from '../html.ts'

/** The style of previews: one column that is easy to read on a phone and on a desktop, and on paper. */
export const pageStyle = `
:root{color-scheme:light;--ink:#1d2530;--soft:#56606e;--accent:#9b1c1c;--line:#d8dce2;--wash:#f5f6f8}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:1.0625rem/1.65 system-ui,'Noto Sans',sans-serif}
.mark{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.125rem 1rem;justify-content:space-between;margin:0;padding:.6rem max(1.25rem,calc((100% - 41.5rem)/2));color:#3d2c00;background:#ffe58a;border-bottom:2px solid #b88600}
time{white-space:nowrap}
main{max-width:44rem;margin:0 auto;padding:1rem 1.25rem 3rem}
h1{margin:.5rem 0;font-size:1.75rem;line-height:1.25}
h2,h3,h4,h5,h6{margin:1.75rem 0 .5rem;line-height:1.3}
a{color:var(--accent)}
article{overflow-wrap:anywhere}
.about,figcaption,.tags{color:var(--soft);font-size:.9375rem}
.about{margin:0}
.summary{font-weight:600}
figure{margin:1.25rem 0}
img{display:block;max-width:100%;height:auto}
figcaption{margin-top:.375rem}
blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid var(--line)}
pre{overflow-x:auto;padding:.75rem;background:var(--wash)}
table{display:block;overflow-x:auto;border-collapse:collapse}
th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border:1px solid var(--line);overflow-wrap:normal}
th{background:var(--wash)}
[align=right]{text-align:right}
[align=center]{text-align:center}
.correction{padding:.5rem .75rem;background:var(--wash);border-left:3px solid var(--accent);white-space:pre-line}
.by{text-align:right;font-weight:600}
@media print{.mark{position:static}}
`

/** The content security policy of the page: its own style, and pictures. */
export const previewPolicy = pagePolicy(pageStyle, 'img-src http: https:')
