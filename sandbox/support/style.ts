/** The one style sheet of the sandbox's pages, served at `/_assets/sandbox.css`. Tokens: the house look. */
export const style = `
:root { --page:#f7f7f5; --card:#ffffff; --ink:#1d2021; --soft:#5d6468; --line:#e3e3df; --accent:#1f5fbf; --on-accent:#ffffff;
  --good:#1c7c54; --warn:#8f5800; --bad:#b3261e; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --page:#16191b; --card:#1f2325; --ink:#eceeed; --soft:#a3abaf; --line:#33393c;
  --accent:#7fb0f5; --on-accent:#10151c; --good:#63c79b; --warn:#e0a64a; --bad:#f2877f; } }
* { box-sizing: border-box; }
body { margin:0; background:var(--page); color:var(--ink); font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap:anywhere; }
header { background:var(--card); border-bottom:1px solid var(--line); padding:12px 16px; }
header p { margin:0 auto; max-width:40rem; font-weight:600; }
main { margin:0 auto; max-width:40rem; padding:16px; }
h1 { font-size:1.35rem; line-height:1.3; margin:16px 0; } h2 { font-size:1.1rem; margin:0 0 8px; }
a { color:var(--accent); }
.soft { color:var(--soft); font-weight:400; } .good { color:var(--good); } .warn { color:var(--warn); } .bad { color:var(--bad); }
.card { background:var(--card); border:1px solid var(--line); border-radius:8px; padding:16px; margin:0 0 16px; }
.card > :last-child { margin-bottom:0; } .card > :first-child { margin-top:0; }
dl { margin:0 0 16px; } dt { color:var(--soft); } dd { margin:0 0 8px; }
form { margin:0 0 12px; } fieldset { border:0; margin:0 0 16px; padding:0; } legend { font-weight:600; padding:0; margin:0 0 8px; }
label.choice { display:flex; gap:12px; align-items:flex-start; padding:10px 0; border-top:1px solid var(--line); }
label.choice input { margin:5px 0 0; width:18px; height:18px; accent-color:var(--accent); flex:none; }
label.field { display:block; margin:0 0 12px; } label.field input, label.field textarea { display:block; width:100%; margin-top:4px;
  padding:10px; font:inherit; color:inherit; background:var(--page); border:1px solid var(--soft); border-radius:8px; }
button { display:block; width:100%; padding:12px 16px; font:inherit; font-weight:600; border-radius:8px; cursor:pointer;
  border:1px solid var(--soft); background:var(--card); color:var(--ink); }
button.main { background:var(--accent); border-color:var(--accent); color:var(--on-accent); }
:focus-visible { outline:3px solid var(--accent); outline-offset:2px; }
table { border-collapse:collapse; width:100%; } th, td { text-align:left; padding:8px; border-bottom:1px solid var(--line); vertical-align:top; }
`;
