/** The page's style: the house's tokens in both schemes, ink for chrome, hue for outcomes. */
export const reportStyle = `
:root{color-scheme:light dark;
--panel:light-dark(#fcfcfb,#101418);--raise:light-dark(#f2f3f3,#171c21);
--line:light-dark(#e0e3e5,#222930);--line-2:light-dark(#c3c9ce,#343d46);
--ink:light-dark(#14181c,#e7eaed);--ink-2:light-dark(#474f57,#a9b2bb);--ink-3:light-dark(#5e6770,#818c96);
--neg:light-dark(#848d95,#66717c);--warn:light-dark(#855600,#e8b04a);
--break:light-dark(#0072b2,#3d9bdc);--break-t:light-dark(#00629b,#6bb8ec);
--reject:light-dark(#d55e00,#e2701f);--reject-t:light-dark(#ad4a00,#f39254);
--chop:light-dark(#7d868e,#87919b);--chop-t:light-dark(#565e66,#a2abb4)}
*{box-sizing:border-box;margin:0}
body{background:var(--panel);color:var(--ink-2);font:400 14px/1.5 'Inter Variable',Inter,'SF Pro Text','Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif;
font-feature-settings:'tnum','lnum';max-width:1240px;margin:0 auto;padding:28px 40px 72px}
header{border-top:3px solid var(--ink);padding-top:8px}
.mast{display:flex;justify-content:space-between;gap:24px;color:var(--ink-3);font-size:12px;border-bottom:1px solid var(--line-2);padding-bottom:8px}
.mast b{color:var(--ink)}
.stamp{color:var(--warn);font-weight:600;letter-spacing:.07em}
h1{font-size:46px;line-height:1.08;letter-spacing:-.025em;font-weight:600;color:var(--ink);max-width:22ch;margin:36px 0 14px;text-wrap:balance}
.standfirst{font-size:18px;line-height:1.5;max-width:68ch;color:var(--ink-2);text-wrap:pretty}
.standfirst b,.lead b{color:var(--ink);font-weight:600}
section{margin-top:48px;border-top:1px solid var(--ink);padding-top:14px}
h2{font-size:21px;line-height:1.2;letter-spacing:-.015em;font-weight:600;color:var(--ink);margin-bottom:6px}
h3{font-size:14px;font-weight:600;color:var(--ink);margin-bottom:2px}
.lead{max-width:72ch;margin-bottom:18px;text-wrap:pretty}
.note{font-size:12.5px;line-height:1.5;color:var(--ink-3);max-width:62ch;text-wrap:pretty}
.columns>*,.thirds>*,.ladder>*{min-width:0}
.columns{display:grid;grid-template-columns:1fr 1fr;gap:32px 48px;align-items:start;margin-top:20px}
.thirds{display:grid;grid-template-columns:repeat(3,1fr);gap:28px;margin-top:26px}
.ladder{display:grid;grid-template-columns:repeat(3,1fr);gap:32px;margin-top:30px;border-top:1px solid var(--line-2)}
.ladder>div{padding-top:12px}
.ladder .word{display:flex;align-items:center;gap:8px;color:var(--ink);font-weight:600;font-size:15px}
.ladder .big{font-size:27px;letter-spacing:-.025em;line-height:1.15;color:var(--ink);font-weight:600;margin:6px 0 2px}
.sign{width:12px;height:12px;border-radius:50%;border:1.6px solid var(--ink);flex:none}
.sign.yes{background:var(--ink)}
figure{min-width:0}
figcaption{font-size:12.5px;color:var(--ink-3);margin-bottom:10px;max-width:60ch;text-wrap:pretty}
svg{display:block;width:100%;height:auto;overflow:visible}
text{font-size:12px;fill:var(--ink-2)}
text.axis{fill:var(--ink-3);font-size:11.5px}text.name{fill:var(--ink);font-size:13px}
text.value{fill:var(--ink);font-weight:600;font-size:13px}text.strong{font-weight:600}
text.end{text-anchor:end}text.middle{text-anchor:middle}
text.halo{paint-order:stroke;stroke:var(--panel);stroke-width:4px;stroke-linejoin:round}
.grid{stroke:var(--line);stroke-width:1}.zero{stroke:var(--ink-3);stroke-width:1}.floor{stroke:var(--line-2)}
.diagonal{stroke:var(--ink-3);stroke-width:1;stroke-dasharray:2 4}
.whisker{stroke:var(--ink-2);stroke-width:1.6}.whisker.strong{stroke:var(--ink);stroke-width:3}
.consistency{stroke:var(--line-2);stroke-width:9}
.observed{stroke:var(--ink);stroke-width:2}.answered{stroke:var(--ink-3);stroke-width:1;stroke-dasharray:6 3}
.curve{fill:none;stroke:var(--ink);stroke-width:2;stroke-linejoin:round}.band{fill:var(--line)}
.ink,.ink-mark{fill:var(--ink);stroke:var(--panel);stroke-width:1.2}.hollow{fill:var(--panel);stroke:var(--ink-3);stroke-width:1.5}
rect.bar{fill:var(--neg)}
.BREAK-mark{fill:var(--break);stroke:var(--panel)}.REJECT-mark{fill:var(--panel);stroke:var(--reject);stroke-width:2.4}
.CHOP-mark{stroke:var(--chop);stroke-width:3.4}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.35}
thead th{font-size:12px;font-weight:400;color:var(--ink-3);text-align:left;vertical-align:bottom;padding:0 10px 6px 0;border-bottom:1px solid var(--line-2)}
tbody th{font-weight:400;color:var(--ink);text-align:left;white-space:nowrap}
tbody th,td{padding:6px 10px 6px 0;border-bottom:1px solid var(--line);color:var(--ink)}
th.n,td.n{text-align:right;white-space:nowrap;padding-left:6px}
.strong,td.strong{font-weight:600;color:var(--ink)}.soft,td.soft,th.soft{color:var(--ink-3)}
th.wide,td.wide{width:220px;padding-left:18px}svg.whiskers{width:220px}
.BREAK{color:var(--break-t)}.REJECT{color:var(--reject-t)}.CHOP{color:var(--chop-t)}thead th.BREAK,thead th.REJECT,thead th.CHOP{font-weight:600}
thead th.BREAK{color:var(--break-t)}thead th.REJECT{color:var(--reject-t)}thead th.CHOP{color:var(--chop-t)}
span.bar{display:flex;height:10px;width:200px;gap:1px}span.bar i{flex-basis:0}
i.BREAK{background:var(--break)}i.REJECT{background:repeating-linear-gradient(135deg,var(--reject) 0 3px,transparent 3px 4.5px)}i.CHOP{background:var(--chop);opacity:.45}
.lamps{white-space:nowrap;letter-spacing:0}thead th.lamps{letter-spacing:.42em}
.lamp{display:inline-block;width:10px;height:10px;border-radius:50%;border:1.4px solid var(--ink-3);margin-right:5px;vertical-align:-1px}
.lamp.on{background:var(--ink);border-color:var(--ink)}
.scroll{overflow-x:auto}
footer{margin-top:56px;border-top:1px solid var(--line-2);padding-top:14px;display:grid;grid-template-columns:1fr 1fr;gap:16px 48px}
@media(max-width:900px){body{padding:20px}h1{font-size:34px}.columns,.thirds,.ladder,footer{grid-template-columns:1fr}.scroll{margin-right:-20px}.columns tbody th{white-space:normal}}
@media print{body{max-width:none}section{break-inside:avoid}}
`;
