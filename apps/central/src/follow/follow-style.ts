/** The same colours as every public page (LOOK: plaster, oak, woad); a dark phone gets the high-contrast ones. */
export const FOLLOW_STYLE = `:root{color-scheme:light dark;--ground:#f8f8f5;--table:#ebe1d1;--edge:#cbb592;--paper:#fff;--ink:#15212b;--ink-2:#38444e;
--rule:#746c60;--hair:#dad8d0;--accent:#11507e;--on-accent:#fff;--deep:#0b3c61;--stop:#98281c;--on-stop:#fff;--border:1.5px}
@media (prefers-color-scheme:dark){:root{--ground:#000;--table:#000;--edge:#fff;--paper:#000;--ink:#fff;--ink-2:#fff;
--rule:#fff;--hair:#8c8c8c;--accent:#ffe14d;--on-accent:#000;--deep:#ffe14d;--stop:#ff8a7a;--on-stop:#000;--border:2px}}
@media (prefers-contrast:more){:root{--border:4px;--ink-2:var(--ink);--rule:var(--ink)}}
*{box-sizing:border-box}html,body{height:100%}
body{margin:0;display:flex;flex-direction:column;min-height:100%;background:var(--table);color:var(--ink);
font:420 1.125rem/1.38 "Source Sans 3","Source Sans 3 Variable",system-ui,sans-serif;overflow-wrap:break-word;hyphens:auto}
header,.in,footer>p{width:100%;max-width:34rem;margin:0 auto;padding-left:20px;padding-right:20px}
.above{background:var(--ground);padding-bottom:36px}
header{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;padding-top:16px;padding-bottom:28px}
header svg{width:1.75rem;height:1.48rem;flex:none}.arch{fill:var(--accent)}.person{fill:var(--ground)}
header p{margin:0;flex:1 1 0;min-width:8rem}header p span{color:var(--ink-2)}
nav{display:flex;flex-wrap:wrap;gap:4px}nav a,nav b{display:inline-flex;align-items:center;justify-content:center;min-width:44px;min-height:44px}
nav a{color:var(--accent)}main{display:contents}
.label{margin:0;color:var(--ink-2)}
h1{display:flex;flex-wrap:wrap;gap:0 .19em;margin:0 0 20px;font-size:min(8rem,24vw);font-weight:680;letter-spacing:-.035em;line-height:1.06}
h1.long{font-size:min(8rem,16vw)}
h1.question{display:block;font-size:1.875rem;letter-spacing:-.018em;font-weight:640;text-wrap:balance}
h2{margin:0 0 8px;font-size:1.375rem;font-weight:640;letter-spacing:-.018em;line-height:1.15;text-wrap:balance}
.more{margin:0 0 8px;max-width:62ch;color:var(--ink-2)}
.now{background:var(--accent);color:var(--on-accent);border-radius:12px;padding:20px;margin-bottom:12px}.now h2,.now p{color:inherit;margin:0}
.now p{font-size:1.875rem;font-weight:640;line-height:1.15;margin-top:4px}
.band{display:grid;grid-template-columns:repeat(auto-fit,minmax(4.2rem,1fr));gap:8px;list-style:none;margin:20px 0;padding:0;font-size:.875rem;line-height:1.2}
.band li::before{content:"";display:block;height:10px;margin-bottom:8px;border:1px solid var(--rule);background:var(--hair)}
.band .lit{font-weight:640}.band .lit::before{background:var(--accent);border-color:var(--accent)}.band li:not(.lit){color:var(--ink-2)}
.updated{margin:20px 0 0;font-size:.875rem;color:var(--ink-2)}.updated a{display:inline-flex;align-items:center;min-height:44px;color:var(--accent)}
.table{flex:1 0 auto;padding:28px 0 36px}.table .in{display:grid;gap:16px}
.above,.line,footer{flex:none}.line{height:8px;background:var(--edge)}form{margin:0}
.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:56px;padding:12px 20px;border:var(--border) solid var(--rule);
border-radius:12px;background:var(--paper);color:var(--ink);font-family:inherit;font-size:1.125rem;font-weight:580;line-height:1.3;text-align:center;text-decoration:none;cursor:pointer}
.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
:focus-visible{outline:4px solid var(--accent);outline-offset:3px}
footer{background:var(--paper);border-top:1px solid var(--hair)}
footer p{display:flex;align-items:center;gap:8px 16px;padding-top:20px;padding-bottom:20px;font-weight:580}
footer span{flex:1;min-width:0}footer b{background:var(--stop);color:var(--on-stop);font-weight:720;font-size:1.25rem;padding:8px 16px;border-radius:10px}
@media (forced-colors:active){.band .lit::before{background:Highlight}.line{background:CanvasText}}`;
