/** The look of the report: system fonts, two themes, one accent, and five colours for versions that differ in lightness too. */
export const style = `
:root{--ink:#1c2430;--quiet:#5d6877;--line:#dfe4ea;--paper:#fff;--wash:#f5f7f9;--good:#0b6b4f;--good-wash:#e3f4ed;--bad:#b3261e;--bad-wash:#fdeceb;
--v1:#3d6fd1;--v2:#23a282;--v3:#e0a02f;--v4:#8a5cc9;--v5:#6b7684;
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:var(--paper)}
@media(prefers-color-scheme:dark){:root{--ink:#e7ebf0;--quiet:#9aa6b4;--line:#2b333d;--paper:#12161b;--wash:#1a2027;--good:#6fd3b0;--good-wash:#123028;--bad:#ff9a90;--bad-wash:#3a1714;
--v1:#6f9bf0;--v2:#3fc2a0;--v3:#f0b954;--v4:#b08df0;--v5:#8d99a8}}
*{box-sizing:border-box}
body{margin:0}
main{max-width:61rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:clamp(1.75rem,4.5vw,2.5rem);line-height:1.15;letter-spacing:-.02em;margin:.5rem 0 .75rem;font-weight:650}
h2{font-size:1.0625rem;margin:0 0 .75rem;font-weight:650}
h3{font-size:.9375rem;margin:0 0 .5rem;font-weight:600;display:flex;justify-content:space-between;gap:1rem}
h3 span,.quiet{color:var(--quiet);font-weight:400}
p{margin:0}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.kind{color:var(--quiet);font-size:.9375rem}
.kind strong{color:var(--ink);font-weight:600}
.verdict{display:inline-block;margin-top:1.25rem;padding:.125rem .625rem;border-radius:1rem;font-size:.8125rem;font-weight:600}
.good{color:var(--good);background:var(--good-wash)}
.bad{color:var(--bad);background:var(--bad-wash)}
.story{color:var(--ink)}
.story span{color:var(--quiet)}
.story i{font-style:normal;color:var(--quiet);margin:0 .5rem}
.wrong{margin:1rem 0 0;padding:.75rem 1rem .75rem 2rem;border-radius:.5rem;color:var(--bad);background:var(--bad-wash)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1px;margin:2rem 0;background:var(--line);border:1px solid var(--line);border-radius:.625rem;overflow:hidden}
.figures div{background:var(--paper);padding:.875rem 1rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{color:var(--quiet);font-size:.8125rem}
.figures dd{margin:0;font-size:1.5rem;font-weight:600;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
figure{margin:0 0 2.5rem}
figcaption{color:var(--quiet);font-size:.8125rem;margin-top:.5rem}
svg{display:block;width:100%;min-width:40rem;height:auto}
svg text{font:11px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--quiet)}
.grid{stroke:var(--line)}
.floor{stroke:var(--quiet)}
.act rect{fill:var(--wash);stroke:var(--line)}
.act text{fill:var(--ink)}
.mark line{stroke:var(--ink);stroke-dasharray:2 3}
.lost{fill:var(--bad)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0 0 .5rem;padding:0;font-size:.875rem}
.legend b{font-weight:400;color:var(--quiet);font-variant-numeric:tabular-nums}
.legend span,.chip span{display:inline-block;width:.625rem;height:.625rem;border-radius:.125rem;margin-right:.4375rem}
.chip{white-space:nowrap;margin-right:.75rem}
section{margin:0 0 2.5rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:2.5rem}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;padding:.4375rem .75rem .4375rem 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}
thead th{color:var(--quiet);font-size:.8125rem}
tbody th{font-weight:500}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-right:1.5rem}
th:last-child,td:last-child{padding-right:0}
.outcome{padding:.0625rem .5rem;border-radius:1rem;font-size:.8125rem;white-space:nowrap}
.phases{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.75rem 2.5rem}
.phases ul{list-style:none;margin:0;padding:0;font-size:.875rem}
.phases li{display:grid;grid-template-columns:minmax(0,1fr) 8rem 4.5rem;gap:.75rem;align-items:center;padding:.1875rem 0}
.phases .number{padding:0}
.phases li>span:first-child{overflow-wrap:anywhere}
.track{height:.375rem;border-radius:.1875rem;background:var(--wash)}
.track span{display:block;height:100%;border-radius:inherit;background:var(--quiet)}
.failed .track span{background:var(--bad)}
.notes{margin:0;padding-left:1.125rem;color:var(--quiet);font-size:.9375rem}
@media print{main{padding:0}}
`
